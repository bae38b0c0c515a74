/** What a search finds in the register: sorted like the queue, filtered by words, columns, view and status. */

import type { Register } from "../register/load.ts";
import { answers, wordsOf } from "../register/search.ts";
import { type QueueRow, type QueueState, compareBy, isInView } from "./state.ts";

export interface Reader {
  readonly me: string;
  readonly today: string;
}

export function found({ entries }: Register, state: Pick<QueueState, "filter" | "view" | "order">, { me, today }: Reader): QueueRow[] {
  const { wish, status, unread } = state.filter;
  const words = wordsOf(wish.words);
  const rows: QueueRow[] = [];
  for (const { facts, row, text } of entries.values()) {
    if (status && facts.status !== status) continue;
    if (unread && facts.unread === 0) continue;
    if (!isInView(facts, state.view, me, today)) continue;
    if (answers(row, text, wish, words)) rows.push({ facts, row });
  }
  const compare = compareBy(state.order);
  return rows.sort((a, b) => compare(a.facts, b.facts));
}
