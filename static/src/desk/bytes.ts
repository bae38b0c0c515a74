/** Bytes as the desk's API writes them: base64, lower-case hex, uuids with dashes. */

import { type Bytes, equal, fromHex as readHex, random, toHex } from "../sealing/bytes.ts";

export { type Bytes, fromBase64, sha256, toBase64, toHex } from "../sealing/bytes.ts";
export const sameBytes = equal;
export const randomBytes = random;

/** Hex or a uuid of any length; anything else is refused, so that a wrong id never becomes other bytes. */
export function fromHex(text: string): Bytes {
  const hex = text.replaceAll("-", "");
  return readHex(hex, hex.length / 2);
}

export function toUuid(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
