/** Codes in words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { longDay } from "../../../static/src/desk/clocks.ts";
import { placesOf } from "../../../static/src/desk/places.ts";
import { answerWords, countryWords, labelOf, monthWords, questionWords, shortKind, statusWords } from "../../../static/src/desk/words.ts";

test("answers are said with the vocabulary's labels", () => {
  assert.equal(answerWords("kind", "demand"), "Somebody asked for money, goods or a favour");
  assert.equal(answerWords("what", ["cash", "cigarettes"]), "Cash; Cigarettes");
});

test("a code that nobody knows is shown, not hidden", () => {
  assert.equal(labelOf("kind", "brand_new"), "brand_new");
  assert.equal(questionWords("brand_new"), "brand_new");
});

test("what a hostile sender puts into a report stops no page", () => {
  for (const name of ["constructor", "__proto__", "toString", "valueOf"]) {
    assert.equal(labelOf("kind", name), name);
    assert.equal(labelOf(name, name), name);
    assert.equal(questionWords(name), name);
    assert.equal(statusWords(name), name);
    assert.equal(shortKind(name), name);
  }
  const hostile = { toString: 1, valueOf: 1 };
  assert.equal(answerWords("what", hostile), JSON.stringify(hostile));
  assert.equal(answerWords("what", [hostile, "cash"]), `${JSON.stringify(hostile)}; Cash`);
  assert.equal(answerWords("time", hostile), JSON.stringify(hostile));
  for (const time of ["2026-13", "2026-00", "2026-Q5"]) assert.equal(monthWords(time), time);
  for (const day of ["2026-13-99", "", "soon", "March 3"]) assert.equal(longDay(day), day);
});

test("a month and a quarter are written out", () => {
  assert.equal(monthWords("2026-10"), "October 2026");
  assert.equal(monthWords("2026-Q3"), "Third quarter of 2026");
  assert.equal(monthWords("unknown"), "unknown");
});

test("a place is a port, a waterway of ours, or a country alone", () => {
  const places = placesOf({ ARROS: "Rosario" }, { "AR-up": { name: "Up-River", places: ["ARROS"] } });
  assert.equal(places.words("ARROS"), "Rosario, Argentina");
  assert.equal(places.words("EG-suez_canal"), "Suez Canal, Egypt");
  assert.equal(places.words("NG"), "Nigeria (country only)");
  assert.equal(places.words("ARXXX"), "ARXXX, Argentina");
  assert.equal(places.words("AR-up"), "Up-River, Argentina");
  assert.deepEqual([places.complexOf("ARROS"), places.complexOf("ARXXX")], ["AR-up", "ARXXX"]);
});

test("countries have names, and so have installations on the high seas", () => {
  assert.equal(countryWords("AR"), "Argentina");
  assert.equal(countryWords("XZ"), "International waters");
  assert.equal(countryWords("not a code"), "not a code");
});
