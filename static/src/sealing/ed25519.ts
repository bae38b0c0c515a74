/** Sealing: Ed25519 as RFC 8032 has it, with one verdict everywhere: which keys may sign, and whether one has. */

import { ed25519 } from "@noble/curves/ed25519.js";
import { type Bytes, concat, copy, exactly, toHex } from "./bytes.ts";
import { BadKey } from "./errors.ts";

const { Point } = ed25519;
/** The y of the eight points of small order, for both signs of x: anybody can sign under them. */
const SMALL_ORDER: readonly string[] = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
];
/** A y that is not below p = 2^255 - 19: a second encoding of another key. */
const NOT_BELOW_P = /^(e[d-f]|f[0-9a-f])(ff){30}7f$/;

/**
 * A public key under which only the holder of a secret can sign.
 * @throws BadKey for a point of small order or a second encoding, BadLayout for another length
 */
export function readSignKey(raw: Uint8Array): Bytes {
  const y = copy(exactly(raw, 32, "A signing key"));
  y[31] = (y[31] as number) & 0x7f; // without the sign of x
  const shown = toHex(y);
  if (SMALL_ORDER.includes(shown) || NOT_BELOW_P.test(shown)) throw new BadKey("Anybody could sign for this Ed25519 key.");
  return copy(raw);
}

/** Whether a signature of 64 bytes over a message is by this key; false for bytes that are no point. */
export async function isSignedBy(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    return ed25519.verify(signature, message, key, { zip215: false }) && (await isExact(key, message, signature));
  } catch {
    return false;
  }
}

/** noble compares eight times both sides of the equation, OpenSSL and WebCrypto the sides themselves: sB = R + kA. */
async function isExact(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-512", concat(r, key, message)));
  const k = littleEndian(digest) % Point.Fn.ORDER;
  const right = Point.fromBytes(r).add(Point.fromBytes(key).multiplyUnsafe(k));
  return Point.BASE.multiplyUnsafe(littleEndian(s)).equals(right);
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(new Uint8Array(bytes).reverse())}`);
}
