/** Who reads for which place: `/directory.json`, fetched while the form is filled in. */

import { BadLayout, fromHex, type ListedStatement } from "../sealing/index.ts";

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
  /** A week of duty (duty.ts) where somebody keeps one; whatever else stands here is not offered, and stops no report. */
  readonly duty?: unknown;
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
    current = fetchJson("/directory.json").then(readDirectory);
    history = null;
    current.catch(() => (current = null));
  }
  return current;
}

export function statements(): Promise<readonly ListedStatement[]> {
  if (!history) {
    // each entry is read where the chain is checked
    history = fetchJson("/directory/history") as Promise<readonly ListedStatement[]>;
    history.catch(() => (history = null));
  }
  return history;
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return await answer.json();
}

/** Take what came for a directory only if every field that these pages use is one. @throws BadLayout */
export function readDirectory(value: unknown): Directory {
  const { v, suite, instance, window, desks, routes } = fields(value);
  if (v !== 1 || suite !== 1) throw new BadLayout("This is no directory of version 1.");
  fromHex(instance, 16);
  if (window !== null) requireTypes(fields(window), { key: "string", id: "string" });
  if (!Array.isArray(desks)) throw new BadLayout("A directory lists its desks.");
  desks.forEach(checkDesk);
  for (const routing of Object.values(fields(routes))) requireTypes(fields(routing), { case: "string", own_side: "string" });
  return value as Directory;
}

const TEXT_AND_NUMBERS = { name: "string", key: "string", confirm_by: "string", answer_by: "string", epoch: "number", people: "number", retention: "number" };

function checkDesk(value: unknown): void {
  const desk = fields(value);
  fromHex(desk["id"], 16);
  fromHex(desk["statement"], 32);
  requireTypes(desk, TEXT_AND_NUMBERS);
  for (const list of [desk["organisations"], desk["custodians"] ?? []]) {
    if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) throw new BadLayout("A desk lists names.");
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadLayout("This is no object.");
  return value as Readonly<Record<string, unknown>>;
}

function requireTypes(object: Readonly<Record<string, unknown>>, types: Readonly<Record<string, string>>): void {
  for (const [name, type] of Object.entries(types)) {
    if (typeof object[name] !== type) throw new BadLayout(`The directory has no ${name}.`);
  }
}

/** The usual team of a place, and the one for what its own side did; the longest match wins. */
export function teamsFor(listed: Directory, place: string): { usual: Desk; other: Desk } | null {
  const routing = listed.routes[place] ?? listed.routes[place.slice(0, 2)] ?? listed.routes["*"];
  const usual = listed.desks.find((desk) => desk.id === routing?.case);
  const other = listed.desks.find((desk) => desk.id === routing?.own_side);
  return usual ? { usual, other: other ?? usual } : null;
}
