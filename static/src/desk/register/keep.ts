/** Writing rows of the register: sealed here, posted in batches; who writes says which row they read. */

import { type RegisterCase, get, post } from "../api.ts";
import { type DeskIndex, openRow, sealRow } from "./index.ts";
import type { RegisterRow } from "./row.ts";

/** A row to write: of which case, and the revision that was read (0: there was none). */
export interface Writing {
  readonly case: string;
  readonly report: string;
  readonly revision: number;
  readonly row: RegisterRow;
}

const BATCH = 100;

/** Seal and post rows; the ids of cases whose row somebody else has written meanwhile. */
export async function keepRows(index: DeskIndex, writings: readonly Writing[], progress: (done: number) => void = () => undefined): Promise<readonly string[]> {
  const key = index.current;
  if (!key) return [];
  const changed: string[] = [];
  for (let at = 0; at < writings.length; at += BATCH) {
    const batch = writings.slice(at, at + BATCH);
    const rows = await Promise.all(batch.map(async (one) => ({ case: one.case, version: key.version, revision: one.revision, box: await sealRow(key, one.report, one.row) })));
    changed.push(...(await post<{ changed: string[] }>(`desks/${index.desk}/register`, { rows })).changed);
    progress(at + batch.length);
  }
  return changed;
}

/**
 * Seal every row anew that stands under an older version of the index: after a member was removed, by any officer who
 * holds the old version and the new one. Rows that cannot be opened stay, and are counted. Safe to run twice and by two.
 */
export async function resealRegister(index: DeskIndex, progress: (done: number) => void = () => undefined): Promise<{ resealed: number; closed: number }> {
  let after: string | null = null;
  let closed = 0;
  let resealed = 0;
  do {
    const page: { next: string | null; rows: readonly RegisterCase[] } = await get(`desks/${index.desk}/register${after ? `?after=${encodeURIComponent(after)}` : ""}`);
    const { writings, failed } = await oldRows(index, page.rows);
    const before = resealed;
    const changed = await keepRows(index, writings, (done) => progress(before + done));
    closed += failed;
    resealed += writings.length - changed.length;
    after = page.next;
  } while (after);
  return { resealed, closed };
}

async function oldRows(index: DeskIndex, rows: readonly RegisterCase[]): Promise<{ writings: Writing[]; failed: number }> {
  const old = rows.filter((row) => row.report && row.index && row.index.version !== index.current?.version);
  const writings: Writing[] = [];
  for (const one of old) {
    const row = await openRow(index, one.report as string, one.index as NonNullable<typeof one.index>);
    if (row) writings.push({ case: one.id, report: one.report as string, revision: (one.index as { revision: number }).revision, row });
  }
  return { writings, failed: old.length - writings.length };
}
