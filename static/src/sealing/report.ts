/** Sealing: the report: its card, the thread key inside it, the account; and the box around them. */

import { type Bytes, concat, copy, exactly } from "./bytes.ts";
import { type Json, type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
import { KINDS, openBox, openFirstChunk, sealBox } from "./box.ts";
import { CannotOpen } from "./errors.ts";
import type { Instance } from "./info.ts";
import { pad, sizeClass, unpad } from "./padding.ts";

const CARD_BYTES = 1024;
const THREAD_BYTES = 32;
const HEAD_BYTES = CARD_BYTES + THREAD_BYTES;

/** The coded answers, by the facet names of the vocabulary: several = sorted array, skipped = absent. */
export type Answers = { readonly [facet: string]: string | readonly string[] };

/** What a queue shows: opened without the rest of the report. */
export interface Card {
  readonly v: 1;
  readonly schema: number;
  readonly place: string;
  readonly time: string;
  readonly kind: string;
  readonly inspection_type?: string;
  readonly actor?: string;
  readonly language: string;
  readonly record: boolean;
}

/** What only the desk reads. */
export interface ReportText {
  readonly v: 1;
  readonly schema: number;
  readonly answers: Answers;
  readonly account: string;
  readonly who_started: string;
  readonly reported_elsewhere: readonly string[];
  readonly container: string;
  readonly excluded_desks: readonly string[];
}

/** A report as it was filed. The JSON is as its sender wrote it: a reader checks each field before use. */
export interface OpenedReport {
  readonly card: JsonObject;
  /** TK, 32 bytes: the desk's half of the thread. */
  readonly thread: Bytes;
  readonly report: JsonObject;
}

/** Which report, where: everything that a box of kind 01 is bound to. */
export interface ReportPlace {
  readonly instance: Instance;
  readonly reportId: Uint8Array;
}

/**
 * `card padded to 1,024 | TK 32 | report JSON`, padded so that the whole is 4, 8, 16, 32 or 64 KiB.
 * @throws TooLong if the account is too long, BadJson for values without a place in JSON.
 */
export function reportPlaintext(card: Card | JsonObject, thread: Uint8Array, report: ReportText | JsonObject): Bytes {
  const head = concat(pad(encodeJson(card as JsonObject), CARD_BYTES), exactly(thread, THREAD_BYTES, "The thread key"));
  const content = concat(head, encodeJson(report as unknown as JsonObject));
  return pad(content, sizeClass(content.length, KINDS.report.sizes));
}

/** How many bytes of UTF-8 a report may still grow before it is too long; below zero it is. */
export function roomLeft(report: ReportText | JsonObject): number {
  const largest = Math.max(...KINDS.report.sizes);
  return largest - 1 - HEAD_BYTES - encodeJson(report as unknown as JsonObject).length;
}

/** Take the plaintext of a report apart. @throws CannotOpen (padding), BadJson */
export function parseReport(plaintext: Uint8Array): OpenedReport {
  const content = unpad(plaintext);
  if (content.length < HEAD_BYTES) throw new CannotOpen("The report is cut.");
  return {
    card: decodeJson(unpad(copy(content, 0, CARD_BYTES))),
    thread: copy(content, CARD_BYTES, HEAD_BYTES),
    report: decodeJson(copy(content, HEAD_BYTES)),
  };
}

/** Seal a report's plaintext under its CEK: a box of kind 01, 4,250 to 66,650 bytes. */
export async function sealReport(place: ReportPlace, cek: Uint8Array, plaintext: Bytes): Promise<Bytes> {
  return sealBox(boxPlace(place), cek, plaintext);
}

/** Open a report box. @throws CannotOpen, BadJson */
export async function openReport(place: ReportPlace, cek: Uint8Array, box: Uint8Array): Promise<OpenedReport> {
  return parseReport(await openBox(boxPlace(place), cek, box));
}

/**
 * Open the card from the first 90 + 1,040 bytes of a report box alone.
 * @throws CannotOpen, BadJson
 */
export async function openCard(place: ReportPlace, cek: Uint8Array, start: Uint8Array): Promise<JsonObject> {
  return decodeJson(unpad(await openFirstChunk(boxPlace(place), cek, start)));
}

function boxPlace({ instance, reportId }: ReportPlace): { instance: Instance; kind: "report"; objectId: Uint8Array } {
  return { instance, kind: "report", objectId: reportId };
}

/** A string of a JSON object that somebody else wrote; "" where there is none. */
export function textOf(object: JsonObject, key: string): string {
  const value: Json | undefined = object[key];
  return typeof value === "string" ? value : "";
}

