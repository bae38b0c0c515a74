/** The reporter's pages: what stands in the page, and elements made without markup. */

export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no #${id}.`);
  return found as Type;
}

let fetched: Readonly<Record<string, string>> = {};

/** Fetch the sentences that the page names and does not carry; other bytes than it names fail. */
export async function fetchWords(): Promise<void> {
  const [address, integrity] = meta("words").split(" ") as [string, string];
  const answer = await fetch(address, { integrity, credentials: "omit" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  fetched = (await answer.json()) as Record<string, string>;
}

/** A sentence of the page's own language, fetched or from its words template; `{name}` is filled in. */
export function word(name: string, values: Readonly<Record<string, string | number>> = {}): string {
  const carried = document.querySelector<HTMLTemplateElement>("template#words")?.content;
  const text = fetched[name] ?? carried?.querySelector(`[data-word="${name}"]`)?.textContent ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => isolated(values[key] ?? whole));
}

/** A name of another script must not turn the sentence around it: first strong isolate, pop. */
export function isolated(value: string | number): string {
  const mixed = typeof value === "string" && document.documentElement.dir === "rtl";
  return mixed ? `\u2068${value}\u2069` : String(value);
}

export function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}

export function language(): string {
  return document.documentElement.lang;
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  look = "",
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.append(...children);
  return made;
}

export function button(label: string, look: string, press: () => void): HTMLButtonElement {
  const made = make("button", look, label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

export function show(part: HTMLElement, visible: boolean): void {
  part.hidden = !visible;
}

/** A day in the words of the page's language; the protocol's days are UTC. */
export function dayInWords(day: string, weekday = true): string {
  const style: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  if (weekday) style.weekday = "long";
  const when = new Date(`${day}T00:00:00Z`);
  // days before months, as at sea, and digits that everybody reads
  const region = language() === "en" ? "en-GB" : language();
  if (Number.isNaN(when.getTime())) return day;
  // the day stays beside its month where a line breaks
  return when.toLocaleDateString(`${region}-u-nu-latn`, style).replace(/(\d) (?=\p{L})/u, "$1\u00a0");
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Let the browser paint before a calculation that holds it up. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
