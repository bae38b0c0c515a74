/** Sealing: RFC 9180 base mode, single shot, X-Wing / HKDF-SHA256 / AES-256-GCM, empty aad. */

import { KEM_MLKEM768_X25519 } from "@panva/hpke-noble";
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, type Key } from "hpke";
import { type Bytes, concat, copy } from "./bytes.ts";
import { BadKey, CannotOpen } from "./errors.ts";
import type { PrivateKey, PublicKey } from "./xwing.ts";

export const ENC_BYTES = 1120;
const TAG_BYTES = 16;

const suite = /* @__PURE__ */ new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
const importedKeys = new WeakMap<PrivateKey, Promise<Key>>();

/**
 * Seal to a public key: `enc 1,120 | ct`, ct 16 bytes longer than the plaintext.
 * All context goes into `info`. Whoever has the public key can make such a seal: it proves no sender.
 * @throws BadKey if nothing can be sealed to the key (an X25519 part of small order).
 */
export async function hpkeSeal(to: PublicKey, info: Bytes, plaintext: Bytes): Promise<Bytes> {
  try {
    const { encapsulatedSecret, ciphertext } = await suite.Seal(await suite.DeserializePublicKey(to.raw), plaintext, { info });
    return concat(encapsulatedSecret, ciphertext);
  } catch {
    throw new BadKey("Nothing can be sealed to this key: its X25519 part is of small order.");
  }
}

/**
 * Open a seal of exactly `length` plaintext bytes with the private key.
 * @throws CannotOpen for another length, key, info or any changed bit.
 */
export async function hpkeOpen(key: PrivateKey, info: Bytes, sealed: Uint8Array, length: number): Promise<Bytes> {
  if (sealed.length !== ENC_BYTES + length + TAG_BYTES) throw new CannotOpen("The seal has another length.");
  const enc = copy(sealed, 0, ENC_BYTES);
  try {
    return copy(await suite.Open(await imported(key), enc, copy(sealed, ENC_BYTES), { info }));
  } catch {
    throw new CannotOpen("The seal does not open.");
  }
}

/** The seed is expanded once a key, not once a seal: a queue opens hundreds. */
function imported(key: PrivateKey): Promise<Key> {
  const known = importedKeys.get(key);
  if (known) return known;
  const made = suite.DeserializePrivateKey(key.seed, false);
  importedKeys.set(key, made);
  return made;
}
