/** Whom to telephone: one file, the same for everybody, shown for the country that is chosen. */

import { dayInWords, language, make, show, byId, word } from "./page.ts";

interface Contact {
  readonly service: string;
  readonly number: string;
  readonly hours: string;
  readonly languages: readonly string[];
  readonly checked_on: string;
  readonly invented: boolean;
}

type Contacts = Readonly<Record<string, readonly Contact[]>>;

let fetched: Promise<Contacts> | null = null;

/** Fetched when the form opens, so that nothing says which country it is for. */
export function contacts(): Promise<Contacts> {
  fetched ??= fetchContacts();
  fetched.catch(() => (fetched = null));
  return fetched;
}

async function fetchContacts(): Promise<Contacts> {
  const answer = await fetch("/asking.json", { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error("The numbers did not arrive.");
  return (await answer.json()) as Contacts;
}

/** In every list of the form; the sentences beside it say whom else to call, numbers or none. */
export async function showNumbers(country: string): Promise<void> {
  show(byId("asked-now"), country !== "");
  const listed = await contacts().catch((): Contacts => ({}));
  const found = listed[country] ?? [];
  for (const list of document.querySelectorAll<HTMLElement>("[data-numbers]")) {
    list.replaceChildren(...found.map(oneContact));
    show(list, found.length > 0);
  }
}

function oneContact(contact: Contact): HTMLLIElement {
  const service = make("b", "", make("bdi", "", contact.service));
  const number = make("bdi", "", contact.number);
  number.dir = "ltr";
  const link = make("a", "number", number);
  link.href = `tel:${contact.number.replace(/[^+0-9]/g, "")}`;
  const item = make("li", "", service, " ", link, " ", make("span", "soft", details(contact)));
  if (contact.invented) item.append(make("span", "invented", word("number_invented")));
  return item;
}

function details(contact: Contact): string {
  const names = new Intl.DisplayNames([language()], { type: "language", fallback: "code" });
  const spoken = new Intl.ListFormat(language()).format(contact.languages.map((code) => names.of(code) ?? code));
  const hours = contact.hours || word("day_and_night");
  return [`\u2068${hours}\u2069`, spoken, `${word("checked_on")} ${dayInWords(contact.checked_on, false)}`].join(" · ");
}
