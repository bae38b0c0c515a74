/** Sealing: the committing box FLE1, the one format for everything sealed by a symmetric key. */

import { type Bytes, Z16, concat, copy, equal, exactly, random, u32, u8, utf8 } from "./bytes.ts";
import { boxKeys } from "./derive.ts";
import { BadLayout, CannotOpen } from "./errors.ts";
import type { Instance } from "./info.ts";
import { openChunk, openChunks, sealChunks } from "./stream.ts";

export const START_BYTES = 42;
export const HEADER_BYTES = 90;
export const TAG_BYTES = 16;
const MAGIC = utf8("FLE1");
const SUITE = u8(1);

interface KindRule {
  readonly code: number;
  /** Plaintext bytes of a chunk; 0 = the whole plaintext is one chunk. */
  readonly chunk: number;
  /** The only plaintext lengths there are. */
  readonly sizes: readonly number[];
}

/** Kind 08 (back-up) has its number, and comes later. A container has no fixed size: container.ts streams it. */
export const KINDS = {
  report: { code: 0x01, chunk: 1024, sizes: [4096, 8192, 16384, 32768, 65536] },
  container: { code: 0x02, chunk: 1 << 20, sizes: [] },
  letter: { code: 0x03, chunk: 0, sizes: [4096] },
  note: { code: 0x04, chunk: 0, sizes: [1024, 4096, 16384] },
  indexRow: { code: 0x05, chunk: 0, sizes: [512] },
  officerKey: { code: 0x06, chunk: 0, sizes: [32] },
  helpRecord: { code: 0x07, chunk: 0, sizes: [4096] },
  officerPins: { code: 0x09, chunk: 0, sizes: [1024] },
  sessionUnlock: { code: 0x0a, chunk: 0, sizes: [32] },
} as const satisfies Record<string, KindRule>;
export type Kind = keyof typeof KINDS;

/** What the place of a box says of it; a reader expects exactly this, a writer writes it. */
export interface Place {
  readonly instance: Instance;
  readonly kind: Kind;
  readonly objectId: Uint8Array;
  /** Left out where the kind has no parent. */
  readonly parentId?: Uint8Array;
  /** Left out where the kind has no number. */
  readonly number?: number;
}

/** Bytes of a box with a plaintext of `size`. */
export function boxLength(kind: Kind, size: number): number {
  const { chunk }: KindRule = KINDS[kind];
  return HEADER_BYTES + size + TAG_BYTES * (chunk === 0 ? 1 : Math.ceil(size / chunk));
}

/** Seal a plaintext of one of the kind's sizes (padding is the caller's) under a new random salt. @throws BadLayout */
export async function sealBox(place: Place, baseKey: Uint8Array, plaintext: Bytes): Promise<Bytes> {
  return sealBoxWithSalt(place, baseKey, plaintext, random(16));
}

/**
 * The same with a salt given. For known answers only: one salt never serves two plaintexts.
 * @internal
 */
export async function sealBoxWithSalt(place: Place, baseKey: Uint8Array, plaintext: Bytes, salt: Bytes): Promise<Bytes> {
  const { chunk, sizes }: KindRule = KINDS[place.kind];
  if (!sizes.includes(plaintext.length)) throw new BadLayout("The plaintext has no size of its kind.");
  const { key, head } = await sealedHead(place, baseKey, salt);
  return concat(head, await sealChunks(key, plaintext, chunk || plaintext.length));
}

/** The box key, and the first 90 bytes of a box: start 42 | salt 16 | commitment 32. */
export async function sealedHead(place: Place, baseKey: Uint8Array, salt: Bytes): Promise<{ key: Bytes; head: Bytes }> {
  const start = startOf(place);
  const { key, commitment } = await boxKeys(place.instance, baseKey, salt, start);
  return { key, head: concat(start, salt, commitment) };
}

/**
 * Open a box where `place` is expected.
 * @throws CannotOpen if kind, ids, number, length, key or any bit is another.
 */
export async function openBox(place: Place, baseKey: Uint8Array, box: Uint8Array): Promise<Bytes> {
  const { chunk, sizes }: KindRule = KINDS[place.kind];
  const size = sizes.find((candidate) => boxLength(place.kind, candidate) === box.length);
  if (size === undefined) throw new CannotOpen("The box has no length of its kind.");
  const key = await openHeader(place, baseKey, box);
  return openChunks(key, copy(box, HEADER_BYTES), chunk || size);
}

/**
 * Open the first chunk of a box of several chunks from its first bytes: header 90 | chunk | tag.
 * It proves key, place and chunk, not that the rest is there. @throws CannotOpen
 */
export async function openFirstChunk(place: Place & { readonly kind: "report" }, baseKey: Uint8Array, start: Uint8Array): Promise<Bytes> {
  const end = HEADER_BYTES + KINDS[place.kind].chunk + TAG_BYTES;
  if (start.length < end) throw new CannotOpen("The start of the box is cut.");
  return openChunk(await openHeader(place, baseKey, start), copy(start, HEADER_BYTES, end), 0, false);
}

/** What a box says of itself, before any key: enough to look for the key, never to be believed. */
export function claimedObjectId(box: Uint8Array): Bytes {
  if (box.length < HEADER_BYTES) throw new BadLayout("The box is cut.");
  return copy(box, 6, 22);
}

/** Compare the place, derive, and compare the commitment before any chunk. @throws CannotOpen */
export async function openHeader(place: Place, baseKey: Uint8Array, box: Uint8Array): Promise<Bytes> {
  const start = startOf(place);
  if (!equal(start, box.subarray(0, START_BYTES))) throw new CannotOpen("The box is of another place.");
  const salt = copy(box, START_BYTES, 58);
  const { key, commitment } = await boxKeys(place.instance, baseKey, salt, start);
  if (!equal(commitment, box.subarray(58, HEADER_BYTES))) throw new CannotOpen("The box is of another key.");
  return key;
}

/** Bytes 0 to 41: magic, suite, kind, object id, parent id, number. */
function startOf({ kind, objectId, parentId = Z16, number = 0 }: Place): Bytes {
  const ids = concat(exactly(objectId, 16, "An object id"), exactly(parentId, 16, "A parent id"));
  return concat(MAGIC, SUITE, u8(KINDS[kind].code), ids, u32(number));
}
