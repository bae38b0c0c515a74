/** Codes in words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeWords } from "../../../static/src/desk/places.ts";
import { answerWords, labelOf, monthWords, questionWords } from "../../../static/src/desk/words.ts";

test("answers are said with the vocabulary's labels", () => {
  assert.equal(answerWords("kind", "demand"), "Somebody asked for money, goods or a favour");
  assert.equal(answerWords("what", ["cash", "cigarettes"]), "Cash; Cigarettes");
});

test("a code that nobody knows is shown, not hidden", () => {
  assert.equal(labelOf("kind", "brand_new"), "brand_new");
  assert.equal(questionWords("brand_new"), "brand_new");
});

test("a month and a quarter are written out", () => {
  assert.equal(monthWords("2026-10"), "October 2026");
  assert.equal(monthWords("2026-Q3"), "Third quarter of 2026");
  assert.equal(monthWords("unknown"), "unknown");
});

test("a place is a port, a waterway of ours, or a country alone", () => {
  assert.equal(placeWords("ARROS", { ARROS: "Rosario" }), "Rosario, Argentina");
  assert.equal(placeWords("EG-suez_canal", {}), "Suez Canal, Egypt");
  assert.equal(placeWords("NG", {}), "Nigeria (country only)");
  assert.equal(placeWords("ARXXX", {}), "ARXXX, Argentina");
});
