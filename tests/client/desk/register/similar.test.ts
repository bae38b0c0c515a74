/** Similar cases, with reasons, and the load by port. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_ROW, type RegisterRow } from "../../../../static/src/desk/register/row.ts";
import { likeness, loadByPort, monthsApart, similarTo } from "../../../../static/src/desk/register/similar.ts";

const CASE: RegisterRow = { ...EMPTY_ROW, place: "ARROS", complex: "AR-up_river_parana", time: "2026-10", type: "hold_or_tank_inspection", actor: "cargo_or_hold_surveyor", demanded: "100_500" };
const known = (id: string, change: Partial<RegisterRow>) => ({ id, row: { ...CASE, ...change } });

test("what is alike is said, and the most alike stands first", () => {
  const found = similarTo("a", CASE, [
    known("a", {}),
    known("b", { place: "ARSLO", time: "2026-01" }),
    known("c", {}),
    known("d", { place: "NGAPP", complex: "NG-lagos", type: "pilotage", actor: "pilot", demanded: "" }),
  ]);
  assert.deepEqual(found.map(({ id }) => id), ["c", "b"]);
  assert.deepEqual(found[1]?.reasons, ["same port area", "same kind of inspection", "same kind of official", "same amount"]);
});

test("the same port and month alone make no similar case", () => {
  assert.deepEqual(similarTo("a", CASE, [known("b", { type: "pilotage", actor: "pilot", demanded: "" })]), []);
});

test("that two did not know is no likeness", () => {
  const vague = { ...EMPTY_ROW, type: "not_sure", actor: "unknown", demanded: "unknown" };
  assert.equal(likeness(vague, vague).score, 0);
});

test("months are counted over the turn of a year, quarters by their last month", () => {
  assert.equal(monthsApart("2026-12", "2027-02"), 2);
  assert.equal(monthsApart("2026-Q4", "2026-12"), 0);
  assert.equal(monthsApart("", "2026-12"), Number.POSITIVE_INFINITY);
});

test("the load lies on port areas, open cases first", () => {
  const load = loadByPort([
    { row: CASE, finished: false, overdue: true },
    { row: { ...CASE, place: "ARSLO" }, finished: true, overdue: false },
    { row: { ...EMPTY_ROW, place: "NGAPP" }, finished: true, overdue: false },
    { row: EMPTY_ROW, finished: false, overdue: false },
  ]);
  assert.deepEqual(load, [{ code: "AR-up_river_parana", open: 1, overdue: 1, all: 2 }, { code: "NGAPP", open: 0, overdue: 0, all: 1 }]);
});
