import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BadCodename, type Language, type WordList,
  codenameNumbers, codenameWords, findWord, nearestWords, newRoot, readCodename, toHex,
} from "../../../static/src/sealing/index.ts";
import { english } from "../../../static/src/sealing/words/en.ts";
import { french } from "../../../static/src/sealing/words/fr.ts";
import { portuguese } from "../../../static/src/sealing/words/pt.ts";
import { simplifiedChinese } from "../../../static/src/sealing/words/zh-hans.ts";
import { spanish } from "../../../static/src/sealing/words/es.ts";
import { hex, vectors } from "./vectors.ts";

interface Shared {
  readonly lists: {
    language: Language;
    vectors: { root: string; words: string[]; typed: string[] }[];
    wrong_checksum: { typed: string; mends: { position: number; word: string }[] };
    mixed: string;
    unknown_words: { typed: string; unknown: { position: number; nearest_first: string | null }[] };
    wrong_count: string[];
  }[];
  readonly numbers: { root: string; numbers: string[] }[];
  readonly number_errors: string[];
  readonly number_wrong_checksum: string;
}
const shared = vectors<Shared>("codename");
const LISTS: readonly WordList[] = [english, spanish, french, portuguese, simplifiedChinese];

function listOf(language: Language): WordList {
  const list = LISTS.find((each) => each.language === language);
  assert.ok(list, `no list of ${language}`);
  return list;
}

async function refusal(typed: string, list: WordList): Promise<BadCodename> {
  try {
    await readCodename(typed, list);
  } catch (error) {
    assert.ok(error instanceof BadCodename);
    return error;
  }
  assert.fail("it was taken");
}

for (const { language, vectors: codenames, ...wrong } of shared.lists) {
  const list = listOf(language);

  test(`${language}: words are shown and read as in the other implementation`, async () => {
    for (const { root, words, typed } of codenames) {
      assert.deepEqual(await codenameWords(hex(root), list), words);
      for (const text of typed) assert.equal(toHex(await readCodename(text, list)), root, text);
    }
  });

  test(`${language}: a wrong checksum is mended by listed words one edit away`, async () => {
    const { reason, mends } = await refusal(wrong.wrong_checksum.typed, list);
    assert.equal(reason, "checksum");
    assert.deepEqual(mends, wrong.wrong_checksum.mends);
  });

  test(`${language}: words outside the list are named by place, with the nearest`, async () => {
    const { reason, unknown } = await refusal(wrong.unknown_words.typed, list);
    assert.equal(reason, "unknown");
    assert.deepEqual(unknown.map(({ position }) => position), wrong.unknown_words.unknown.map(({ position }) => position));
    for (const [at, { nearest_first }] of wrong.unknown_words.unknown.entries()) {
      if (nearest_first !== null) assert.equal(unknown[at]?.nearest[0], nearest_first);
    }
  });

  test(`${language}: other than twelve words are counted, not guessed`, async () => {
    await refusal(wrong.mixed, list);
    for (const typed of wrong.wrong_count) assert.equal((await refusal(typed, list)).reason, "count");
  });

  test(`${language}: 2,048 words, each found by its start alone`, () => {
    assert.equal(list.words.length, 2048);
    assert.equal(list.byStart.size, 2048);
    for (const [index, word] of list.words.entries()) assert.equal(findWord(word, list), index);
  });
}

test("numbers stand for words in every list", async () => {
  for (const { root, numbers } of shared.numbers) {
    assert.deepEqual(await codenameNumbers(hex(root)), numbers);
    for (const list of LISTS) assert.equal(toHex(await readCodename(numbers.join(" "), list)), root);
  }
  for (const typed of shared.number_errors) assert.equal((await refusal(typed, english)).reason, "number");
  const { reason, mends } = await refusal(shared.number_wrong_checksum, english);
  assert.deepEqual([reason, mends], ["checksum", []]);
});

test("every script's digits are read", async () => {
  const root = newRoot();
  const numbers = (await codenameNumbers(root)).join(" ");
  for (const zero of ["٠", "۰", "०", "০", "𑁦", "０"]) {
    const written = numbers.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) as number) + Number(digit)));
    assert.deepEqual(await readCodename(written, english), root, zero);
  }
});

test("a refusal tells nothing that was typed", async () => {
  const { message } = await refusal("secret ".repeat(11) + "zzzz", english);
  assert.ok(!message.includes("secret") && !message.includes("zzzz"));
});

test("nearest words are near, and none is offered for nonsense", () => {
  assert.equal(nearestWords("abandn", english)[0], "abandon");
  assert.deepEqual(nearestWords("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq".slice(0, 4), english).filter((word) => word.startsWith("qqq")), []);
});
