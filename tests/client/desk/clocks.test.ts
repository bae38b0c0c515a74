/** What the queue says about a clock. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clockWords, daysBetween, dueWords, longDay, runningClock } from "../../../static/src/desk/clocks.ts";

const due = {
  acknowledge: { legal: "2026-11-30", target: "2026-11-25" },
  feedback: { legal: "2027-03-01", target: "2027-02-15" },
};

test("a new case runs against the day on which it must be confirmed", () => {
  assert.equal(runningClock("received", due)?.clock.legal, "2026-11-30");
  assert.equal(runningClock("acknowledged", due)?.clock.legal, "2027-03-01");
});

test("a finished case has no clock", () => {
  for (const status of ["concluded", "not_proceeding", "purged"]) {
    assert.deepEqual(clockWords(status, due, "2027-04-01"), { urgency: "none", words: "No clock", what: "", day: null });
  }
});

test("a case that was answered and is open again has none either", () => {
  const answered = { ...due, feedback: { ...due.feedback, done: true } };
  assert.equal(runningClock("assessing", answered), null);
});

test("the legal date decides what is over, the desk's own target only warns", () => {
  assert.equal(clockWords("received", due, "2026-11-24").urgency, "later");
  assert.equal(clockWords("received", due, "2026-11-25").urgency, "soon");
  assert.equal(clockWords("received", due, "2026-11-30").urgency, "soon");
  assert.equal(clockWords("received", due, "2026-12-01").urgency, "over");
});

test("days are said as people say them", () => {
  assert.deepEqual([2, 1, 0, -1, -2].map(dueWords), ["due in 2 days", "due tomorrow", "due today", "1 day overdue", "2 days overdue"]);
});

test("summer time does not make a day longer", () => {
  assert.equal(daysBetween("2027-03-27", "2027-03-29"), 2);
  assert.equal(daysBetween("2026-10-26", "2026-10-24"), -2);
});

test("a date is written out in the reader's language", () => {
  assert.equal(longDay("2027-03-01"), "1 March 2027");
  assert.match(longDay("2027-03-01", "ar"), /مارس/);
});
