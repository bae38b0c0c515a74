import assert from "node:assert/strict";
import { test } from "node:test";
import { passkeyKey, sessionKey } from "../../../static/src/sealing/derive.ts";
import { CannotOpen, TooLong } from "../../../static/src/sealing/errors.ts";
import {
  fingerprint, fingerprintWords, generatePassphrase, lockByPasskey, lockByPassphrase, lockForSession, officerKeys,
  openPins, passphraseKey, recoveryKeys, sealPins, unlockByPasskey, unlockByPassphrase, unlockSession,
} from "../../../static/src/sealing/officer.ts";
import { toHex } from "../../../static/src/sealing/index.ts";
import { english } from "../../../static/src/sealing/words/en.ts";
import { base64, flipped, hex, instance, vectors } from "./vectors.ts";

interface Shared {
  readonly officer_id: string;
  readonly officer_seed: string;
  readonly hpke_public_b64: string;
  readonly hpke_sha256: string;
  readonly sign_public: string;
  readonly fingerprint: string;
  readonly fingerprint_words: string[];
  readonly passphrase: { text: string; salt: string; version: number; key: string; box: string };
  readonly passkey: { prf_output: string; credential_id: string; version: number; key: string; box: string };
  readonly session: { browser_half: string; server_half: string; key: string; box: string };
  readonly pins: { version: number; json: Record<string, string>; box: string };
  readonly recovery: { seed: string; hpke_public_b64: string; sign_public: string };
}
const shared = vectors<Shared>("officer");
const officer = { instance, officerId: hex(shared.officer_id) };
const seed = hex(shared.officer_seed);
const passkey = { prfOutput: hex(shared.passkey.prf_output), credentialId: hex(shared.passkey.credential_id) };
const halves = { browser: hex(shared.session.browser_half), server: hex(shared.session.server_half) };

test("a seed expands to the same keys, fingerprint and words", async () => {
  const keys = await officerKeys(officer, seed);
  assert.deepEqual(keys.hpke.publicKey.raw, base64(shared.hpke_public_b64));
  assert.equal(toHex(keys.hpke.publicKey.hash), shared.hpke_sha256);
  assert.equal(toHex(keys.sign.publicKey), shared.sign_public);
  const print = await fingerprint(keys.hpke.publicKey, keys.sign.publicKey);
  assert.equal(toHex(print), shared.fingerprint);
  assert.deepEqual(await fingerprintWords(print, english), shared.fingerprint_words);
  const recovery = await recoveryKeys(instance, hex(shared.recovery.seed));
  assert.deepEqual(recovery.hpke.publicKey.raw, base64(shared.recovery.hpke_public_b64));
  assert.equal(toHex(recovery.sign.publicKey), shared.recovery.sign_public);
});

test("the passphrase opens its box, and only this passphrase, version and officer", async () => {
  const { text, salt, version, key, box } = shared.passphrase;
  assert.equal(toHex(await passphraseKey(text, hex(salt))), key);
  assert.deepEqual(await unlockByPassphrase({ ...officer, version }, text, hex(box)), seed);
  await assert.rejects(unlockByPassphrase({ ...officer, version }, `${text} `, hex(box)), CannotOpen);
  await assert.rejects(unlockByPassphrase({ ...officer, version: version + 1 }, text, hex(box)), CannotOpen);
  await assert.rejects(unlockByPassphrase({ ...officer, version }, text, hex(box).slice(0, 57)), CannotOpen);
});

test("a seed locked here opens here", async () => {
  const place = { ...officer, version: 1 };
  const passphrase = generatePassphrase(english);
  assert.deepEqual(await unlockByPassphrase(place, passphrase, await lockByPassphrase(place, passphrase, seed)), seed);
  assert.deepEqual(await unlockByPasskey(place, passkey, await lockByPasskey(place, passkey, seed)), seed);
  assert.deepEqual(await unlockSession(officer, halves, await lockForSession(officer, halves, seed)), seed);
});

test("a passkey opens its box, and no other credential does", async () => {
  const { version, key, box } = shared.passkey;
  assert.equal(toHex(await passkeyKey(instance, passkey.prfOutput, passkey.credentialId)), key);
  assert.deepEqual(await unlockByPasskey({ ...officer, version }, passkey, hex(box)), seed);
  await assert.rejects(unlockByPasskey({ ...officer, version }, { ...passkey, credentialId: new Uint8Array(8) }, hex(box)), CannotOpen);
  await assert.rejects(unlockByPasskey({ ...officer, version }, { ...passkey, prfOutput: flipped(passkey.prfOutput, 0) }, hex(box)), CannotOpen);
});

test("a session opens with both halves in their places", async () => {
  assert.equal(toHex(await sessionKey(instance, halves, officer.officerId)), shared.session.key);
  assert.deepEqual(await unlockSession(officer, halves, hex(shared.session.box)), seed);
  const swapped = { browser: halves.server, server: halves.browser };
  await assert.rejects(unlockSession(officer, swapped, hex(shared.session.box)), CannotOpen);
});

test("a box of one kind is not taken for another", async () => {
  await assert.rejects(unlockSession(officer, halves, hex(shared.passphrase.box)), CannotOpen);
});

test("pins open to what was accepted, in their version", async () => {
  const { version, json, box } = shared.pins;
  assert.deepEqual(await openPins({ ...officer, version }, seed, hex(box)), json);
  await assert.rejects(openPins({ ...officer, version: version - 1 }, seed, hex(box)), CannotOpen);
  assert.deepEqual(await openPins({ ...officer, version: 1 }, seed, await sealPins({ ...officer, version: 1 }, seed, json)), json);
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [String(at).padStart(32, "0"), "0".repeat(64)]));
  await assert.rejects(sealPins({ ...officer, version: 1 }, seed, many), TooLong);
});

test("a passphrase is six words of the list, and another one each time", () => {
  const [one, two] = [generatePassphrase(english), generatePassphrase(english)];
  assert.notEqual(one, two);
  for (const passphrase of [one, two]) {
    const words = passphrase.split(" ");
    assert.equal(words.length, 6);
    for (const word of words) assert.ok(english.words.includes(word));
  }
});
