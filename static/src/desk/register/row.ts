/** A case's line in the register: what may be searched, as small as its 511 bytes want it. */

import { type Json, type JsonObject, encodeJson } from "../../sealing/canonical.ts";
import type { OpenedReport } from "../../sealing/report.ts";
import { textOf } from "../../sealing/report.ts";

export const SUMMARY_CHARACTERS = 120;
export const LABEL_CHARACTERS = 24;
export const MOST_LABELS = 6;
const ROOM = 511;

/** What the register knows of a case; "" and [] where nothing is known. */
export interface RegisterRow {
  readonly place: string;
  readonly complex: string;
  readonly time: string;
  readonly kind: string;
  readonly type: string;
  readonly actor: string;
  readonly demanded: string;
  readonly given: string;
  readonly lost: string;
  readonly language: string;
  readonly outcome: string;
  readonly next: string;
  readonly labels: readonly string[];
  /** Id of the case that this one tells the same of. */
  readonly same: string;
  readonly summary: string;
}

export const EMPTY_ROW: RegisterRow = {
  place: "", complex: "", time: "", kind: "", type: "", actor: "", demanded: "", given: "", lost: "",
  language: "", outcome: "", next: "", labels: [], same: "", summary: "",
};

/** What officers write, and a report does not say. */
export type Written = Pick<RegisterRow, "outcome" | "next" | "labels" | "same">;

/** Under which complex a place is published; the place itself where there is none. */
export type ComplexOf = (place: string) => string;

export function rowOfCard(card: JsonObject, complexOf: ComplexOf): RegisterRow {
  const place = codeOf(card, "place");
  return {
    ...EMPTY_ROW,
    place,
    complex: complexOf(place),
    time: codeOf(card, "time"),
    kind: codeOf(card, "kind"),
    type: codeOf(card, "inspection_type"),
    actor: codeOf(card, "actor"),
    language: codeOf(card, "language"),
  };
}

/** A code as a sender wrote it; one that is none is left out, so that nobody can write a row that has no room. */
function codeOf(object: JsonObject, key: string): string {
  const code = textOf(object, key);
  return /^[A-Za-z0-9_-]{1,40}$/.test(code) ? code : "";
}

/** The whole report: bands and the beginning of the account are in no card. */
export function rowOfReport({ card, report }: OpenedReport, complexOf: ComplexOf): RegisterRow {
  const answers = isObject(report["answers"]) ? report["answers"] : {};
  return {
    ...rowOfCard(card, complexOf),
    demanded: codeOf(answers, "value_demanded"),
    given: codeOf(answers, "value_given"),
    lost: codeOf(answers, "hours_lost"),
    summary: summaryOf(textOf(report, "account")),
  };
}

/** A row made anew from the report keeps what officers wrote into the old one. */
export function withWritten(row: RegisterRow, old: RegisterRow | null): RegisterRow {
  return old ? { ...row, outcome: old.outcome, next: old.next, labels: old.labels, same: old.same } : row;
}

export function summaryOf(account: string): string {
  return [...account.replace(/\s+/gu, " ").trim()].slice(0, SUMMARY_CHARACTERS).join("").trim();
}

/** As it is sealed: nothing that is empty, and a summary cut to what the rest leaves of 511 bytes. */
export function encodeRow(row: RegisterRow): JsonObject {
  const characters = [...row.summary];
  let json = sealable(row, row.summary);
  while (encodeJson(json).length > ROOM && characters.length > 0) {
    characters.length -= Math.min(8, characters.length);
    json = sealable(row, characters.join("").trim());
  }
  return json;
}

function sealable(row: RegisterRow, summary: string): JsonObject {
  const given = Object.entries({ ...row, summary }).filter(([, value]) => value.length > 0);
  return { v: 1, ...(Object.fromEntries(given) as Record<string, Json>) };
}

/** A row as somebody sealed it: whatever is of another kind than expected counts as empty. */
export function decodeRow(json: JsonObject): RegisterRow {
  const labels = Array.isArray(json["labels"]) ? (json["labels"] as readonly Json[]) : [];
  const texts = Object.keys(EMPTY_ROW).filter((key) => key !== "labels").map((key) => [key, textOf(json, key)]);
  return { ...EMPTY_ROW, ...Object.fromEntries(texts), labels: labels.filter((label) => typeof label === "string") };
}

/** A label as it is kept: one line, not longer than it may be; "" where nothing is left. */
export function cleanLabel(text: string): string {
  return [...text.normalize("NFC").replace(/\s+/gu, " ").trim()].slice(0, LABEL_CHARACTERS).join("").trim();
}

/** With one label more; null where there is no room for it. */
export function withLabel(row: RegisterRow, label: string): RegisterRow | null {
  if (row.labels.includes(label)) return row;
  return row.labels.length < MOST_LABELS ? { ...row, labels: [...row.labels, label].sort() } : null;
}

export function sameRow(a: RegisterRow, b: RegisterRow): boolean {
  return JSON.stringify(encodeRow(a)) === JSON.stringify(encodeRow(b));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
