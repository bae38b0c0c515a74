/** Sealing: strict JSON, the one form in which anything is sealed, signed or hashed. */

import { type Bytes, utf8 } from "./bytes.ts";
import { BadJson } from "./errors.ts";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
/** No message is deeper than four; more is a trick on whoever walks through it. */
const DEEPEST = 64;
/** The longest plaintext that there is; and normalising many marks over one letter is quadratic. */
const LONGEST_TEXT = 65_536;
/** Strings, punctuation and bare words of a text that is already known to be JSON. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * Write an object as compact UTF-8 JSON, its keys in their order, every string in NFC.
 * @throws BadJson for a number that is no safe integer, a lone surrogate, keys that become one in NFC.
 */
export function encodeJson(value: JsonObject): Bytes {
  return utf8(JSON.stringify(normalised(value)));
}

/**
 * Read what `encodeJson` writes. Spaces and escapes are allowed; everything else is as strict.
 * @throws BadJson unless the bytes are UTF-8 without mark, one object, no key twice, integers only, NFC;
 * also for more than 65,536 bytes, and for more than 64 objects and lists inside each other.
 */
export function decodeJson(bytes: Uint8Array): JsonObject {
  if (bytes.length > LONGEST_TEXT) throw new BadJson("This is longer than any JSON of the protocol.");
  const text = decodedText(bytes);
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadJson("This is no JSON object.");
  checkTokens(text);
  return value as JsonObject;
}

function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadJson("This is no UTF-8.");
  }
}

/** JSON.parse keeps the grammar: a mark at the start, a comment, NaN or a second value end here. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadJson("This is no JSON.");
  }
}

/** What JSON.parse lets through: a key twice, a number that is no integer, a string that is not NFC. */
function checkTokens(text: string): void {
  const open: (Set<string> | null)[] = []; // a set of keys for each open object, null for an array
  let mayBeKey = false;
  for (const [token] of text.matchAll(TOKENS)) {
    const keys = open[open.length - 1];
    if (token === "{" || token === "[") open.push(token === "{" ? new Set() : null);
    else if (token === "}" || token === "]") open.pop();
    else if (token.startsWith('"')) checkString(JSON.parse(token) as string, mayBeKey && keys ? keys : null);
    else if (/^[-0-9]/.test(token)) checkNumber(token);
    if (open.length > DEEPEST) throw new BadJson("The JSON is too deep.");
    mayBeKey = token === "{" || (token === "," && open[open.length - 1] instanceof Set);
  }
}

function checkString(text: string, keys: Set<string> | null): void {
  if (LONE_SURROGATE.test(text)) throw new BadJson("A string has half a character.");
  if (text !== text.normalize("NFC")) throw new BadJson("A string is not in NFC.");
  if (keys?.has(text)) throw new BadJson("A key stands twice.");
  keys?.add(text);
}

function checkNumber(token: string): void {
  if (!/^-?\d+$/.test(token) || !Number.isSafeInteger(Number(token))) throw new BadJson("A number is no integer.");
}

function normalised(value: Json, depth = 1): Json {
  if (typeof value === "string") return normalisedText(value);
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new BadJson("A number is no integer.");
  if (typeof value === "object" && value !== null) return normalisedInside(value, depth);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  throw new BadJson("This value has no place in JSON.");
}

function normalisedText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new BadJson("A string has half a character.");
  return text.normalize("NFC");
}

function normalisedInside(value: readonly Json[] | JsonObject, depth: number): Json {
  if (depth > DEEPEST) throw new BadJson("The JSON is too deep.");
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => normalised(item, depth + 1));
  const entries = Object.entries(value).map(([key, item]) => [normalisedText(key), normalised(item as Json, depth + 1)] as const);
  if (new Set(entries.map(([key]) => key)).size !== entries.length) throw new BadJson("A key stands twice.");
  return Object.fromEntries(entries);
}
