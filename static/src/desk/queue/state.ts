/** What the queue shows: which desk, view, order and page, and the cases that were opened so far. */

import { type CasePage, type CaseRow, get } from "../api.ts";
import { type Filter, NO_FILTER, type OpenedCase } from "../filters.ts";

export type View = "all" | "mine" | "unowned" | "due";
export type Order = "due" | "opened" | "last_event";

export interface QueueRow extends OpenedCase {
  readonly row: CaseRow;
  readonly opened: boolean;
}

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
  /** All cases of the view, once a search or filter needed them. */
  everything: QueueRow[] | null;
}

export function newState(desk: string): QueueState {
  const filter = NO_FILTER;
  return { desk, view: "all", order: "due", filter, cursors: [null], count: "", next: null, rows: [], everything: null };
}

export function fetchPage(state: QueueState, after: string | null): Promise<CasePage> {
  const query = new URLSearchParams({ order: state.order, view: state.view });
  if (after) query.set("after", after);
  return get<CasePage>(`desks/${state.desk}/cases?${query.toString()}`);
}

/** At most this many pages are opened for one search: 2,000 cases take a few seconds. */
export const SEARCH_PAGES = 40;
