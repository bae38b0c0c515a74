/** One that fails says so, and the rest go on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inTurn } from "../../../static/src/desk/in_turn.ts";

test("each is done once, in turn, and what failed is told with its reason", async () => {
  const acted: number[] = [];
  const heard: number[] = [];
  const reason = new Error("closed");
  const result = await inTurn([1, 2, 3], async (item) => {
    acted.push(item);
    if (item === 2) throw reason;
  }, (tried) => heard.push(tried));
  assert.deepEqual(acted, [1, 2, 3]);
  assert.deepEqual(heard, [1, 2, 3]);
  assert.deepEqual(result, { done: 2, failed: [{ item: 2, error: reason }] });
});
