/** Who reads for which place: `/directory.json`, fetched while the form is filled in. */

import type { ListedStatement } from "../sealing/index.ts";

export type { ListedStatement };

export interface Desk {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly key: string;
  readonly statement: string;
  readonly organisations: readonly string[];
  readonly people: number;
  readonly oversight: boolean;
  readonly retention: number;
  readonly confirm_by: string;
  readonly answer_by: string;
  readonly custodians?: readonly string[];
}

interface Routing {
  readonly case: string;
  readonly own_side: string;
}

export interface Directory {
  readonly v: number;
  readonly instance: string;
  readonly window: { readonly key: string; readonly id: string } | null;
  readonly desks: readonly Desk[];
  readonly routes: Readonly<Record<string, Routing>>;
}

let current: Promise<Directory> | null = null;
let history: Promise<readonly ListedStatement[]> | null = null;

/** The directory of this visit; `again` after the door said that its keys are old. */
export function directory(again = false): Promise<Directory> {
  if (again || !current) {
    current = fetchJson<Directory>("/directory.json");
    history = null;
    current.catch(() => (current = null));
  }
  return current;
}

export function statements(): Promise<readonly ListedStatement[]> {
  if (!history) {
    history = fetchJson<readonly ListedStatement[]>("/directory/history");
    history.catch(() => (history = null));
  }
  return history;
}

async function fetchJson<Answer>(address: string): Promise<Answer> {
  const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Answer;
}

/** The usual team of a place, and the one for what its own side did; the longest match wins. */
export function teamsFor(listed: Directory, place: string): { usual: Desk; other: Desk } | null {
  const routing = listed.routes[place] ?? listed.routes[place.slice(0, 2)] ?? listed.routes["*"];
  const usual = listed.desks.find((desk) => desk.id === routing?.case);
  const other = listed.desks.find((desk) => desk.id === routing?.own_side);
  return usual ? { usual, other: other ?? usual } : null;
}
