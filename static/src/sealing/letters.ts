/** Sealing: letters: one hash chain over both directions of a thread, written and read under TK. */

import { type Bytes, Z16, Z32, equal, exactly, fromHex, random, sha256, toHex } from "./bytes.ts";
import { HEADER_BYTES, claimedObjectId, openBox, sealBox, sealBoxWithSalt } from "./box.ts";
import { type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
import { type Side, letterKey } from "./derive.ts";
import { BadJson, CannotOpen, SealingError } from "./errors.ts";
import type { Instance } from "./info.ts";
import { PAGE_SLOTS } from "./mailbox.ts";
import { pad, unpad } from "./padding.ts";

const LETTER_BYTES = 4096;
const KIND_NAMES = ["text", "status", "question", "answer", "withdraw"] as const;
export type LetterKind = (typeof KIND_NAMES)[number];

/** What a letter says; slot and hash of the letter before are added when it is sealed. */
export interface LetterText {
  readonly kind: LetterKind;
  readonly text: string;
  /** UTC date, YYYY-MM-DD. */
  readonly day: string;
  /** For an answer: the object id of the question, in hex; otherwise left out. */
  readonly re?: string | undefined;
  /** Object id of the letter's file container, in hex; files come later. */
  readonly files?: readonly JsonObject[] | undefined;
}

/** Where the next letter of a thread goes: after every box that is there now. */
export interface NextSlot {
  readonly slot: number;
  /** SHA-256 of the box in the slot before, or zeros. */
  readonly prev: Bytes;
}

/** A thread as one side holds it. */
export interface Thread {
  readonly instance: Instance;
  /** TK, 32 bytes. */
  readonly thread: Uint8Array;
}

/** What is wrong with a letter; a reader shows every one of them. */
export type Problem = "cannot_open" | "malformed" | "out_of_place" | "chain_broken" | "answers_nothing";

/** One slot as it is shown. */
export interface ReadLetter {
  readonly slot: number;
  /** The object id that the box claims, in hex; an answer names its question by it. */
  readonly objectId: string;
  /** Whose key opens it; null where neither does. */
  readonly side: Side | null;
  readonly kind: LetterKind | null;
  readonly text: string;
  readonly day: string;
  readonly re: string;
  readonly files: readonly JsonObject[];
  readonly problems: readonly Problem[];
}

/** Where the next letter goes, given every box of the thread from slot 0 (without filler). */
export async function nextSlot(boxes: readonly Uint8Array[]): Promise<NextSlot> {
  const last = boxes[boxes.length - 1];
  return { slot: boxes.length, prev: last ? await sha256(last) : Z32 };
}

/**
 * Seal a letter of one side into its slot: a box of kind 03, 4,202 bytes.
 * @throws TooLong beyond 4,095 bytes of JSON, BadJson
 */
export async function sealLetter(thread: Thread, from: Side, next: NextSlot, letter: LetterText): Promise<Bytes> {
  const key = await letterKey(thread.instance, thread.thread, from);
  const place = { instance: thread.instance, kind: "letter", objectId: random(16) } as const;
  return sealBox(place, key, pad(letterBytes(next, letter), LETTER_BYTES));
}

/** The same with object id and salt given, for known answers. @internal */
export async function sealLetterWith(
  thread: Thread,
  from: Side,
  json: Bytes,
  given: { readonly objectId: Bytes; readonly salt: Bytes },
): Promise<Bytes> {
  const key = await letterKey(thread.instance, thread.thread, from);
  const place = { instance: thread.instance, kind: "letter", objectId: given.objectId } as const;
  return sealBoxWithSalt(place, key, pad(json, LETTER_BYTES), given.salt);
}

/** How many bytes of UTF-8 a letter's text may still grow; below zero it is too long. */
export function letterRoom(letter: LetterText): number {
  return LETTER_BYTES - 1 - letterBytes({ slot: 0xffffffff, prev: Z32 }, letter).length;
}

function letterBytes({ slot, prev }: NextSlot, letter: LetterText): Bytes {
  const place = { v: 1, slot, prev: toHex(exactly(prev, 32, "The hash before")) };
  return encodeJson({ ...place, day: letter.day, kind: letter.kind, re: letter.re ?? "", text: letter.text, files: letter.files ?? [] });
}

/**
 * Read a whole thread from slot 0, at the desk: every box is a letter that somebody stored.
 * Nothing is thrown for a bad letter: it is shown with its problems.
 */
export async function readThread(thread: Thread, boxes: readonly Uint8Array[]): Promise<ReadLetter[]> {
  const keys = {
    reporter: await letterKey(thread.instance, thread.thread, "reporter"),
    desk: await letterKey(thread.instance, thread.thread, "desk"),
  };
  const letters: ReadLetter[] = [];
  let prev: Bytes = Z32;
  for (const [slot, box] of boxes.entries()) {
    letters.push(judged(await openedLetter(thread.instance, keys, box), slot, prev, letters));
    prev = await sha256(box);
  }
  return letters;
}

/** The same in the mailbox, where slots after the last letter hold filler: what opens under neither key at the end is none. */
export async function readMailbox(thread: Thread, boxes: readonly Uint8Array[]): Promise<ReadLetter[]> {
  const letters = await readThread(thread, boxes);
  let end = letters.length;
  while (end > 0 && letters[end - 1]?.side === null) end--;
  return letters.slice(0, end);
}

/** Whether the mailbox has another page: only if the last slot of this one opened. */
export function hasNextPage(letters: readonly ReadLetter[], pages: number): boolean {
  return letters.length === pages * PAGE_SLOTS;
}

interface Opened {
  readonly objectId: string;
  readonly side: Side | null;
  /** null if it does not open, or is not a letter's JSON. */
  readonly said: LetterContent | null;
}

/** What is inside a letter. */
export interface LetterContent {
  readonly slot: number;
  readonly prev: Bytes;
  readonly day: string;
  readonly kind: LetterKind;
  readonly re: string;
  readonly text: string;
  readonly files: readonly JsonObject[];
}

async function openedLetter(instance: Instance, keys: Record<Side, Bytes>, box: Uint8Array): Promise<Opened> {
  const claimed = box.length < HEADER_BYTES ? Z16 : claimedObjectId(box);
  const objectId = toHex(claimed);
  for (const side of ["reporter", "desk"] as const) {
    const plaintext = await openedOrNull(() => openBox({ instance, kind: "letter", objectId: claimed }, keys[side], box));
    if (plaintext) return { objectId, side, said: parsedLetter(plaintext) };
  }
  return { objectId, side: null, said: null };
}

async function openedOrNull(open: () => Promise<Bytes>): Promise<Bytes | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

function parsedLetter(plaintext: Bytes): LetterContent | null {
  try {
    return parseLetter(unpad(plaintext));
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}

/** Read a letter's JSON: every field, well-formed, and no other. @throws BadJson */
export function parseLetter(bytes: Uint8Array): LetterContent {
  const json = decodeJson(bytes);
  const { v, slot, prev, day, kind, re, text, files } = json;
  const kindName = KIND_NAMES.find((name) => name === kind);
  if (v !== 1 || Object.keys(json).length !== 8 || !kindName || !isSlot(slot)) throw new BadJson("This is no letter of version 1.");
  if (typeof text !== "string" || typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new BadJson("A letter has a day and a text.");
  if (typeof re !== "string" || !/^([0-9a-f]{32})?$/.test(re)) throw new BadJson("A letter answers an object id or nothing.");
  if (typeof prev !== "string" || !/^[0-9a-f]{64}$/.test(prev)) throw new BadJson("A letter names the hash of the one before.");
  if (!Array.isArray(files)) throw new BadJson("A letter lists its files.");
  return { slot, prev: fromHex(prev, 32), day, kind: kindName, re, text, files: files as JsonObject[] };
}

function isSlot(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 0xffffffff;
}

function judged({ objectId, side, said: letter }: Opened, slot: number, prev: Bytes, before: readonly ReadLetter[]): ReadLetter {
  if (!letter) {
    const problems: Problem[] = side ? ["malformed"] : ["cannot_open"];
    return { slot, objectId, side, kind: null, text: "", day: "", re: "", files: [], problems };
  }
  const problems: Problem[] = [];
  if (letter.kind === "answer" && !answersSomething(letter.re, side, before)) problems.push("answers_nothing");
  if (!equal(letter.prev, prev)) problems.push("chain_broken");
  if (letter.slot !== slot) problems.push("out_of_place");
  const { kind, text, day, re, files } = letter;
  return { slot, objectId, side, kind, text, day, re, files, problems };
}

/** Consent counts only as an answer to an earlier question of the other side that stands where it should. */
function answersSomething(re: string, side: Side | null, before: readonly ReadLetter[]): boolean {
  return before.some((letter) => letter.kind === "question" && letter.objectId === re && letter.side !== side && letter.problems.length === 0);
}

