/** Sealing: the codename: 128 bits as twelve BIP 39 words or twelve numbers, written and read back. */

import { type Bytes, concat, exactly, random, sha256 } from "./bytes.ts";
import { SealingError } from "./errors.ts";

export const CODENAME_WORDS = 12;
const LIST_WORDS = 2048;
const MARKS = /\p{M}/gu;

export type Language = "en" | "es" | "fr" | "pt" | "zh-hans";

/** One word list, as it is shown (NFC) and as it is compared (no marks, lower case). */
export interface WordList {
  readonly language: Language;
  readonly words: readonly string[];
  readonly plain: readonly string[];
  /** Index of a word by its first four letters (Chinese: one character). */
  readonly byStart: ReadonlyMap<string, number>;
}

/** A word that is in no list, where it stands (from 0), with the nearest of the list. */
export interface UnknownWord {
  readonly position: number;
  readonly nearest: readonly string[];
}

/** A change of one word that would make the checksum right. */
export interface Mend {
  readonly position: number;
  readonly word: string;
}

/** What was typed is no codename; the page says why. Nothing typed is in the message. */
export class BadCodename extends SealingError {
  override readonly name = "BadCodename";
  /** count: not twelve; unknown: words outside the list; number: outside 1 to 2048; checksum: one word or the order is wrong. */
  readonly reason: "count" | "unknown" | "number" | "checksum";
  readonly unknown: readonly UnknownWord[];
  readonly mends: readonly Mend[];

  constructor(reason: BadCodename["reason"], found: { unknown?: readonly UnknownWord[]; mends?: readonly Mend[] } = {}) {
    super(`This is no codename: ${reason}.`);
    this.reason = reason;
    this.unknown = found.unknown ?? [];
    this.mends = found.mends ?? [];
  }
}

/** Prepare one of the five lists of BIP 39. */
export function readWordList(language: Language, words: readonly string[]): WordList {
  const plain = words.map(plainWord);
  const byStart = new Map(plain.map((word, index) => [startOf(word), index] as const));
  return { language, words: words.map((word) => word.normalize("NFC")), plain, byStart };
}

/** A new root of 16 random bytes. */
export function newRoot(): Bytes {
  return random(16);
}

/** The twelve words of a root, in NFC, as they are shown. */
export async function codenameWords(root: Uint8Array, list: WordList): Promise<string[]> {
  return (await indexesOf(root)).map((index) => list.words[index] as string);
}

/** The same as twelve numbers of four digits, 0001 to 2048. */
export async function codenameNumbers(root: Uint8Array): Promise<string[]> {
  return (await indexesOf(root)).map((index) => String(index + 1).padStart(4, "0"));
}

/**
 * Read twelve words of the list, or twelve numbers, back into the root. Case, marks, line breaks and anything
 * after the fourth letter are free; Chinese needs no spaces; any decimal digits are read.
 * @throws BadCodename
 */
export async function readCodename(typed: string, list: WordList): Promise<Bytes> {
  const parts = splitTyped(typed, list);
  if (parts.length !== CODENAME_WORDS) throw new BadCodename("count");
  const isNumbers = parts.every((part) => /^\d+$/.test(part));
  const indexes = isNumbers ? readNumbers(parts) : readWords(parts, list);
  const root = await rootOf(indexes);
  if (root) return root;
  throw new BadCodename("checksum", isNumbers ? {} : { mends: await mendsOf(indexes, list) });
}

/** Words of the list nearest to one that is not in it, the nearest first; for a hint while typing. */
export function nearestWords(typed: string, list: WordList, count = 3): string[] {
  const plain = plainWord(typed);
  const far = Math.max(2, Math.floor(plain.length / 2));
  return list.plain
    .map((word, index) => ({ index, distance: editDistance(plain, word) }))
    .filter(({ distance }) => distance <= far)
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => list.words[index] as string);
}

/** Index of a typed word in the list, or null; the first four letters decide (Chinese: the one character). */
export function findWord(typed: string, list: WordList): number | null {
  return list.byStart.get(startOf(plainWord(typed))) ?? null;
}

/** 128 bits and 4 of SHA-256(root) -> twelve indexes of 11 bits (BIP 39). */
async function indexesOf(root: Uint8Array): Promise<number[]> {
  const bits = toBits(concat(exactly(root, 16, "A root"), (await sha256(root)).slice(0, 1)));
  return Array.from({ length: CODENAME_WORDS }, (_, word) => Number.parseInt(bits.slice(11 * word, 11 * word + 11), 2));
}

/** Twelve indexes -> root, or null if the checksum is wrong. */
async function rootOf(indexes: readonly number[]): Promise<Bytes | null> {
  const bits = indexes.map((index) => index.toString(2).padStart(11, "0")).join("");
  const root = Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2));
  const checksum = toBits(await sha256(root)).slice(0, 4);
  return bits.slice(128) === checksum ? root : null;
}

export function toBits(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
}

/** NFKD, marks removed, lower case: how words are compared. */
function plainWord(word: string): string {
  return word.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

function startOf(plain: string): string {
  return [...plain].slice(0, 4).join("");
}

export function splitTyped(typed: string, list: WordList): string[] {
  const parts = asciiDigits(typed.normalize("NFKD")).trim().split(/[\s,;]+/u).filter(Boolean);
  const hasNumbers = parts.some((part) => /\d/.test(part));
  return list.language === "zh-hans" && !hasNumbers ? [...parts.join("")] : parts;
}

/** Decimal digits of any script as 0 to 9: a script's ten digits stand together, its zero first. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(before(digit, value + 1))) value++;
    return String(value);
  });
}

function before(character: string, steps: number): string {
  return String.fromCodePoint((character.codePointAt(0) as number) - steps);
}

function readNumbers(parts: readonly string[]): number[] {
  return parts.map((part) => {
    const number = Number(part);
    if (part.length > 4 || number < 1 || number > LIST_WORDS) throw new BadCodename("number");
    return number - 1;
  });
}

export function readWords(parts: readonly string[], list: WordList): number[] {
  const found = parts.map((part) => findWord(part, list));
  const unknown = found.flatMap((index, position) =>
    index === null ? [{ position, nearest: nearestWords(parts[position] as string, list) }] : [],
  );
  if (unknown.length > 0) throw new BadCodename("unknown", { unknown });
  return found as number[];
}

/** Listed words one edit away from a typed one that mend the checksum; in Chinese every word is one edit away, so none. */
async function mendsOf(indexes: readonly number[], list: WordList): Promise<Mend[]> {
  if (list.language === "zh-hans") return [];
  const mends: Mend[] = [];
  for (const [position, index] of indexes.entries()) {
    const typed = list.plain[index] as string;
    for (const [candidate, word] of list.plain.entries()) {
      if (candidate === index || !isOneEdit(typed, word)) continue;
      const changed = indexes.map((kept, at) => (at === position ? candidate : kept));
      if (await rootOf(changed)) mends.push({ position, word: list.words[candidate] as string });
    }
  }
  return mends;
}

function isOneEdit(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && editDistance(a, b) === 1;
}

/** Levenshtein distance: insertions, deletions and replacements of one character. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
