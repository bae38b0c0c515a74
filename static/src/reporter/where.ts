/** Where and when: the country, its ports, the month. */

import { showNumbers } from "./asking.ts";
import { PortBox } from "./combobox.ts";
import { fillCountries } from "./countries.ts";
import type { Mistake } from "./errors.ts";
import { byId, show, word } from "./page.ts";
import { portsOf } from "./ports.ts";
import { readWhen } from "./when.ts";

const country = (): HTMLSelectElement => byId<HTMLSelectElement>("country");
const countryOnly = (): HTMLInputElement => byId<HTMLInputElement>("country-only");
let box: PortBox;

export function watchWhere(): void {
  fillCountries();
  box = new PortBox(noticeSmallPort);
  byId<HTMLInputElement>("place").disabled = true;
  byId<HTMLInputElement>("year").value = String(new Date().getFullYear());
  country().addEventListener("change", () => {
    void showNumbers(country().value);
    void offerPorts();
  });
  countryOnly().addEventListener("change", () => {
    byId<HTMLInputElement>("place").disabled = countryOnly().checked || country().value === "";
    if (countryOnly().checked) box.clear();
    noticeSmallPort();
  });
}

export async function offerPorts(): Promise<void> {
  const field = byId<HTMLInputElement>("place");
  const code = country().value;
  box.offer([]);
  noticeSmallPort();
  field.disabled = true;
  if (code === "") return;
  byId("place-hint").textContent = word("list_coming");
  try {
    const ports = await portsOf(code);
    if (country().value !== code) return;
    box.offer(ports);
    field.disabled = countryOnly().checked;
    byId("place-hint").textContent = word("list_ready", { n: ports.length });
  } catch {
    byId("place-hint").textContent = word("list_late");
  }
}

/** The code of the place: a port, a place of our own, or the country alone; "" if none is chosen. */
export function place(): string {
  if (countryOnly().checked) return country().value;
  return box.chosen?.[0] ?? "";
}

export function placeInWords(): string {
  const name = country().selectedOptions[0]?.textContent?.trim() ?? "";
  return box.chosen ? word("place_in", { place: box.chosen[1], country: name }) : `${name} (${word("country_only")})`;
}

export function time(): string {
  const read = readTime();
  return "time" in read ? read.time : "";
}

export function timeInWords(): string {
  const month = byId<HTMLSelectElement>("month").selectedOptions[0]?.textContent?.trim() ?? "";
  return `${month} ${time().slice(0, 4)}`;
}

export function whereMistakes(): Mistake[] {
  const mistakes: Mistake[] = [];
  if (country().value === "") mistakes.push({ question: "country", sentence: word("choose_country") });
  else if (place() === "") mistakes.push({ question: "place", sentence: word("choose_place") });
  const read = readTime();
  if ("problem" in read) mistakes.push({ question: "time", sentence: word(read.problem) });
  return mistakes;
}

function readTime(): ReturnType<typeof readWhen> {
  const month = byId<HTMLSelectElement>("month").value;
  return readWhen(month, byId<HTMLInputElement>("year").value, new Date());
}

function noticeSmallPort(): void {
  show(byId("small-port"), box.chosen !== null && !box.chosen[3]);
}
