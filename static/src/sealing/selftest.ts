/** Sealing: the self-test that a form awaits before its button works: known answers, then a round trip. */

import { type Bytes, equal, fromHex, random, sha256, toHex } from "./bytes.ts";
import { hkdf } from "./derive.ts";
import { CannotOpen, SealingUnavailable } from "./errors.ts";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";
import { openChunks, sealChunks } from "./stream.ts";
import { expandSeed } from "./xwing.ts";

// SHA-256 of the X-Wing public key of seed 00..1f, and AES-256-GCM of 16 zero bytes (key 00..1f, chunk 0, last):
// each computed by a second implementation (cryptography, OpenSSL).
const KNOWN_KEY = "c9a3565ffde4f72b51661be391ee13e46378d7f06dd5c8bf5af9d2cfb5b8336b";
const KNOWN_CHUNK = "15d6bffc44f4301e0e2e5139eca63af7452a81c3c7e7715d9d03cc20eb78826e";
const KNOWN_HKDF = "37ad29109f43265287804b674e2653d0a513718907f97fca97c95bded8104bbf";

/**
 * Prove that this browser seals: X-Wing (ML-KEM-768), HKDF and AES-GCM give known answers, a fresh seal opens,
 * and a changed one does not. 5 to 60 ms.
 * @throws SealingUnavailable; then nothing may be sent, and the page says so and stops.
 */
export async function selfTest(): Promise<void> {
  let passed = false;
  try {
    passed = (await knownAnswers()) && (await roundTrip());
  } catch {
    passed = false; // whatever it was, this browser cannot seal
  }
  if (!passed) throw new SealingUnavailable("This browser cannot seal.");
}

async function knownAnswers(): Promise<boolean> {
  const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
  const key = await expandSeed(seed);
  const chunk = await sealChunks(seed, new Uint8Array(16), 16);
  const derived = await hkdf(seed, new Uint8Array(0), new Uint8Array(0), 32);
  return toHex(await sha256(key.publicKey.raw)) === KNOWN_KEY && toHex(chunk) === KNOWN_CHUNK && equal(derived, fromHex(KNOWN_HKDF, 32));
}

async function roundTrip(): Promise<boolean> {
  const key = await expandSeed(random(32));
  const [info, secret] = [random(16), random(32)];
  const sealed = await hpkeSeal(key.publicKey, info, secret);
  const opened = await hpkeOpen(key, info, sealed, 32);
  const chunks = await sealChunks(secret, random(100), 64);
  await openChunks(secret, chunks, 64);
  return equal(opened, secret) && (await refuses(() => hpkeOpen(key, info, changed(sealed), 32))) && (await refuses(() => openChunks(secret, changed(chunks), 64)));
}

function changed(bytes: Bytes): Bytes {
  const other = bytes.slice();
  other[other.length - 1] = (other[other.length - 1] as number) ^ 1;
  return other;
}

async function refuses(open: () => Promise<Bytes>): Promise<boolean> {
  try {
    await open();
    return false;
  } catch (error) {
    return error instanceof CannotOpen;
  }
}
