/** Search and filters over opened cards. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTER, type OpenedCase, choicesOf, isFiltering, matches } from "../../../static/src/desk/filters.ts";

function opened(change: Partial<OpenedCase> = {}): OpenedCase {
  return {
    id: "3fa9c1d2-0000-4000-8000-000000000000",
    status: "received",
    owner: null,
    unread: 0,
    overdue: false,
    door: "sealed",
    words: { place: "Paraná, Argentina", time: "October 2026", kind: "Demand", actor: "Customs officer" },
    codes: { place: "ARPRA", time: "2026-10", kind: "demand", actor: "customs_officer" },
    ...change,
  };
}

function finds(query: string, row = opened()): boolean {
  return matches(row, { ...NO_FILTER, query });
}

test("an empty search finds everything", () => {
  assert.ok(finds(""));
  assert.ok(finds("   "));
});

test("marks and capitals do not matter", () => {
  assert.ok(finds("parana"));
  assert.ok(finds("PARANÁ"));
});

test("every word must be there", () => {
  assert.ok(finds("parana customs"));
  assert.ok(!finds("parana pilot"));
});

test("codes, the owner's name and the reference can be searched", () => {
  assert.ok(finds("arpra"));
  assert.ok(finds("3fa9c1"));
  assert.ok(finds("okafor", opened({ owner: { id: "p", name: "Ines Okafor" } })));
});

test("a card that could not be opened is found by nothing that it would say", () => {
  assert.ok(!finds("parana", opened({ words: {}, codes: {} })));
});

test("filters narrow, and together they narrow more", () => {
  const row = opened({ unread: 1 });
  assert.ok(matches(row, { ...NO_FILTER, place: "ARPRA", unread: true }));
  assert.ok(!matches(row, { ...NO_FILTER, place: "ARPRA", kind: "no_demand" }));
  assert.ok(!matches(row, { ...NO_FILTER, status: "acknowledged" }));
  assert.ok(!matches(opened(), { ...NO_FILTER, unread: true }));
});

test("a filter is on when anything was chosen", () => {
  assert.ok(!isFiltering(NO_FILTER));
  assert.ok(isFiltering({ ...NO_FILTER, unread: true }));
});

test("a filter offers what occurs, most frequent first", () => {
  const other = opened({ words: { place: "Apapa, Nigeria" }, codes: { place: "NGAPP" } });
  const choices = choicesOf([other, opened(), opened()], "place");
  assert.deepEqual(choices.map(({ code, count }) => [code, count]), [["ARPRA", 2], ["NGAPP", 1]]);
});
