/** The demo looks for a sentence in what was stolen: it must be able to find one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hexLines, hits } from "../../../static/src/demo/search.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const sentence = "He wanted 2,000 dollars for re-cleaning.";

test("a sentence is found as it was typed, as often as it stands there", () => {
  assert.equal(hits(encode(`x${sentence}y${sentence}`), sentence), 2);
});

test("a sentence is found in base64, wherever it begins", () => {
  for (const before of ["", "a", "ab", "abc"]) {
    assert.ok(hits(encode(btoa(`${before}${sentence}zz`)), sentence) >= 1, before);
  }
});

test("a sentence is found in wide signs", () => {
  const wide = new Uint8Array([...sentence].flatMap((sign) => [sign.charCodeAt(0), 0]));
  assert.equal(hits(wide, sentence), 1);
});

test("other bytes have none", () => {
  assert.equal(hits(crypto.getRandomValues(new Uint8Array(60_000)), sentence), 0);
  assert.equal(hits(encode(sentence.slice(0, -1)), sentence), 0);
});

test("bytes are shown in hex and as signs, up to a limit", () => {
  const lines = hexLines(encode("FLF1 sealed\u0000and more than sixteen"), 32).split("\n");
  assert.equal(lines.length, 2);
  assert.match(lines[0] as string, /^000000 {2}46 4c 46 31 .* {2}FLF1 sealed\.and $/);
});
