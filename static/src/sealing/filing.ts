/** Sealing: the filing, the one body that `POST /api/v1/reports` takes: made here, and taken apart for tests. */

import { type Bytes, Z16, concat, copy, equal, exactly, hmacSha256, random, u8, utf8 } from "./bytes.ts";
import { boxLength, claimedObjectId, KINDS } from "./box.ts";
import type { JsonObject } from "./canonical.ts";
import { mailboxHash, threadKey } from "./derive.ts";
import { BadLayout } from "./errors.ts";
import { FACETS_BYTES, type FacetsOf, sealFacets } from "./facets.ts";
import type { Instance } from "./info.ts";
import { type Card, type ReportText, reportPlaintext, sealReport } from "./report.ts";
import { WRAP_BYTES, wrapKey } from "./seals.ts";
import type { PublicKey } from "./xwing.ts";

const MAGIC = utf8("FLF1");
const FACETS_AT = 104;
const WRAP_AT = FACETS_AT + FACETS_BYTES;
const BOX_AT = WRAP_AT + WRAP_BYTES;
/** The five lengths there are: 8,722 12,882 21,202 37,842 71,122. */
export const FILING_LENGTHS: readonly number[] = KINDS.report.sizes.map((size) => BOX_AT + boxLength("report", size));

/** What a person has written, before any key. */
export interface Account {
  /** Root of the codename, 16 bytes; null when no answer is wanted (a random mailbox that nobody can open). */
  readonly root: Uint8Array | null;
  readonly card: Card;
  readonly report: ReportText;
  /** Asks for somebody on duty now. */
  readonly alongsideNow: boolean;
  /** Count only. */
  readonly record: boolean;
  /** Object id of the file container, when files were uploaded. */
  readonly containerId?: Uint8Array | undefined;
}

/** To whom it goes: keys of a directory whose chain has been checked, and what is counted. */
export interface Recipients {
  readonly desk: PublicKey;
  readonly window: PublicKey;
  readonly facets: Omit<FacetsOf, "reportId" | "cek">;
}

/**
 * A report from the moment it is locked to its receipt. It keeps one object id, one CEK and one filing key in
 * memory, so that a repeated or resealed filing is known as the same report and never doubles it.
 */
export interface LockedReport {
  readonly instance: Instance;
  readonly reportId: Bytes;
  readonly cek: Bytes;
  readonly filingKey: Bytes;
  readonly mailbox: Bytes;
  readonly plaintext: Bytes;
  readonly flags: number;
  readonly containerId: Bytes;
}

/** Lock what was written. @throws TooLong (shorten the account), BadJson, BadLayout */
export async function lockReport(instance: Instance, account: Account): Promise<LockedReport> {
  return lockReportWith(instance, account, { reportId: random(16), cek: random(32), filingKey: random(32) });
}

/** The same with its random values given, for known answers. @internal */
export async function lockReportWith(
  instance: Instance,
  account: { root: Uint8Array | null; card: Card | JsonObject; report: ReportText | JsonObject; alongsideNow: boolean; record: boolean; containerId?: Uint8Array | undefined },
  secrets: { readonly reportId: Bytes; readonly cek: Bytes; readonly filingKey: Bytes },
): Promise<LockedReport> {
  const thread = account.root ? await threadKey(instance, account.root) : random(32);
  return {
    instance,
    ...secrets,
    mailbox: account.root ? await mailboxHash(instance, account.root) : random(32),
    plaintext: reportPlaintext(account.card, thread, account.report),
    flags: (account.alongsideNow ? 1 : 0) | (account.record ? 2 : 0),
    containerId: exactly(account.containerId ?? Z16, 16, "The container id"),
  };
}

/**
 * Seal a locked report into the body of a filing, one of five lengths. Every call takes a new salt and new seals;
 * after 409 `stale_directory` call it again with the new keys.
 */
export async function sealFiling(locked: LockedReport, to: Recipients): Promise<Bytes> {
  const { instance, reportId, cek } = locked;
  const place = { instance, kind: "report", objectId: reportId } as const;
  const [facets, wrap, box] = await Promise.all([
    sealFacets(instance, to.window, { ...to.facets, reportId, cek }),
    wrapKey(place, to.desk, cek),
    sealReport({ instance, reportId }, cek, locked.plaintext),
  ]);
  return filingBody(locked, { windowKeyId: to.window.id, facets, wrap, box });
}

/** Put the parts of a filing in their places. @internal */
export async function filingBody(
  locked: LockedReport,
  parts: { readonly windowKeyId: Bytes; readonly facets: Bytes; readonly wrap: Bytes; readonly box: Bytes },
): Promise<Bytes> {
  const start = concat(MAGIC, u8(locked.flags), new Uint8Array(3));
  const names = concat(await filingTag(locked.filingKey, locked.plaintext), locked.mailbox, locked.containerId);
  return concat(start, names, parts.windowKeyId, parts.facets, parts.wrap, parts.box);
}

/** HMAC-SHA256 of the padded plaintext: tells a repeated filing from another one of the same id. */
export async function filingTag(filingKey: Uint8Array, plaintext: Bytes): Promise<Bytes> {
  return hmacSha256(exactly(filingKey, 32, "A filing key"), plaintext);
}

/** The parts of a filing. */
export interface Filing {
  readonly alongsideNow: boolean;
  readonly record: boolean;
  readonly tag: Bytes;
  readonly mailbox: Bytes;
  readonly containerId: Bytes | null;
  readonly windowKeyId: Bytes;
  readonly facets: Bytes;
  /** key id 16 | seal 1,168 */
  readonly wrap: Bytes;
  readonly reportId: Bytes;
  readonly box: Bytes;
}

/** Take a filing apart by its fixed layout. @throws BadLayout */
export function parseFiling(body: Uint8Array): Filing {
  if (!FILING_LENGTHS.includes(body.length)) throw new BadLayout("A filing has one of five lengths.");
  const flags = body[4] as number;
  if (!equal(body.subarray(0, 4), MAGIC) || flags > 3 || !equal(body.subarray(5, 8), new Uint8Array(3))) {
    throw new BadLayout("This is no filing.");
  }
  const container = copy(body, 72, 88);
  const box = copy(body, BOX_AT);
  return {
    alongsideNow: (flags & 1) === 1,
    record: (flags & 2) === 2,
    tag: copy(body, 8, 40),
    mailbox: copy(body, 40, 72),
    containerId: equal(container, Z16) ? null : container,
    windowKeyId: copy(body, 88, FACETS_AT),
    facets: copy(body, FACETS_AT, WRAP_AT),
    wrap: copy(body, WRAP_AT, BOX_AT),
    reportId: reportIdOf(box),
    box,
  };
}

/** The object id of a box that says it is a report's, without parent and number. */
function reportIdOf(box: Bytes): Bytes {
  const head = concat(utf8("FLE1"), Uint8Array.of(1, KINDS.report.code));
  const rest = box.subarray(22, 42);
  if (!equal(box.subarray(0, 6), head) || !equal(rest, new Uint8Array(20))) throw new BadLayout("The box is no report.");
  return claimedObjectId(box);
}

