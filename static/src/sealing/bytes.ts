/** Sealing: bytes, and the few things that every other module does with them. */

import { BadLayout } from "./errors.ts";

/** Bytes in a buffer of their own kind, as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** 16 zero bytes: "no parent", "no container". */
export const Z16: Bytes = new Uint8Array(16);
/** 32 zero bytes: "no statement", "no letter before". */
export const Z32: Bytes = new Uint8Array(32);

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A copy of the bytes from `from` to `to`; a reader never keeps a view of what it was given. */
export function copy(bytes: Uint8Array, from = 0, to = bytes.length): Bytes {
  return new Uint8Array(bytes.subarray(from, to));
}

/** The same bytes, if there are exactly `length`; BadLayout otherwise. `what` names the field, never its value. */
export function exactly(bytes: Uint8Array, length: number, what: string): Bytes {
  if (!(bytes instanceof Uint8Array) || bytes.length !== length) throw new BadLayout(`${what} has ${length} bytes.`);
  return bytes as Bytes;
}

/** An unsigned integer of four bytes, big-endian; BadLayout outside 0 to 2^32 - 1. */
export function u32(value: number): Bytes {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new BadLayout("A number does not fit four bytes.");
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** An unsigned integer of one byte; BadLayout outside 0 to 255. */
export function u8(value: number): Bytes {
  if (!Number.isInteger(value) || value < 0 || value > 0xff) throw new BadLayout("A number does not fit one byte.");
  return Uint8Array.of(value);
}

/** Compare secrets, commitments and tags: the time depends on the lengths alone. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at++) difference |= (a[at] as number) ^ (b[at] as number);
  return difference === 0;
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Bytes));
}

/** HMAC-SHA256, 32 bytes. */
export async function hmacSha256(key: Bytes, bytes: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Lower-case hex of exactly `length` bytes; BadLayout for anything else. */
export function fromHex(text: unknown, length: number): Bytes {
  if (typeof text !== "string" || text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) {
    throw new BadLayout(`This is no lower-case hex of ${length} bytes.`);
  }
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** Canonical base64 (standard alphabet, padded, no spare bits); BadLayout for anything else. */
export function fromBase64(text: unknown): Bytes {
  if (typeof text !== "string" || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new BadLayout("This is no base64.");
  }
  const decoded = decodedBase64(text);
  if (btoa(decoded) !== text) throw new BadLayout("This is no canonical base64.");
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = decoded.charCodeAt(at);
  return bytes;
}

function decodedBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    throw new BadLayout("This is no base64.");
  }
}
