/** What the queue finds in the register: views, status, letters, words, and the orders of the server. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { found } from "../../../../static/src/desk/queue/found.ts";
import { NO_FILTER, type Order, type View } from "../../../../static/src/desk/queue/state.ts";
import { type Register, newRegister, putEntry } from "../../../../static/src/desk/register/load.ts";
import type { RegisterCase } from "../../../../static/src/desk/api.ts";
import { EMPTY_ROW } from "../../../../static/src/desk/register/row.ts";
import { NO_WISH } from "../../../../static/src/desk/register/search.ts";

const TODAY = "2026-11-25";
const INES = { id: "ines", name: "Ines" };

function facts(id: string, change: Partial<RegisterCase> = {}): RegisterCase {
  const clock = (legal: string) => ({ legal, target: null });
  return { id, status: "received", owner: null, door: "sealed", urgent: false, opened: "2026-11-20", last_event: "2026-11-20", due: { acknowledge: clock("2026-12-20"), feedback: clock("2027-02-20") }, overdue: false, unread: 0, report: "r", index: null, ...change };
}

function register(...cases: RegisterCase[]): Register {
  const made = newRegister();
  for (const one of cases) putEntry(made, (code) => code, one, { ...EMPTY_ROW, place: "ARROS", summary: `story of ${one.id}` }, 1);
  return made;
}

function ids(from: Register, { view = "all", order = "due", words = "", status = "", unread = false }: { view?: View; order?: Order; words?: string; status?: string; unread?: boolean } = {}): string[] {
  const filter = { ...NO_FILTER, wish: { ...NO_WISH, words }, status, unread };
  return found(from, { filter, view, order }, { me: INES.id, today: TODAY }).map((row) => row.facts.id);
}

const soon = { acknowledge: { legal: "2026-11-27", target: null }, feedback: null };
const CASES = register(
  facts("a", { owner: INES, opened: "2026-11-01", last_event: "2026-11-24" }),
  facts("b", { due: soon, unread: 1 }),
  facts("c", { status: "concluded", opened: "2026-10-01" }),
);

test("views hold what the server's would", () => {
  assert.deepEqual(ids(CASES, { view: "mine" }), ["a"]);
  assert.deepEqual(ids(CASES, { view: "unowned" }), ["b"]);
  assert.deepEqual(ids(CASES, { view: "due" }), ["b"]);
});

test("the most urgent clock stands first and a case without one last", () => {
  assert.deepEqual(ids(CASES), ["b", "a", "c"]);
  assert.deepEqual(ids(CASES, { order: "opened" }), ["b", "a", "c"]);
  assert.deepEqual(ids(CASES, { order: "last_event" })[0], "a");
});

test("words, status and new letters narrow it together", () => {
  assert.deepEqual(ids(CASES, { words: "story C" }), ["c"]);
  assert.deepEqual(ids(CASES, { status: "received", unread: true }), ["b"]);
  assert.deepEqual(ids(CASES, { words: "ines rosario" }), []);
  assert.deepEqual(ids(CASES, { words: "ines arros" }), ["a"]);
});
