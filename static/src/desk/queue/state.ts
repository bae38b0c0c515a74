/** What the queue shows: which desk, view, order, page and search; and the register behind it. */

import { type CaseFacts, type CasePage, get } from "../api.ts";
import { FINISHED, daysBetween, runningClock } from "../clocks.ts";
import type { RegisterRow } from "../register/row.ts";
import { NO_WISH, type Wish, isWishing } from "../register/search.ts";

export type View = "all" | "mine" | "unowned" | "due";
export type Order = "due" | "opened" | "last_event";
export const PAGE = 50;
const SOON_DAYS = 3;

/** A line of the table: what the server knows, and what was opened here; null where no key of ours opens it. */
export interface QueueRow {
  readonly facts: CaseFacts;
  readonly row: RegisterRow | null;
}

/** What the officer looks for: the register's wish, and two things that the server knows. */
export interface Filter {
  readonly wish: Wish;
  readonly status: string;
  readonly unread: boolean;
}

export const NO_FILTER: Filter = { wish: NO_WISH, status: "", unread: false };

export interface QueueState {
  readonly desk: string;
  view: View;
  order: Order;
  filter: Filter;
  /** Cursors of the pages before this one; the last is that of the page shown. */
  cursors: (string | null)[];
  count: string;
  next: string | null;
  rows: QueueRow[];
  /** Which fifty of what was found are shown. */
  foundPage: number;
  readonly chosen: Set<string>;
}

export function newState(desk: string): QueueState {
  return { desk, view: "all", order: "due", filter: NO_FILTER, cursors: [null], count: "", next: null, rows: [], foundPage: 0, chosen: new Set() };
}

export function isFiltering({ wish, status, unread }: Filter): boolean {
  return isWishing(wish) || status !== "" || unread;
}

export function fetchPage(state: QueueState, after: string | null): Promise<CasePage> {
  const query = new URLSearchParams({ order: state.order, view: state.view });
  if (after) query.set("after", after);
  return get<CasePage>(`desks/${state.desk}/cases?${query.toString()}`);
}

/** What the server's view would hold, of a case of the register. */
export function isInView(facts: CaseFacts, view: View, me: string, today: string): boolean {
  if (view === "mine") return facts.owner?.id === me;
  if (view === "unowned") return facts.owner === null && !FINISHED.has(facts.status);
  if (view === "due") return daysBetween(today, dueDay(facts)) <= SOON_DAYS;
  return true;
}

const NEVER = "9999-12-31";

function dueDay(facts: CaseFacts): string {
  return runningClock(facts.status, facts.due)?.clock.legal ?? NEVER;
}

/** The orders of the server, for what was found here. */
export function compareBy(order: Order): (a: CaseFacts, b: CaseFacts) => number {
  if (order === "due") return (a, b) => dueDay(a).localeCompare(dueDay(b)) || a.id.localeCompare(b.id);
  return (a, b) => b[order].localeCompare(a[order]) || b.id.localeCompare(a.id);
}
