/** Sealing: X-Wing keys (ML-KEM-768 + X25519, HPKE KEM 0x647a) from 32-byte seeds. */

import { MLKEM768X25519 } from "@noble/post-quantum/hybrid.js";
import { type Bytes, copy, equal, exactly, sha256 } from "./bytes.ts";
import { BadKey } from "./errors.ts";

export const PUBLIC_KEY_BYTES = 1216;
const ML_KEM_VECTOR_BYTES = 1152; // three polynomials of 256 coefficients of 12 bits; the seed rho follows
const Q = 3329;

/** A checked public key with its hash and id: made by `readPublicKey` or `expandSeed` only. */
export interface PublicKey {
  readonly raw: Bytes;
  /** SHA-256 of the key. */
  readonly hash: Bytes;
  /** The first 16 bytes of the hash: what names the key in wraps, filings and infos. */
  readonly id: Bytes;
  readonly checked: typeof CHECKED;
}
const CHECKED: unique symbol = Symbol("checked");

/** The private half: the 32-byte seed, kept beside the public key that it expands to. */
export interface PrivateKey {
  readonly seed: Bytes;
  readonly publicKey: PublicKey;
}

/**
 * Read a public key of 1,216 bytes: ML-KEM-768 1,184 | X25519 32.
 * @throws BadKey for another length or a coefficient that is not below q (FIPS 203, 7.2).
 */
export async function readPublicKey(raw: Uint8Array): Promise<PublicKey> {
  if (raw.length !== PUBLIC_KEY_BYTES) throw new BadKey(`A public key has ${PUBLIC_KEY_BYTES} bytes.`);
  for (let at = 0; at < ML_KEM_VECTOR_BYTES; at += 3) {
    const [low, middle, high] = raw.subarray(at, at + 3) as unknown as [number, number, number];
    if ((low | ((middle & 0x0f) << 8)) >= Q || ((middle >> 4) | (high << 4)) >= Q) {
      throw new BadKey("The ML-KEM part has a coefficient that is not below q.");
    }
  }
  const hash = await sha256(raw);
  return { raw: copy(raw), hash, id: copy(hash, 0, 16), checked: CHECKED };
}

/**
 * Expand a 32-byte seed: SHAKE256(seed, 96) = ML-KEM d|z 64 | X25519 32 (draft-connolly-cfrg-xwing-kem).
 * @throws BadLayout unless there are 32 bytes.
 */
export async function expandSeed(seed: Uint8Array): Promise<PrivateKey> {
  const kept = copy(exactly(seed, 32, "An X-Wing seed"));
  return { seed: kept, publicKey: await readPublicKey(MLKEM768X25519.keygen(kept).publicKey) };
}

export function sameKey(a: PublicKey, b: PublicKey): boolean {
  return equal(a.raw, b.raw);
}
