/** The word lists that a page fetches: the very words of the sealing, under the hashes that the script knows. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { wordFiles } from "../../../deploy/word_files.ts";
import { INTEGRITY } from "../../../static/src/reporter/word_lists.ts";
import { french } from "../../../static/src/sealing/words/fr.ts";
import { portuguese } from "../../../static/src/sealing/words/pt.ts";
import { simplifiedChinese } from "../../../static/src/sealing/words/zh-hans.ts";
import { spanish } from "../../../static/src/sealing/words/es.ts";

const files = new Map(wordFiles());
const LISTS = [spanish, french, portuguese, simplifiedChinese];

for (const list of LISTS) {
  const text = files.get(`${list.language}.txt`) ?? "";

  test(`${list.language}: the file has the words of the list`, () => {
    assert.deepEqual(text.split("\n"), list.words);
  });

  test(`${list.language}: the script names its hash`, () => {
    const hash = createHash("sha384").update(text).digest("base64");
    assert.equal((INTEGRITY as Record<string, string>)[list.language], `sha384-${hash}`);
  });
}

test("there is a file for every list but the script's own", () => {
  assert.deepEqual([...files.keys()].sort(), LISTS.map(({ language }) => `${language}.txt`).sort());
});
