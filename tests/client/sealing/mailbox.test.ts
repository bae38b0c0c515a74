import assert from "node:assert/strict";
import { test } from "node:test";
import { BadLayout } from "../../../static/src/sealing/errors.ts";
import { ANSWER_BYTES, letterPost, mailboxQuestion, splitAnswer, toHex } from "../../../static/src/sealing/index.ts";
import { base64, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Shared {
  readonly question: { page: number; bytes: string };
  readonly post: { slot: number; sha256: string; box_sha256: string };
  readonly answer: { length: number };
}
const shared = vectors<Shared>("filler");
const root = hex(vectors<{ inputs: { root: string } }>("first").inputs.root);
const box = base64(vectors<{ boxes_b64: string[] }>("letters").boxes_b64[0]);

test("a question and a posted letter have the same bytes in both implementations", async () => {
  assert.equal(toHex(await mailboxQuestion(instance, root, shared.question.page)), shared.question.bytes);
  assert.equal(await hashHex(box), shared.post.box_sha256);
  assert.equal(await hashHex(await letterPost(instance, root, shared.post.slot, box)), shared.post.sha256);
});

test("an answer has one length and four boxes", () => {
  assert.equal(ANSWER_BYTES, shared.answer.length);
  const answer = Uint8Array.from({ length: ANSWER_BYTES }, (_, at) => at % 251);
  const boxes = splitAnswer(answer);
  assert.equal(boxes.length, 4);
  assert.deepEqual(boxes.flatMap((each) => [...each]), [...answer]);
  for (const length of [0, 4202, ANSWER_BYTES - 1, ANSWER_BYTES + 1]) assert.throws(() => splitAnswer(new Uint8Array(length)), BadLayout);
});

test("a page or a letter of another size is refused", async () => {
  await assert.rejects(mailboxQuestion(instance, root, 256), BadLayout);
  await assert.rejects(letterPost(instance, root, 0, new Uint8Array(100)), BadLayout);
});
