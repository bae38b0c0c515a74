/** Sealing: what is sealed to a public key and kept beside the boxes: CEK wraps, desk and index shares. */

import { type Bytes, concat, copy, equal, exactly, u32, u8 } from "./bytes.ts";
import { deskHpkeSeed, deskIndexSeed } from "./derive.ts";
import { BadLayout, UnknownKey } from "./errors.ts";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";
import type { Instance } from "./info.ts";
import { type PrivateKey, type PublicKey, expandSeed, sameKey } from "./xwing.ts";

/** Kinds of object that have a content key of their own. */
export const WRAPPED_KINDS = { report: 0x01, help: 0x07, backup: 0x08 } as const;
export type WrappedKind = keyof typeof WRAPPED_KINDS;

/** Bytes of every seal of a 32-byte secret, and of one with its key id before it. */
export const SEAL_BYTES = 1168;
export const WRAP_BYTES = 16 + SEAL_BYTES;

/** Which object a wrap belongs to. */
export interface WrapPlace {
  readonly instance: Instance;
  readonly kind: WrappedKind;
  readonly objectId: Uint8Array;
}

/** Which seed a share carries. `version` is the version of the index. */
export interface SharePlace {
  readonly instance: Instance;
  readonly deskId: Uint8Array;
  readonly epoch: number;
}
export interface IndexSharePlace {
  readonly instance: Instance;
  readonly deskId: Uint8Array;
  readonly version: number;
}

/** Wrap a CEK of 32 bytes to a desk (or back-up) key: `key id 16 | seal 1,168`. */
export async function wrapKey(place: WrapPlace, to: PublicKey, cek: Uint8Array): Promise<Bytes> {
  return concat(to.id, await hpkeSeal(to, wrapInfo(place, to), exactly(cek, 32, "A content key")));
}

/**
 * Unwrap a CEK from `key id 16 | seal 1,168`.
 * @throws BadLayout (length), UnknownKey (sealed to another key), CannotOpen (other object, changed).
 */
export async function unwrapKey(place: WrapPlace, key: PrivateKey, wrap: Uint8Array): Promise<Bytes> {
  if (wrap.length !== WRAP_BYTES) throw new BadLayout(`A wrap has ${WRAP_BYTES} bytes.`);
  if (!equal(wrapKeyId(wrap), key.publicKey.id)) throw new UnknownKey("The wrap is for another key.");
  return hpkeOpen(key, wrapInfo(place, key.publicKey), copy(wrap, 16), 32);
}

/** The id of the key that opens a wrap: its first 16 bytes. */
export function wrapKeyId(wrap: Uint8Array): Bytes {
  return copy(wrap, 0, 16);
}

function wrapInfo({ instance, kind, objectId }: WrapPlace, to: PublicKey): Bytes {
  return instance.info("wrap", u8(WRAPPED_KINDS[kind]), exactly(objectId, 16, "An object id"), to.id);
}

/** Seal a desk seed of 32 bytes to an officer or recovery key named in the desk's statement: 1,168 bytes. */
export async function sealDeskShare(place: SharePlace, to: PublicKey, deskSeed: Uint8Array): Promise<Bytes> {
  return hpkeSeal(to, deskShareInfo(place, to), exactly(deskSeed, 32, "A desk seed"));
}

/**
 * Open a desk share and expand it. The seal proves nothing about its sender, so the seed is taken only if
 * it expands to `stated`, the key of a valid desk statement of that epoch.
 * @throws CannotOpen, BadLayout, UnknownKey if the seed is not of the stated key.
 */
export async function openDeskShare(
  place: SharePlace,
  key: PrivateKey,
  sealed: Uint8Array,
  stated: PublicKey,
): Promise<{ deskSeed: Bytes; deskKey: PrivateKey }> {
  const deskSeed = await hpkeOpen(key, deskShareInfo(place, key.publicKey), sealed, 32);
  const deskKey = await expandDeskSeed(place, deskSeed);
  if (!sameKey(deskKey.publicKey, stated)) throw new UnknownKey("The share is of another key than the desk's statement.");
  return { deskSeed, deskKey };
}

/** The desk's X-Wing key of one epoch. */
export async function expandDeskSeed({ instance, deskId, epoch }: SharePlace, deskSeed: Uint8Array): Promise<PrivateKey> {
  return expandSeed(await deskHpkeSeed(instance, deskSeed, deskId, epoch));
}

function deskShareInfo({ instance, deskId, epoch }: SharePlace, to: PublicKey): Bytes {
  return instance.info("desk share", exactly(deskId, 16, "A desk id"), u32(epoch), to.id);
}

/** Seal the index seed that today's desk seed gives to an officer key: 1,168 bytes. */
export async function sealIndexShare(place: IndexSharePlace, to: PublicKey, deskSeed: Uint8Array): Promise<Bytes> {
  return hpkeSeal(to, indexShareInfo(place, to), await indexSeedOf(place, deskSeed));
}

/**
 * Open an index share. Anybody can seal a seed to an officer, the server first of all: it is taken only if one of the
 * desk seeds that the officer holds gives it.
 * @throws CannotOpen, BadLayout, UnknownKey if no desk seed gives it.
 */
export async function openIndexShare(
  place: IndexSharePlace,
  key: PrivateKey,
  sealed: Uint8Array,
  deskSeeds: readonly Uint8Array[],
): Promise<Bytes> {
  const opened = await hpkeOpen(key, indexShareInfo(place, key.publicKey), sealed, 32);
  for (const seed of deskSeeds) if (equal(opened, await indexSeedOf(place, seed))) return opened;
  throw new UnknownKey("The index share is of no desk seed that is held.");
}

function indexSeedOf({ instance, deskId, version }: IndexSharePlace, deskSeed: Uint8Array): Promise<Bytes> {
  return deskIndexSeed(instance, deskSeed, deskId, version);
}

function indexShareInfo({ instance, deskId, version }: IndexSharePlace, to: PublicKey): Bytes {
  return instance.info("index share", exactly(deskId, 16, "A desk id"), u32(version), to.id);
}
