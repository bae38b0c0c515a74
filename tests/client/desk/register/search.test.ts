/** Searching the register: by words, port, kind, type, actor, value, months and labels. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_ROW, type RegisterRow } from "../../../../static/src/desk/register/row.ts";
import { NO_WISH, type Wish, answers, choicesOf, isWishing, isWithin, monthsOf, rowText, wordsOf } from "../../../../static/src/desk/register/search.ts";

const NAMES: Record<string, string> = { ARROS: "Rosario, Argentina", "AR-up_river_parana": "Up-River Paraná" };
const placeWords = (code: string): string => NAMES[code] ?? code;

const ROSARIO: RegisterRow = {
  ...EMPTY_ROW,
  place: "ARROS",
  complex: "AR-up_river_parana",
  time: "2026-10",
  kind: "demand",
  type: "hold_or_tank_inspection",
  actor: "cargo_or_hold_surveyor",
  demanded: "2000_10000",
  given: "100_500",
  labels: ["grain"],
  summary: "He said that 2,000 dollars for re-cleaning would make the second inspection quick.",
};

function finds(wish: Partial<Wish>, row = ROSARIO): boolean {
  const whole = { ...NO_WISH, ...wish };
  return answers(row, rowText(row, placeWords, ["Ines Okafor", "3fa9c1d2"]), whole, wordsOf(whole.words));
}

test("words are found wherever they stand, whatever their marks and capitals", () => {
  for (const words of ["re-cleaning 2,000", "re-cleaning 2000", "parana", "PARANÁ rosario", "ines", "3fa9c1", "grain", "hold", "october 2026", ""]) assert.ok(finds({ words }), words);
  for (const words of ["pilot", "rosario pilot"]) assert.ok(!finds({ words }), words);
});

test("a port is found by its code and by its complex", () => {
  assert.ok(finds({ place: "ARROS" }) && finds({ place: "AR-up_river_parana" }));
  assert.ok(!finds({ place: "ARSLO" }));
});

test("kind, type, actor and label must be the same", () => {
  assert.ok(finds({ kind: "demand", type: "hold_or_tank_inspection", actor: "cargo_or_hold_surveyor", label: "grain" }));
  for (const wish of [{ kind: "no_demand" }, { type: "pilotage" }, { actor: "pilot" }, { label: "gra" }]) assert.ok(!finds(wish));
});

test("a value is what was asked or what was given", () => {
  assert.ok(finds({ value: "2000_10000" }) && finds({ value: "100_500" }));
  assert.ok(!finds({ value: "under_20" }));
});

test("months count at both ends, and a quarter touches each of its own", () => {
  assert.ok(finds({ from: "2026-10" }) && finds({ to: "2026-10" }) && finds({ from: "2026-01", to: "2026-12" }));
  assert.ok(!finds({ from: "2026-11" }) && !finds({ to: "2026-09" }));
  assert.deepEqual(monthsOf("2026-Q4"), ["2026-10", "2026-12"]);
  assert.ok(isWithin("2026-Q4", "2026-12", "") && isWithin("2026-Q4", "", "2026-10"));
  assert.ok(!isWithin("2026-Q4", "2027-01", "") && !isWithin("", "2026-01", ""));
});

test("only a wish that asks for something filters", () => {
  assert.ok(!isWishing(NO_WISH) && !isWishing({ ...NO_WISH, words: "  " }));
  assert.ok(isWishing({ ...NO_WISH, label: "x" }));
});

test("filters offer what occurs, most frequent first", () => {
  const rows = [ROSARIO, { ...ROSARIO, kind: "no_demand", labels: [] }, { ...ROSARIO, labels: ["grain", "a"] }];
  assert.deepEqual(choicesOf(rows, "kind"), [{ code: "demand", count: 2 }, { code: "no_demand", count: 1 }]);
  assert.deepEqual(choicesOf(rows, "labels").map(({ code }) => code), ["grain", "a"]);
});
