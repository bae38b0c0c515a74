import assert from "node:assert/strict";
import { test } from "node:test";
import { TooLong } from "../../../static/src/sealing/errors.ts";
import { toHex } from "../../../static/src/sealing/index.ts";
import {
  type LetterText, type Problem, type ReadLetter,
  hasNextPage, letterRoom, nextSlot, readMailbox, readThread, sealLetter, sealLetterWith,
} from "../../../static/src/sealing/letters.ts";
import { base64, flipped, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Shown {
  readonly slot: number;
  readonly object_id: string;
  readonly side: "reporter" | "desk" | null;
  readonly kind: string | null;
  readonly text: string | null;
  readonly re: string;
  readonly problems: readonly Problem[];
}
interface Shared {
  readonly thread: string;
  readonly one: { side: "desk" | "reporter"; object_id: string; salt: string; json: string; sha256: string };
  readonly boxes_b64: readonly string[];
  readonly threads: { name: string; boxes: number[]; mailbox: Shown[]; desk: Shown[] }[];
}
interface Negative {
  readonly letter: { rule: string; boxes_b64: string[]; side: "reporter" | "desk" | null; slot: number; problems: Problem[] }[];
}
const shared = vectors<Shared>("letters");
const thread = { instance, thread: hex(shared.thread) };

function shown({ slot, objectId, side, kind, text, re, problems }: ReadLetter): Shown {
  return { slot, object_id: objectId, side, kind, text: kind ? text : null, re, problems: [...problems].sort() };
}

test("a letter has the same bytes in both implementations", async () => {
  const { side, object_id, salt, json, sha256 } = shared.one;
  const box = await sealLetterWith(thread, side, new TextEncoder().encode(json), { objectId: hex(object_id), salt: hex(salt) });
  assert.equal(await hashHex(box), sha256);
});

for (const { name, boxes, mailbox, desk } of shared.threads) {
  test(`a thread is shown alike: ${name}`, async () => {
    const all = boxes.map((index) => base64(shared.boxes_b64[index]));
    assert.deepEqual((await readMailbox(thread, all)).map(shown), mailbox);
    assert.deepEqual((await readThread(thread, all)).map(shown), desk);
  });
}

for (const { rule, boxes_b64, side, slot, problems } of vectors<Negative>("negative").letter) {
  test(`a letter is judged: ${rule}`, async () => {
    const letter = (await readThread(thread, boxes_b64.map(base64)))[slot];
    assert.equal(letter?.side, side);
    assert.deepEqual([...(letter?.problems ?? [])].sort(), problems);
  });
}

const text: LetterText = { kind: "text", text: "¿Qué? مرحبا", day: "2026-11-24" };

test("a conversation is written by both sides and read by both", async () => {
  const boxes: Uint8Array[] = [];
  boxes.push(await sealLetter(thread, "desk", await nextSlot(boxes), { ...text, kind: "question" }));
  const [question] = await readThread(thread, boxes);
  boxes.push(await sealLetter(thread, "reporter", await nextSlot(boxes), { ...text, kind: "answer", re: question?.objectId }));
  boxes.push(await sealLetter(thread, "desk", await nextSlot(boxes), text));
  const letters = await readMailbox(thread, boxes);
  assert.deepEqual(letters.map(({ side, kind, problems }) => [side, kind, problems]), [["desk", "question", []], ["reporter", "answer", []], ["desk", "text", []]]);
  assert.equal(letters[2]?.text, text.text);
});

test("a letter changed or sealed under another thread does not open", async () => {
  const box = await sealLetter(thread, "desk", await nextSlot([]), text);
  for (const bad of [flipped(box, 6), flipped(box, 200), box.slice(0, 100), new Uint8Array(0)]) {
    assert.deepEqual((await readThread(thread, [bad]))[0]?.problems, ["cannot_open"]);
  }
  const other = { instance, thread: new Uint8Array(32) };
  assert.deepEqual(await readMailbox(other, [box]), []);
});

test("only what is there counts as a page", async () => {
  const boxes: Uint8Array[] = [];
  for (let slot = 0; slot < 4; slot++) boxes.push(await sealLetter(thread, "desk", await nextSlot(boxes), text));
  const all = await readMailbox(thread, boxes);
  assert.equal(hasNextPage(all, 1), true);
  assert.equal(hasNextPage(all.slice(0, 3), 1), false);
  assert.equal(hasNextPage(all, 2), false);
});

test("a letter holds exactly the room that is said", async () => {
  const next = { slot: 0xffffffff, prev: new Uint8Array(32) };
  const longest = { ...text, text: "a".repeat(letterRoom({ ...text, text: "" })) };
  assert.equal(letterRoom(longest), 0);
  assert.equal((await sealLetter(thread, "desk", next, longest)).length, 4202);
  await assert.rejects(sealLetter(thread, "desk", next, { ...longest, text: `${longest.text}a` }), TooLong);
});

test("the next letter names the box before it", async () => {
  const box = await sealLetter(thread, "desk", await nextSlot([]), text);
  const next = await nextSlot([box]);
  assert.deepEqual([next.slot, toHex(next.prev)], [1, await hashHex(box)]);
});
