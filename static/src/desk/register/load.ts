/** The register of a desk, fetched page by page and opened here; a case without a row gets one from its card. */

import { type RegisterCase, type RegisterPage, get } from "../api.ts";
import type { Unlocked } from "../gate.ts";
import { type DeskKeys, openCard } from "../opening.ts";
import { type DeskIndex, openRow } from "./index.ts";
import { type Writing, keepRows } from "./keep.ts";
import { type ComplexOf, type RegisterRow, rowOfCard } from "./row.ts";
import { type PlaceWords, rowText } from "./search.ts";

/** One case of the register: what the server knows, what was opened here, and the text that words are looked for in. */
export interface Entry {
  facts: RegisterCase;
  row: RegisterRow;
  text: string;
  revision: number;
}

export interface Register {
  readonly entries: Map<string, Entry>;
  /** Cases whose row no key of ours opens, or that was bound to another case. */
  readonly closed: string[];
  done: boolean;
}

export interface Opening {
  readonly unlocked: Unlocked;
  readonly keys: DeskKeys;
  readonly index: DeskIndex;
  readonly complexOf: ComplexOf;
  readonly placeWords: PlaceWords;
}

export function newRegister(): Register {
  return { entries: new Map(), closed: [], done: false };
}

/** Fill the register; `progress` hears after every page. */
export async function loadRegister(opening: Opening, register: Register, progress: () => void): Promise<void> {
  let after: string | null = null;
  do {
    const query: string = after ? `?after=${encodeURIComponent(after)}` : "";
    const page: RegisterPage = await get(`desks/${opening.index.desk}/register${query}`);
    const fresh: Writing[] = [];
    // all at once: opening is waiting for WebCrypto's threads, and 500 in a row keep them busy
    await Promise.all(page.rows.map((facts) => take(opening, register, facts, fresh)));
    progress();
    await keepFresh(opening, register, fresh);
    after = page.next;
  } while (after);
  register.done = true;
  progress();
}

async function take(opening: Opening, register: Register, facts: RegisterCase, fresh: Writing[]): Promise<void> {
  const row = await rowOf(opening, facts, fresh);
  if (!row) register.closed.push(facts.id);
  else putEntry(register, opening.placeWords, facts, row, facts.index?.revision ?? 0);
}

async function rowOf(opening: Opening, facts: RegisterCase, fresh: Writing[]): Promise<RegisterRow | null> {
  if (!facts.report) return null;
  if (facts.index) return openRow(opening.index, facts.report, facts.index);
  const card = facts.card ? await openCard(opening.unlocked.me, opening.keys, { card: facts.card }) : null;
  if (!card) return null;
  const row = rowOfCard(card, opening.complexOf);
  fresh.push({ case: facts.id, report: facts.report, revision: 0, row });
  return row;
}

/** Rows made from cards are kept, so that the next officer opens one small box and no wrap. */
async function keepFresh({ index }: Opening, register: Register, fresh: readonly Writing[]): Promise<void> {
  if (!index.current || fresh.length === 0) return;
  const changed = new Set(await keepRows(index, fresh).catch(() => fresh.map((one) => one.case)));
  for (const one of fresh) if (!changed.has(one.case)) (register.entries.get(one.case) as Entry).revision = 1;
}

export function putEntry(register: Register, placeWords: PlaceWords, facts: RegisterCase, row: RegisterRow, revision: number): void {
  const more = [facts.owner?.name ?? "", facts.id];
  register.entries.set(facts.id, { facts, row, text: rowText(row, placeWords, more), revision });
}
