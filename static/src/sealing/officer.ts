/** Sealing: an officer's key: its seed, its two halves, and the boxes in which seed and pins rest. For the desk only. */

// @noble/hashes 2.4.0 under another name: its Argon2id takes a third of the time of the one that X-Wing is pinned to
import { argon2idAsync } from "noble-argon2/argon2.js";
import { type Bytes, Z16, concat, copy, exactly, random, sha256, utf8 } from "./bytes.ts";
import { type Place, openBox, sealBox, sealBoxWithSalt } from "./box.ts";
import { decodeJson, encodeJson } from "./canonical.ts";
import { type WordList, codenameWords } from "./codename.ts";
import { officerHpkeSeed, officerPinsKey, officerSignSeed, passkeyKey, recoveryHpkeSeed, recoverySignSeed, sessionKey } from "./derive.ts";
import { readSignKey } from "./ed25519.ts";
import { BadLayout, CannotOpen } from "./errors.ts";
import type { Instance } from "./info.ts";
import { pad, unpad } from "./padding.ts";
import { type Member, type SignKey, expandSignSeed } from "./statements.ts";
import { type PrivateKey, type PublicKey, expandSeed } from "./xwing.ts";

const PINS_BYTES = 1024;
export const PASSPHRASE_WORDS = 6;
const ARGON2ID = { t: 3, m: 65_536, p: 1, dkLen: 32, version: 0x13 } as const;

/** Both private keys that an officer seed expands to. */
export interface OfficerKeys {
  readonly officerId: Bytes;
  readonly hpke: PrivateKey;
  readonly sign: SignKey;
}

/** Whose box it is. `version` counts from 1, one more each time the box is made anew. */
export interface OfficerPlace {
  readonly instance: Instance;
  readonly officerId: Uint8Array;
}
export interface VersionedOfficer extends OfficerPlace {
  readonly version: number;
}

/** Expand an officer seed of 32 bytes. */
export async function officerKeys({ instance, officerId }: OfficerPlace, seed: Uint8Array): Promise<OfficerKeys> {
  return {
    officerId: copy(exactly(officerId, 16, "An officer id")),
    hpke: await expandSeed(await officerHpkeSeed(instance, seed, officerId)),
    sign: expandSignSeed(await officerSignSeed(instance, seed, officerId)),
  };
}

/** Expand a recovery seed of 32 bytes, which three custodians hold in halves. */
export async function recoveryKeys(instance: Instance, seed: Uint8Array): Promise<{ hpke: PrivateKey; sign: SignKey }> {
  return { hpke: await expandSeed(await recoveryHpkeSeed(instance, seed)), sign: expandSignSeed(await recoverySignSeed(instance, seed)) };
}

/** An officer as a statement names them, by their public keys. */
export function memberOf(officerId: Uint8Array, hpke: PublicKey, sign: Uint8Array): Member {
  return { officerId: copy(exactly(officerId, 16, "An officer id")), hpkeHash: hpke.hash, sign: readSignKey(sign) };
}

/** SHA-256(X-Wing public key | Ed25519 public key)[0:16]: what two people read out to each other. */
export async function fingerprint(hpke: PublicKey, sign: Uint8Array): Promise<Bytes> {
  return copy(await sha256(concat(hpke.raw, exactly(sign, 32, "A signing key"))), 0, 16);
}

/** A fingerprint, or the first half of a statement's hash, as twelve words of the English list. */
export async function fingerprintWords(bytes: Uint8Array, english: WordList): Promise<string[]> {
  return codenameWords(exactly(bytes, 16, "A fingerprint"), english);
}

/** Six random words of a list (66 bits before Argon2id), to be written down. */
export function generatePassphrase(list: WordList): string {
  // 2,048 divides 65,536: every word is as likely as another
  const numbers = crypto.getRandomValues(new Uint16Array(PASSPHRASE_WORDS));
  return Array.from(numbers, (number) => list.words[number % list.words.length] as string).join(" ");
}

/** Argon2id v0x13 of the NFKC passphrase, 64 MiB, 3 passes: about 1 s, without blocking the page. `salt` is the box's. */
export async function passphraseKey(passphrase: string, salt: Uint8Array): Promise<Bytes> {
  return copy(await argon2idAsync(utf8(passphrase.normalize("NFKC")), exactly(salt, 16, "A salt"), ARGON2ID));
}

/** Box of an officer seed under a passphrase: kind 06, no parent, 138 bytes. */
export async function lockByPassphrase(place: VersionedOfficer, passphrase: string, seed: Uint8Array): Promise<Bytes> {
  const salt = random(16);
  const key = await passphraseKey(passphrase, salt);
  return sealBoxWithSalt(officerKeyPlace(place, Z16), key, copy(exactly(seed, 32, "An officer seed")), salt);
}

/** Open it. @throws CannotOpen: wrong passphrase, or not this officer's box of this version */
export async function unlockByPassphrase(place: VersionedOfficer, passphrase: string, box: Uint8Array): Promise<Bytes> {
  if (box.length < 58) throw new CannotOpen("The box is cut.");
  const key = await passphraseKey(passphrase, copy(box, 42, 58));
  return openBox(officerKeyPlace(place, Z16), key, box);
}

/** What a passkey gave: the PRF output of 32 bytes and the credential's id of any length. */
export interface Passkey {
  readonly prfOutput: Uint8Array;
  readonly credentialId: Uint8Array;
}

/** Box of an officer seed under a passkey: kind 06, parent = SHA-256(credential id)[0:16], 138 bytes. */
export async function lockByPasskey(place: VersionedOfficer, passkey: Passkey, seed: Uint8Array): Promise<Bytes> {
  const key = await passkeyKey(place.instance, passkey.prfOutput, passkey.credentialId);
  return sealBox(officerKeyPlace(place, await credentialParent(passkey)), key, copy(exactly(seed, 32, "An officer seed")));
}

/** Open it. @throws CannotOpen */
export async function unlockByPasskey(place: VersionedOfficer, passkey: Passkey, box: Uint8Array): Promise<Bytes> {
  const key = await passkeyKey(place.instance, passkey.prfOutput, passkey.credentialId);
  return openBox(officerKeyPlace(place, await credentialParent(passkey)), key, box);
}

async function credentialParent({ credentialId }: Passkey): Promise<Bytes> {
  return copy(await sha256(credentialId), 0, 16);
}

function officerKeyPlace({ instance, officerId, version }: VersionedOfficer, parentId: Bytes): Place {
  if (version < 1) throw new BadLayout("Versions count from 1.");
  return { instance, kind: "officerKey", objectId: officerId, parentId, number: version };
}

/** The two halves of a session's unlock: one in the browser, one with the server. */
export interface SessionHalves {
  readonly browser: Uint8Array;
  readonly server: Uint8Array;
}

/** Box of an officer seed for one session: kind 0a, 138 bytes. Locking deletes both halves. */
export async function lockForSession(place: OfficerPlace, halves: SessionHalves, seed: Uint8Array): Promise<Bytes> {
  const key = await sessionKey(place.instance, halves, place.officerId);
  return sealBox(sessionPlace(place), key, copy(exactly(seed, 32, "An officer seed")));
}

/** Open it. @throws CannotOpen */
export async function unlockSession(place: OfficerPlace, halves: SessionHalves, box: Uint8Array): Promise<Bytes> {
  return openBox(sessionPlace(place), await sessionKey(place.instance, halves, place.officerId), box);
}

function sessionPlace({ instance, officerId }: OfficerPlace): Place {
  return { instance, kind: "sessionUnlock", objectId: officerId };
}

/** Desk id in hex -> hash of the last statement accepted, in hex. */
export type Pins = { readonly [desk: string]: string };

/** Box of the pins: kind 09, 1,130 bytes. @throws TooLong beyond 1,023 bytes of JSON (about ten desks) */
export async function sealPins(place: VersionedOfficer, officerSeed: Uint8Array, pins: Pins): Promise<Bytes> {
  const key = await officerPinsKey(place.instance, officerSeed, place.officerId);
  return sealBox(pinsPlace(place), key, pad(encodeJson(pins), PINS_BYTES));
}

/** Open the pins. @throws CannotOpen, BadJson, BadLayout if they are no pins */
export async function openPins(place: VersionedOfficer, officerSeed: Uint8Array, box: Uint8Array): Promise<Pins> {
  const key = await officerPinsKey(place.instance, officerSeed, place.officerId);
  const pins = decodeJson(unpad(await openBox(pinsPlace(place), key, box)));
  for (const [desk, hash] of Object.entries(pins)) {
    if (!/^[0-9a-f]{32}$/.test(desk) || typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) {
      throw new BadLayout("These are no pins.");
    }
  }
  return pins as Pins;
}

function pinsPlace({ instance, officerId, version }: VersionedOfficer): Place {
  return { instance, kind: "officerPins", objectId: officerId, number: version };
}

