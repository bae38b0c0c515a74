/** Readers of bytes from outside, fed with valid bytes changed a little: only refusals by name ever come out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bytes, concat, copy, utf8 } from "../../../static/src/sealing/bytes.ts";
import { indexBytes } from "../../../static/src/sealing/container_index.ts";
import { readDirectory } from "../../../static/src/reporter/directory.ts";
import { SealingError } from "../../../static/src/sealing/errors.ts";
import { expandSeed } from "../../../static/src/sealing/xwing.ts";
import { READERS, judge } from "./judge.ts";
import { base64, hex, vectors } from "./vectors.ts";

const EXAMPLES = Number(process.env.FUZZ_EXAMPLES ?? 60);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const BUDGET_MS = 1000 * Number(process.env.FUZZ_SECONDS ?? 20);
const LONGEST_MS = 5_000;

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Chance = () => number;
const below = (chance: Chance, limit: number): number => Math.floor(chance() * limit);
const pick = <Item>(chance: Chance, items: readonly Item[]): Item => items[below(chance, items.length)] as Item;

const NUMBERS = ["1.5", "1e9", "-0", "-1", "9007199254740992", "9".repeat(6000), "4294967296", "NaN", "01"];
const STRINGS = ['""', '"x"', '"\\ud800"', '"e\u0301"', '"\\u0065\\u0301"', '"\u0001"', `"${"a".repeat(5000)}"`, '"__proto__"', '"\\x"', '"AB=="'];
const NESTS = [1, 63, 64, 65, 3000].flatMap((depth) => [`${"[".repeat(depth)}${"]".repeat(depth)}`, `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`]);
const ODD = [...NUMBERS, ...STRINGS, ...NESTS, "null", "true", "{}", "[]", '{"v":1,"v":1}', '"a":1', ",", "", "\ufeff"];

/** Replace one word, number or string of a text by something odd. */
function oddText(chance: Chance, text: string): string {
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[-\w.]+|[{}[\],:]/g)];
  const token = pick(chance, tokens);
  return text.slice(0, token.index) + pick(chance, ODD) + text.slice(token.index + token[0].length);
}

function changed(chance: Chance, bytes: Bytes): Bytes {
  const at = below(chance, bytes.length + 1);
  const flip = copy(bytes);
  if (at < bytes.length) flip[at] = (flip[at] as number) ^ (1 << below(chance, 8));
  const noise = Uint8Array.from({ length: below(chance, 20) }, () => below(chance, 256));
  return pick(chance, [
    () => flip,
    () => flip,
    () => copy(bytes, 0, at),
    () => concat(bytes, noise),
    () => concat(bytes.slice(0, at), noise, bytes.slice(at)),
    () => concat(bytes.slice(0, at), bytes.slice(at + noise.length)),
    () => concat(bytes.slice(0, at), bytes.slice(at, at + 32), bytes.slice(at)),
  ])();
}

const report = vectors<{ card: object; report: object; thread: string }>("report");
const statements = vectors<{ statements_b64: string[]; good: { history: { statement: number }[] }[] }>("statements");
const history = (statements.good[0]?.history ?? []).map((entry) => ({ ...entry, statement: statements.statements_b64[entry.statement] }));
const json = (value: unknown): Bytes => utf8(JSON.stringify(value));
const card = concat(json(report.card), Uint8Array.of(0x80));
const padded = concat(card, new Uint8Array(1024 - card.length), hex(report.thread), json(report.report), Uint8Array.of(0x80, 0));
const SEEDS: Readonly<Record<string, Bytes>> = {
  json: json(report.report),
  filing: base64(vectors<{ body_b64: string }>("filing").body_b64),
  box: base64(vectors<{ vectors: { name: string; box_b64: string }[] }>("box").vectors.find(({ name }) => name === "note")?.box_b64),
  statement: base64(statements.statements_b64[0]),
  entry: json(history[0]),
  history: json({ history }),
  letter: json({ v: 1, slot: 0, prev: "00".repeat(32), day: "2026-11-24", kind: "text", re: "", text: "hello", files: [] }),
  thread: concat(...vectors<{ boxes_b64: string[] }>("letters").boxes_b64.slice(0, 3).map(base64)),
  answer: new Uint8Array(16_808),
  report: padded,
  card: padded,
  sealed_facets: base64(vectors<{ vectors: { sealed_b64: string }[] }>("facets").vectors[0]?.sealed_b64),
  index: indexBytes([{ name: "a.jpg", type: "image/jpeg", size: 3 }, { name: "b", type: "", size: 0 }]),
  container: base64(vectors<{ containers: { box_b64?: string }[] }>("files").containers.find(({ box_b64 }) => box_b64)?.box_b64),
  public_key: (await expandSeed(new Uint8Array(32))).publicKey.raw,
};
/** Seeds whose bytes are a text: their words are changed, too. */
const TEXTS = ["json", "statement", "entry", "history", "letter"];

test("every reader has a seed that it reads", async () => {
  assert.deepEqual(Object.keys(SEEDS), Object.keys(READERS));
  for (const [name, seed] of Object.entries(SEEDS)) assert.match(await judge(name, seed), /^ok /, name);
});

function example(chance: Chance, name: string): Bytes {
  const seed = SEEDS[name] as Bytes;
  if (!TEXTS.includes(name) || chance() < 0.3) return changed(chance, seed);
  const text = oddText(chance, new TextDecoder().decode(seed));
  return utf8(chance() < 0.3 ? oddText(chance, text) : text);
}

for (const name of Object.keys(SEEDS)) {
  test(`${name}: only refusals by name come out`, async () => {
    const chance = seeded(SEED);
    const verdicts = new Set<string>();
    const end = performance.now() + BUDGET_MS;
    for (let tried = 0; tried < EXAMPLES && performance.now() < end; tried++) {
      const began = process.cpuUsage();
      verdicts.add(await judge(name, example(chance, name)));
      const { user, system } = process.cpuUsage(began);
      assert.ok((user + system) / 1000 < LONGEST_MS, `${name}, example ${tried}`);
    }
    const refused = [...verdicts].filter((verdict) => !verdict.startsWith("ok "));
    assert.equal(refused.length === 0, name === "thread");
  });

  test(`${name}: a megabyte of anything is judged in bounded time`, async () => {
    for (const bytes of LONG) {
      const began = process.cpuUsage();
      await judge(name, bytes);
      const { user, system } = process.cpuUsage(began);
      assert.ok((user + system) / 1000 < LONGEST_MS, `${name}, ${new TextDecoder().decode(bytes.slice(0, 20))}`);
    }
  });
}

const MEGABYTE = 2 ** 20;
const LONG: readonly Bytes[] = [
  `{"a":${"[".repeat(MEGABYTE)}${"]".repeat(MEGABYTE)}}`,
  '{"a":'.repeat(MEGABYTE / 4),
  `{"v":${"9".repeat(MEGABYTE)}}`,
  `{"v":1${',"v":1'.repeat(MEGABYTE / 8)}}`,
  `{"v":"${"\\\\".repeat(MEGABYTE / 2)}"}`,
  `{"v":"a${"\u0301\u0327".repeat(16_000)}"}`,
  `{"v":"a${"\u0301\u0327".repeat(MEGABYTE / 4)}"}`,
  "\0".repeat(MEGABYTE),
].map((text) => utf8(text));

const ID = "0".repeat(32);
const DESK = { id: ID, name: "Team", epoch: 1, key: "AA==", statement: "00".repeat(32), organisations: ["A"], people: 2, oversight: false, retention: 36, confirm_by: "2026-12-01", answer_by: "2027-03-01", custodians: [] };
const DIRECTORY = { v: 1, instance: ID, suite: 1, window: { key: "AA==", id: ID }, desks: [DESK], routes: { "*": { case: ID, own_side: ID } } };

test("directory: what is no directory is refused by name", () => {
  assert.deepEqual(readDirectory(DIRECTORY).desks, [DESK]);
  const chance = seeded(SEED);
  for (let tried = 0; tried < EXAMPLES * 5; tried++) {
    const value = parsedOrNull(oddText(chance, JSON.stringify(DIRECTORY)));
    try {
      readDirectory(value);
    } catch (error) {
      assert.ok(error instanceof SealingError, String(error));
    }
  }
  for (const value of [null, 1, "x", [], {}, { ...DIRECTORY, v: 2 }, { ...DIRECTORY, desks: {} }, { ...DIRECTORY, desks: [null] }, { ...DIRECTORY, routes: null }, { ...DIRECTORY, routes: { EG: {} } }, { ...DIRECTORY, window: {} }]) {
    assert.throws(() => readDirectory(value), SealingError);
  }
});

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
