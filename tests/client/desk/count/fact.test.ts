/** What is counted of a report, and how an officer's word on it is kept. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { countWordOf, factOf, factProblem, noteOfCount, sameFact } from "../../../../static/src/desk/count/fact.ts";
import { stateWords } from "../../../../static/src/desk/case/count.ts";

const REPORT = { v: 1, answers: { place: "ARROS", time: "2026-10", track: "case", kind: "demand", inspection_type: "pilotage", what: ["cigarettes", "cash"], who_started: "their_side", actor: "somebody_new" }, account: "Story" };
const FACT = { place: "ARROS", time: "2026-10", track: "case", kind: "demand", inspection_type: "pilotage", what: ["cash", "cigarettes"] };
const isPlace = (code: string): boolean => code === "ARROS";

test("a fact is what the vocabulary counts, sorted; the account and unknown codes are no part of it", () => {
  assert.deepEqual(factOf(REPORT), FACT);
  assert.deepEqual(factOf({ answers: "odd" }), {});
});

test("a fact that cannot be counted is told in a sentence", () => {
  assert.equal(factProblem(FACT, "2026-11", isPlace), null);
  assert.equal(factProblem({ ...FACT, time: "2026-Q4" }, "2026-11", isPlace), null);
  for (const wrong of [{ place: "XXXXX" }, { time: "2026-13" }, { time: "last week" }, { time: "2026-12" }, { time: "2027-Q1" }, { kind: "" }]) {
    assert.match(factProblem({ ...FACT, ...wrong }, "2026-11", isPlace) ?? "", /\.$/);
  }
});

test("a word on the count is read from its note again, and no other note is one", () => {
  const word = { status: "confirmed", fact: FACT } as const;
  assert.deepEqual(countWordOf(noteOfCount(word)), word);
  assert.equal(countWordOf({ v: 1, kind: "note", text: "x" }), null);
  assert.equal(countWordOf({ v: 1, kind: "count", status: "perhaps", fact: {} }), null);
});

test("the page says what the desk said last", () => {
  const last = (status: "confirmed" | "rejected", fact = FACT) => ({ word: { status, fact }, note: { number: 2, event: null, content: null } });
  assert.equal(stateWords(null, FACT), "Counted as reported, not confirmed yet");
  assert.equal(stateWords(last("confirmed"), FACT), "Confirmed as reported");
  assert.equal(stateWords(last("confirmed", { ...FACT, kind: "no_demand" }), FACT), "Confirmed as corrected");
  assert.equal(stateWords(last("rejected"), FACT), "Not counted");
  assert.ok(!sameFact(FACT, { ...FACT, what: ["cash"] }));
});
