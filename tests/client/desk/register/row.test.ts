/** The register's row: what it takes from a report, and that it always fits its 511 bytes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeJson } from "../../../../static/src/sealing/canonical.ts";
import {
  EMPTY_ROW,
  type RegisterRow,
  cleanLabel,
  decodeRow,
  encodeRow,
  rowOfReport,
  sameRow,
  summaryOf,
  withLabel,
  withWritten,
} from "../../../../static/src/desk/register/row.ts";

const CARD = { v: 1, schema: 1, place: "ARROS", time: "2026-10", kind: "demand", inspection_type: "pilotage", actor: "pilot", language: "es", record: false };
const REPORT = { v: 1, answers: { value_demanded: "100_500", value_given: "none", hours_lost: "6_24" }, account: "  He asked\n for   cigarettes. " };

const complexOf = (place: string): string => (place === "ARROS" ? "AR-up_river_parana" : place);

test("a row says what can be searched of a report, and nothing more of its account than 120 characters", () => {
  const row = rowOfReport({ card: CARD, thread: new Uint8Array(32), report: { ...REPORT, account: "x".repeat(500) } }, complexOf);
  assert.equal(row.complex, "AR-up_river_parana");
  assert.deepEqual([row.demanded, row.given, row.lost], ["100_500", "none", "6_24"]);
  assert.equal(row.summary.length, 120);
});

test("white space of an account does not eat its summary", () => {
  assert.equal(summaryOf(REPORT.account), "He asked for cigarettes.");
});

test("what was sealed is read again", () => {
  const row: RegisterRow = { ...rowOfReport({ card: CARD, thread: new Uint8Array(32), report: REPORT }, complexOf), labels: ["holds", "urgent"], next: "ask the agent", outcome: "supported", same: "a".repeat(32) };
  assert.deepEqual(decodeRow(encodeRow(row)), row);
});

test("in every script a row fits, and only its summary is cut", () => {
  for (const letter of ["a", "ع", "港", "🚢"]) {
    const row = { ...EMPTY_ROW, place: "EG-suez_canal", complex: "EG-suez_canal", kind: "container_or_seal_tampering", type: "hold_or_tank_inspection", actor: "maritime_administration", demanded: "10000_50000", labels: ["one label", "another"], summary: letter.repeat(120) };
    const sealed = encodeRow(row);
    assert.ok(encodeJson(sealed).length <= 511, letter);
    assert.deepEqual({ ...decodeRow(sealed), summary: "" }, { ...row, summary: "" });
    assert.ok(decodeRow(sealed).summary.startsWith(letter));
  }
});

test("a row that somebody sealed oddly is read as far as it goes", () => {
  const row = decodeRow({ v: 1, place: 7, labels: ["good", 3], summary: ["x"], kind: "demand" });
  assert.deepEqual(row, { ...EMPTY_ROW, labels: ["good"], kind: "demand" });
});

test("made anew from the report, a row keeps what officers wrote", () => {
  const old = { ...EMPTY_ROW, labels: ["holds"], next: "call", outcome: "supported", same: "b" };
  assert.deepEqual(withWritten({ ...EMPTY_ROW, place: "ARROS" }, old), { ...old, place: "ARROS" });
  assert.deepEqual(withWritten(EMPTY_ROW, null), EMPTY_ROW);
});

test("labels are short lines, each once, and not too many", () => {
  assert.equal(cleanLabel("  a\n  label that goes on and on and on "), "a label that goes on and");
  assert.deepEqual(withLabel({ ...EMPTY_ROW, labels: ["b"] }, "a")?.labels, ["a", "b"]);
  assert.deepEqual(withLabel({ ...EMPTY_ROW, labels: ["a"] }, "a")?.labels, ["a"]);
  assert.equal(withLabel({ ...EMPTY_ROW, labels: ["a", "b", "c", "d", "e", "f"] }, "g"), null);
});

test("a row that changed is told from one that did not", () => {
  assert.ok(sameRow(EMPTY_ROW, { ...EMPTY_ROW }));
  assert.ok(!sameRow(EMPTY_ROW, { ...EMPTY_ROW, next: "call" }));
});

test("a sender cannot write a row that has no room: what is no code is left out", () => {
  const row = rowOfReport({ card: { ...CARD, place: "x".repeat(900), kind: "a b" }, thread: new Uint8Array(32), report: { answers: { value_demanded: ["none"] } } }, (place) => place);
  assert.deepEqual([row.place, row.complex, row.kind, row.demanded, row.actor], ["", "", "", "", "pilot"]);
});
