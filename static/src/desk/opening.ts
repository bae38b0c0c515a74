/**
 * From my officer key to the letters: share, desk seed, desk key, wrap, content key, report, thread key.
 * A share is taken only if its seed expands to the key of a statement in the chain that roster/chain.ts verified.
 */

import {
  type JsonObject,
  type LetterText,
  type OpenedReport,
  type PrivateKey,
  type ReadLetter,
  SealingError,
  claimedObjectId,
  nextSlot,
  openDeskShare,
  openCard as openSealedCard,
  openReport as openSealedReport,
  readThread as readLetters,
  sealLetter,
  unwrapKey,
} from "../sealing/desk.ts";
import { concat } from "../sealing/bytes.ts";
import type { CaseFile, CaseRow, DeskRow, LetterRow, Me, ShareRow, WrapRow } from "./api.ts";
import { type Bytes, fromBase64, fromHex, toHex } from "./bytes.ts";
import type { Unlocked } from "./gate.ts";
import { instanceOf } from "./officer.ts";
import { type VerifiedStatement, verifiedChain } from "./roster/chain.ts";

export type { OpenedReport } from "../sealing/desk.ts";

/** The keys of a desk, by key id in hex, and what did not hold while they were opened. */
export interface DeskKeys {
  readonly desk: string;
  readonly keys: ReadonlyMap<string, PrivateKey>;
  /** The desk seeds behind them: an index share is taken only if it comes from one of these. */
  readonly seeds: readonly Bytes[];
  /** The same seeds with their epochs, for whoever joins. */
  readonly held: readonly HeldSeed[];
  readonly problems: readonly string[];
  readonly chain: readonly VerifiedStatement[];
  /** A chain that holds and was never compared; nothing is opened by it. */
  readonly uncompared: readonly VerifiedStatement[];
  readonly current: VerifiedStatement | null;
}

/** A desk seed of ours, the epoch whose key it gives, and that key's id. */
export interface HeldSeed {
  readonly epoch: number;
  readonly seed: Bytes;
  readonly keyId: string;
}

/** A letter as it is shown; `stored` is the day on which the server took it. */
export interface ThreadLetter extends ReadLetter {
  readonly stored: string;
}

export async function openDeskKeys(unlocked: Unlocked, desk: DeskRow): Promise<DeskKeys> {
  const { chain, problems, uncompared } = await verifiedChain(unlocked, desk);
  const keys = new Map<string, PrivateKey>();
  const held: HeldSeed[] = [];
  for (const share of desk.shares) {
    const opened = await openShare(unlocked, desk.desk, share, chain);
    if (opened) {
      const keyId = toHex(opened.deskKey.publicKey.id);
      keys.set(keyId, opened.deskKey);
      held.push({ epoch: share.epoch, seed: opened.deskSeed, keyId });
    } else if (chain.length > 0) problems.push(`The share of epoch ${share.epoch} is not of a key that this desk's officers signed. It was not taken. Call the lead of your desk.`);
  }
  const seeds = held.map(({ seed }) => seed);
  return { desk: desk.desk, keys, seeds, held, problems, chain, uncompared, current: chain.at(-1) ?? null };
}

async function openShare({ me, officer }: Unlocked, desk: string, share: ShareRow, chain: readonly VerifiedStatement[]): Promise<{ deskSeed: Bytes; deskKey: PrivateKey } | null> {
  const stated = chain.find((statement) => statement.epoch === share.epoch);
  if (!stated) return null;
  const place = { instance: instanceOf(me), deskId: fromHex(desk), epoch: share.epoch };
  return quietly(() => openDeskShare(place, officer.opens, fromBase64(share.share), stated.key));
}

/** What a queue shows of a case, opened from the start of its box; null where no key of ours opens it. */
export async function openCard(me: Me, keys: DeskKeys, row: Pick<CaseRow, "card">): Promise<JsonObject | null> {
  return quietly(async () => {
    const start = concat(fromBase64(row.card.header), fromBase64(row.card.chunk));
    const place = { instance: instanceOf(me), reportId: claimedObjectId(start) };
    const cek = await contentKey(me, keys, place.reportId, row.card.wraps);
    return cek && openSealedCard(place, cek, start);
  });
}

export async function openReport(me: Me, keys: DeskKeys, file: Pick<CaseFile, "report">): Promise<OpenedReport | null> {
  return quietly(async () => {
    if (!file.report) return null;
    const place = { instance: instanceOf(me), reportId: fromHex(file.report.id) };
    const cek = await contentKey(me, keys, place.reportId, file.report.wraps);
    return cek && openSealedReport(place, cek, fromBase64(file.report.box));
  });
}

/** The content key of one report, for what is sealed beside it; null where no key of ours opens its wraps. */
export function openContentKey(me: Me, keys: DeskKeys, report: { readonly id: string; readonly wraps: readonly WrapRow[] }): Promise<Bytes | null> {
  return quietly(() => contentKey(me, keys, fromHex(report.id), report.wraps));
}

async function contentKey(me: Me, keys: DeskKeys, reportId: Bytes, wraps: readonly WrapRow[]): Promise<Bytes | null> {
  for (const { key_id: keyId, wrap } of wraps) {
    const key = keys.keys.get(keyId.replaceAll("-", ""));
    if (key) return unwrapKey({ instance: instanceOf(me), kind: "report", objectId: reportId }, key, wholeWrap(keyId, wrap));
  }
  return null;
}

/** `key id 16 | seal 1,168`; the server may send the seal alone, since it keeps them in two columns. */
function wholeWrap(keyId: string, wrap: string): Bytes {
  const bytes = fromBase64(wrap);
  return bytes.length === 1168 ? concat(fromHex(keyId), bytes) : bytes;
}

export async function readThread(me: Me, opened: OpenedReport, letters: readonly LetterRow[]): Promise<readonly ThreadLetter[]> {
  const thread = { instance: instanceOf(me), thread: opened.thread };
  const read = await readLetters(thread, letters.map((letter) => fromBase64(letter.box)));
  return read.map((letter, index) => ({ ...letter, stored: letters[index]?.day ?? "" }));
}

/** A letter of ours, sealed into the slot after those that we have read. */
export async function sealDeskLetter(me: Me, opened: OpenedReport, letters: readonly LetterRow[], letter: LetterText): Promise<Bytes> {
  const thread = { instance: instanceOf(me), thread: opened.thread };
  return sealLetter(thread, "desk", await nextSlot(letters.map((row) => fromBase64(row.box))), letter);
}

/** What does not open is shown as not opened; anything but a sealing error is a fault of ours and is thrown. */
async function quietly<Result>(open: () => Promise<Result | null>): Promise<Result | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}
