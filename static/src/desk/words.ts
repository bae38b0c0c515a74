/** What codes are called at the desk; an unknown code is shown as it is, never hidden. */

import { LABELS, QUESTIONS } from "../generated/vocabulary.ts";

export { LABELS };

/** "1 case", "2,000 cases". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

export const STATUS_WORDS: Readonly<Record<string, string>> = {
  received: "New",
  acknowledged: "Confirmed",
  assessing: "Being assessed",
  addressing: "Being dealt with",
  concluded: "Concluded",
  referred: "Referred",
  not_proceeding: "Not taken further",
  purged: "Erased",
  // no status of a case, and the first word of the letter that tells of it
  moved: "Taken over by another desk",
};

/** What a status letter can say of an erasing, beside the steps of the case. */
const ERASING_WORDS: Readonly<Record<string, string>> = {
  withdrawing: "To be erased",
  continued: "Kept",
  held: "Kept by law",
};

/** Kinds in one or two words, for tables; the report itself shows the reporter's whole sentence. */
const SHORT_KINDS: Readonly<Record<string, string>> = {
  demand: "Demand",
  threat_without_demand: "Threat",
  no_demand: "Clean call",
  offer_by_ship_side: "Offer by own side",
  smuggling_approach: "Smuggling approach",
  container_or_seal_tampering: "Tampering",
  cargo_or_stores_theft: "Theft",
  crew_abuse: "Crew abuse",
  other_incident: "Other incident",
};

export const DOOR_WORDS: Readonly<Record<string, string>> = {
  sealed: "Sealed on their device",
  simple: "Simple form: our server read it for a moment",
};

/** The order in which a report is read: where and when, what, who, how it went. */
export const READING_ORDER: readonly string[] = [
  "place",
  "time",
  "kind",
  "inspection_type",
  "actor",
  "what",
  "pretext",
  "threatened",
  "happened",
  "response",
  "value_demanded",
  "value_given",
  "hours_lost",
  "who_started",
  "reported_elsewhere",
  "container",
];

const OWN_QUESTIONS: Readonly<Record<string, string>> = {
  place: "Where?",
  time: "When?",
  who_started: "Who started it?",
  reported_elsewhere: "Told anybody else?",
  container: "Container",
};

export function statusWords(status: string): string {
  return known(STATUS_WORDS, status) ?? known(ERASING_WORDS, status) ?? status;
}

export function questionWords(facet: string): string {
  return known(QUESTIONS, facet) ?? known(OWN_QUESTIONS, facet) ?? facet;
}

export function labelOf(facet: string, code: string): string {
  return known(known(LABELS, facet) ?? {}, code) ?? code;
}

/** Two or three words for a kind in a table. */
export function shortKind(code: string): string {
  return known(SHORT_KINDS, code) ?? labelOf("kind", code);
}

/** What a table of ours says of a code that somebody else chose: "constructor" is in none of them. */
function known<Found>(table: Readonly<Record<string, Found>>, code: string): Found | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** A value of a report as text: its sender may have put anything there, and nothing may stop the page. */
function plainText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** One answer in words: several codes are listed, numbers and texts stand as they are. */
export function answerWords(facet: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((code) => labelOf(facet, plainText(code))).join("; ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (facet === "time") return monthWords(plainText(value));
  return labelOf(facet, plainText(value));
}

// made once: a register of 5,000 rows asks for each of them thousands of times
const MONTH = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });
const REGIONS = new Intl.DisplayNames("en", { type: "region" });

/** "2026-10" is October 2026, "2026-Q3" the third quarter. */
export function monthWords(time: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(time);
  if (quarter) return `${["First", "Second", "Third", "Fourth"][Number(quarter[2]) - 1]} quarter of ${quarter[1]}`;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(time)) return time;
  return MONTH.format(new Date(`${time}-01T00:00:00Z`));
}

/** A language's own English name: "es" is Spanish. */
export function languageWords(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A country's English name from its two letters; XZ are UN/LOCODE's installations on the high seas. */
export function countryWords(code: string): string {
  if (code === "XZ") return "International waters";
  try {
    return REGIONS.of(code) ?? code;
  } catch {
    return code;
  }
}
