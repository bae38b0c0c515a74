/** Searching the register, on this computer: by words, and by every thing that a row says. */

import { labelOf, monthWords, shortKind } from "../words.ts";
import type { RegisterRow } from "./row.ts";

/** Lower case, marks and the commas of thousands removed: "parana" finds "Paraná", and "2000" finds "2,000". */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/(\d)[,.\u202f](?=\d{3})/gu, "$1").toLowerCase();
}

/** What the officer asks for; "" asks for nothing. Months are YYYY-MM. */
export interface Wish {
  readonly words: string;
  readonly place: string;
  readonly kind: string;
  readonly type: string;
  readonly actor: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export const NO_WISH: Wish = { words: "", place: "", kind: "", type: "", actor: "", value: "", from: "", to: "", label: "" };

export function isWishing(wish: Wish): boolean {
  return Object.values(wish).some((value) => value.trim() !== "");
}

/** Names of places by code, for words; of complexes too. */
export type PlaceWords = (code: string) => string;

/** Everything of a row that words are looked for in, folded once: a search of 5,000 is then one pass. */
export function rowText(row: RegisterRow, placeWords: PlaceWords, more: readonly string[] = []): string {
  const words = [
    row.place && placeWords(row.place),
    row.complex !== row.place && row.complex && placeWords(row.complex),
    row.time && monthWords(row.time),
    shortKind(row.kind),
    row.type && labelOf("inspection_type", row.type),
    row.actor && labelOf("actor", row.actor),
    row.demanded && labelOf("value_demanded", row.demanded),
    row.outcome && row.outcome.replaceAll("_", " "),
    row.next,
    ...row.labels,
    row.summary,
    row.place,
    row.time,
    ...more,
  ];
  return folded(words.filter(Boolean).join(" "));
}

/** The words of a query, folded; all of them must stand in a row. */
export function wordsOf(query: string): readonly string[] {
  return folded(query).split(/\s+/u).filter(Boolean);
}

/** A row answers a wish; `text` is its rowText, `words` those of the wish. */
export function answers(row: RegisterRow, text: string, wish: Wish, words: readonly string[]): boolean {
  if (wish.place && row.place !== wish.place && row.complex !== wish.place) return false;
  if (wish.kind && row.kind !== wish.kind) return false;
  if (wish.type && row.type !== wish.type) return false;
  if (wish.actor && row.actor !== wish.actor) return false;
  if (wish.value && row.demanded !== wish.value && row.given !== wish.value) return false;
  if (wish.label && !row.labels.includes(wish.label)) return false;
  if ((wish.from || wish.to) && !isWithin(row.time, wish.from, wish.to)) return false;
  return words.every((word) => text.includes(word));
}

/** A month, or any month of a quarter, lies between two months; both ends count. */
export function isWithin(time: string, from: string, to: string): boolean {
  const [first, last] = monthsOf(time);
  return first !== "" && (!from || last >= from) && (!to || first <= to);
}

/** First and last month of what a report says of its time. */
export function monthsOf(time: string): readonly [string, string] {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(time);
  if (!quarter) return /^\d{4}-\d{2}$/.test(time) ? [time, time] : ["", ""];
  const last = Number(quarter[2]) * 3;
  return [`${quarter[1]}-${two(last - 2)}`, `${quarter[1]}-${two(last)}`];
}

function two(month: number): string {
  return String(month).padStart(2, "0");
}

export interface Choice {
  readonly code: string;
  readonly count: number;
}

/** The values that occur in one column, most frequent first: what a filter offers. */
export function choicesOf(rows: readonly RegisterRow[], column: "place" | "complex" | "kind" | "type" | "actor" | "labels" | "demanded"): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const code of [row[column]].flat()) if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
