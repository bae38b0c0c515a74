/** The recovery seed on paper, as the shared vectors have it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { BadCodename, joinRecovery, phraseWords, readPhrase, splitRecovery } from "../../../static/src/sealing/desk.ts";
import { toHex } from "../../../static/src/sealing/bytes.ts";
import { english } from "../../../static/src/sealing/words/en.ts";
import { hex, vectors } from "./vectors.ts";

const file = vectors<{ phrases: { secret: string; words: string[] }[]; pair: { seed: string; one: string; other: string }; refused: string[] }>("recovery");

test("a piece is the 24 words of the vector, and back", async () => {
  for (const { secret, words } of file.phrases) {
    assert.deepEqual(await phraseWords(hex(secret), english), words);
    assert.equal(toHex(await readPhrase(` ${words.join("\n").toUpperCase()} `, english)), secret);
  }
});

test("what is no phrase is refused", async () => {
  for (const typed of file.refused) await assert.rejects(readPhrase(typed, english), BadCodename);
});

test("two pieces of a pair give the seed of the vector", () => {
  assert.equal(toHex(joinRecovery(hex(file.pair.one), hex(file.pair.other))), file.pair.seed);
});

test("any two custodians rebuild the seed, and pieces of different pairs do not", () => {
  const pieces = splitRecovery(hex(file.pair.seed));
  for (const one of pieces) {
    for (const other of pieces) {
      const pair = one.custodian === other.partner && one.partner === other.custodian;
      assert.equal(toHex(joinRecovery(one.secret, other.secret)) === file.pair.seed, pair);
    }
  }
});
