/** The fact of a case: what of a report is counted, as an officer confirms, corrects or rejects it. */

import { COUNTED, FACETS } from "../../generated/vocabulary.ts";
import type { Json, JsonObject } from "../../sealing/canonical.ts";

/** Coded answers by facet; several options are sorted, what was skipped is absent. */
export type Fact = { readonly [facet: string]: string | readonly string[] };

export type Verdict = "confirmed" | "rejected";

/** What the desk said of a count, as its sealed note keeps it. */
export interface CountWord {
  readonly status: Verdict;
  readonly fact: Fact;
}

/** What a report says that is counted: places and months as they are, codes that the vocabulary knows. */
export function factOf(report: JsonObject): Fact {
  const answers = isObject(report["answers"]) ? report["answers"] : {};
  const given = ["place", "time", ...COUNTED].map((facet) => [facet, codesOf(facet, answers[facet])] as const);
  return Object.fromEntries(given.filter(([, value]) => value.length > 0));
}

function codesOf(facet: string, value: Json | undefined): string | readonly string[] {
  const known = FACETS[facet];
  if (!known) return typeof value === "string" ? value : "";
  if (!known.several) return typeof value === "string" && known.codes.includes(value) ? value : "";
  const given = Array.isArray(value) ? (value as readonly Json[]) : [];
  return known.codes.filter((code) => given.includes(code)).sort();
}

const TIME = /^20\d{2}-(0[1-9]|1[0-2]|Q[1-4])$/;

/** What keeps a fact from being counted, in a sentence; null when nothing does. `month` is this one. */
export function factProblem(fact: Fact, month: string, isPlace: (code: string) => boolean): string | null {
  const { place, time, kind } = fact;
  if (typeof place !== "string" || !isPlace(place)) return "This code is of no place that we know. Type a UN/LOCODE like ARROS, or the two letters of a country.";
  if (typeof time !== "string" || !TIME.test(time)) return "Type the month like 2026-10, or the quarter like 2026-Q4.";
  if (firstMonth(time) > month) return "This month has not begun. Choose one that has.";
  return kind ? null : "Choose what kind of report it is.";
}

function firstMonth(time: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(time);
  return quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}` : time;
}

export function sameFact(a: Fact, b: Fact): boolean {
  return sorted(a) === sorted(b);
}

function sorted(fact: Fact): string {
  return JSON.stringify(Object.entries(fact).sort(([a], [b]) => a.localeCompare(b)));
}

/** A note that is a word on the count; null for any other note. */
export function countWordOf(note: JsonObject): CountWord | null {
  const { kind, status, fact } = note;
  if (kind !== "count" || (status !== "confirmed" && status !== "rejected") || !isObject(fact)) return null;
  return { status, fact: factOf({ answers: fact }) };
}

export function noteOfCount({ status, fact }: CountWord): JsonObject {
  return { v: 1, kind: "count", status, fact: fact as JsonObject };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
