/** Judging a record: the sealed word is kept first, then sent to the count; or a case is opened from it. */

import { sealNote } from "../../sealing/desk.ts";
import { type RecordRow, post } from "../api.ts";
import { fromHex, toBase64 } from "../bytes.ts";
import { type CountWord, type Fact, factOf, noteOfCount } from "../count/fact.ts";
import { type Counted, sendCorrection } from "../count/send.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";
import { type DeskKeys, openContentKey, openReport } from "../opening.ts";

/** A record that was opened here; no fact where no key of ours opens it. */
export interface OpenedRecord {
  readonly row: RecordRow;
  readonly counted: Counted | null;
  readonly fact: Fact;
  readonly account: string;
}

/** A record has no events: a case that is opened from it later counts on from two. */
const FIRST_WORD = 1;

export async function openRecord({ me }: Unlocked, keys: DeskKeys, row: RecordRow): Promise<OpenedRecord> {
  const opened = await openReport(me, keys, { report: row });
  const cek = opened && (await openContentKey(me, keys, row));
  if (!opened || !cek) return { row, counted: null, fact: {}, account: "" };
  const account = opened.report["account"];
  return { row, counted: { desk: keys.desk, countedAt: keys.desk, report: row.id, cek }, fact: factOf(opened.report), account: typeof account === "string" ? account : "" };
}

/** Why a record was not judged, in a sentence. */
export class NotJudged extends Error {}

/** A word is sealed once, so that pressing again after a failure keeps and sends the same one. */
const sealed = new WeakMap<OpenedRecord, { readonly status: CountWord["status"]; readonly box: string }>();

async function sealWord({ me }: Unlocked, record: OpenedRecord, { report, cek }: Counted, status: CountWord["status"]): Promise<string> {
  const known = sealed.get(record);
  if (known?.status === status) return known.box;
  const box = toBase64(await sealNote({ instance: instanceOf(me), reportId: fromHex(report) }, cek, noteOfCount({ status, fact: record.fact })));
  sealed.set(record, { status, box });
  return box;
}

/** Keep the word, which only one officer can; then send it to the count, where it may come twice. @throws NotJudged, Problem */
export async function judge(unlocked: Unlocked, record: OpenedRecord, status: CountWord["status"]): Promise<void> {
  const { counted } = record;
  if (!counted) throw new NotJudged("This key cannot open it. Somebody else of your desk may.");
  const box = await sealWord(unlocked, record, counted, status);
  await post(`desks/${counted.desk}/records/${counted.report}/review`, { box });
  await sendCorrection(unlocked, counted, FIRST_WORD, { status, fact: record.fact });
}

/** Open a case from a record; its id. @throws Problem */
export async function openCase(desk: string, record: OpenedRecord): Promise<string> {
  return (await post<{ case: string }>(`desks/${desk}/records/${record.row.id}/case`, {})).case;
}
