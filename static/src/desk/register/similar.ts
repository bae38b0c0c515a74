/** Cases that are like one: why, in words; and how the load lies on the ports. */

import { type RegisterRow } from "./row.ts";
import { monthsOf } from "./search.ts";

export interface Known {
  readonly id: string;
  readonly row: RegisterRow;
}

export interface Similar {
  readonly id: string;
  readonly row: RegisterRow;
  readonly score: number;
  readonly reasons: readonly string[];
}

const NEAR_MONTHS = 3;
const ENOUGH = 4;

/** The cases most like this one, each with its reasons; being in the same port alone is none. */
export function similarTo(id: string, row: RegisterRow, all: readonly Known[], most = 5): readonly Similar[] {
  return all
    .filter((other) => other.id !== id)
    .map((other) => ({ ...other, ...likeness(row, other.row) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score || b.row.time.localeCompare(a.row.time))
    .slice(0, most);
}

export function likeness(a: RegisterRow, b: RegisterRow): { score: number; reasons: readonly string[] } {
  const found: readonly (readonly [boolean, number, string])[] = [
    [a.place !== "" && a.place === b.place, 2, "same port"],
    [a.place !== b.place && a.complex !== "" && a.complex === b.complex, 1, "same port area"],
    [a.type !== "" && !VAGUE.has(a.type) && a.type === b.type, 2, "same kind of inspection"],
    [a.actor !== "" && !VAGUE.has(a.actor) && a.actor === b.actor, 2, "same kind of official"],
    [a.demanded !== "" && !VAGUE.has(a.demanded) && a.demanded === b.demanded, 1, "same amount"],
    [monthsApart(a.time, b.time) <= NEAR_MONTHS, 1, "within three months"],
    [a.labels.some((label) => b.labels.includes(label)), 2, "same label"],
  ];
  const held = found.filter(([holds]) => holds);
  return { score: held.reduce((sum, [, weight]) => sum + weight, 0), reasons: held.map(([, , words]) => words) };
}

const VAGUE = new Set(["other", "unknown", "not_sure", "no_inspection", "none"]);

/** Whole months between two times; quarters by their last month; far where one is unknown. */
export function monthsApart(a: string, b: string): number {
  const [, first] = monthsOf(a);
  const [, second] = monthsOf(b);
  return first && second ? Math.abs(monthNumber(first) - monthNumber(second)) : Number.POSITIVE_INFINITY;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

export interface Load {
  readonly code: string;
  readonly open: number;
  readonly overdue: number;
  readonly all: number;
}

/** How many cases lie on each port area, open ones first. */
export function loadByPort(cases: readonly { readonly row: RegisterRow; readonly finished: boolean; readonly overdue: boolean }[]): readonly Load[] {
  const loads = new Map<string, { open: number; overdue: number; all: number }>();
  for (const { row, finished, overdue } of cases) {
    const code = row.complex || row.place;
    if (!code) continue;
    const load = loads.get(code) ?? { open: 0, overdue: 0, all: 0 };
    load.all += 1;
    if (!finished) load.open += 1;
    if (overdue) load.overdue += 1;
    loads.set(code, load);
  }
  return [...loads].map(([code, load]) => ({ code, ...load })).sort((a, b) => b.open - a.open || b.all - a.all || a.code.localeCompare(b.code));
}
