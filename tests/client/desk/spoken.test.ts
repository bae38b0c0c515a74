/** Words typed back from paper or from a colleague's voice. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { firstWrong, sameWords, typedWords } from "../../../static/src/desk/spoken.ts";

const words = ["harbour", "velvet", "candle"];

test("capitals, numbering, commas and lines do not matter", () => {
  assert.ok(sameWords("Harbour velvet CANDLE", words));
  assert.ok(sameWords("1. harbour\n2. velvet\n3. candle", words));
  assert.ok(sameWords(" harbour, velvet,  candle. ", words));
});

test("another word, another order, one too few or one too many is not the same", () => {
  for (const typed of ["harbour velvet candles", "velvet harbour candle", "harbour velvet", "harbour velvet candle orbit", ""]) {
    assert.ok(!sameWords(typed, words), typed);
  }
});

test("it says which word is wrong only when all are there", () => {
  assert.equal(firstWrong("harbour velved candle", words), 2);
  assert.equal(firstWrong("harbour candle", words), null);
  assert.equal(firstWrong("harbour velvet candle", words), null);
});

test("nothing typed is no word", () => {
  assert.deepEqual(typedWords("  \n "), []);
});
