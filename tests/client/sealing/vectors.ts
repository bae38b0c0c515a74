/** The shared vectors of tests/vectors, as the tests read them. */

import { readFileSync } from "node:fs";
import { Instance, fromBase64, toHex } from "../../../static/src/sealing/index.ts";
import { type Bytes, sha256 } from "../../../static/src/sealing/bytes.ts";

export function vectors<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), "utf8")) as Shape;
}

/** Hex of any length. */
export function hex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export const base64 = fromBase64;
export const instance = Instance.fromHex("000102030405060708090a0b0c0d0e0f");

export async function hashHex(bytes: Uint8Array): Promise<string> {
  return toHex(await sha256(bytes));
}

/** A copy with one bit changed. */
export function flipped(bytes: Uint8Array, at: number): Bytes {
  const other = new Uint8Array(bytes);
  other[at] = (other[at] as number) ^ 1;
  return other;
}
