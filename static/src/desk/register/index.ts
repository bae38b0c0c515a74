/** The desk's index as this officer holds it: the key of each version, and rows opened and sealed with them. */

import { type IndexKey, SealingError, openIndex, openIndexRow, openIndexShare, sealIndexRow } from "../../sealing/desk.ts";
import type { DeskRow, IndexShareRow, SealedRow } from "../api.ts";
import { type Bytes, fromBase64, fromHex, toBase64 } from "../bytes.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";
import type { DeskKeys } from "../opening.ts";
import { type RegisterRow, decodeRow, encodeRow } from "./row.ts";

export interface DeskIndex {
  readonly desk: string;
  readonly versions: ReadonlyMap<number, IndexKey>;
  /** The version that rows are written under; null while this officer holds none of the desk's newest key. */
  readonly current: IndexKey | null;
}

/**
 * Open my share of every version; a share that no desk seed vouches for is not taken. Rows are written only under a
 * version that comes from the seed of the desk's newest key: an officer who was removed holds the older seeds, and a
 * server that helps them could seal an index of those to us, or give us no newer one.
 */
export async function openDeskIndex({ me, officer }: Unlocked, desk: DeskRow, keys: DeskKeys): Promise<DeskIndex> {
  const instance = instanceOf(me);
  const shares = desk.indexes ?? [];
  const open = async ({ version, share }: IndexShareRow, seeds: readonly Bytes[]): Promise<IndexKey | null> => {
    const place = { instance, deskId: fromHex(desk.desk), version };
    return orNull(async () => openIndex(place, await openIndexShare(place, officer.opens, fromBase64(share), seeds)));
  };
  const versions = new Map<number, IndexKey>();
  for (const share of shares) {
    const key = await open(share, keys.seeds);
    if (key) versions.set(share.version, key);
  }
  const newest = shares.reduce<IndexShareRow | null>((one, other) => (one && one.version > other.version ? one : other), null);
  const renewed = keys.held.filter(({ epoch }) => epoch === keys.current?.epoch).map(({ seed }) => seed);
  return { desk: desk.desk, versions, current: newest && (await open(newest, renewed)) };
}

/** A row that was sealed for this case; null for one of another case or key, or that somebody changed. */
export async function openRow(index: DeskIndex, report: string, sealed: SealedRow): Promise<RegisterRow | null> {
  const key = index.versions.get(sealed.version);
  if (!key) return null;
  return orNull(async () => decodeRow(await openIndexRow(key, fromHex(report), fromBase64(sealed.box))));
}

export async function sealRow(key: IndexKey, report: string, row: RegisterRow): Promise<string> {
  return toBase64(await sealIndexRow(key, fromHex(report), encodeRow(row)));
}

async function orNull<Result>(open: () => Promise<Result>): Promise<Result | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}
