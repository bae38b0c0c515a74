/** A letter whose answer was lost: had it arrived, or did somebody else's take its place? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Mailbox } from "../../../static/src/reporter/lock.ts";
import { Instance, threadKey } from "../../../static/src/sealing/index.ts";
import { nextSlot, sealLetter } from "../../../static/src/sealing/letters.ts";

const INSTANCE = "07".repeat(16);
const DAY = "2026-11-24";
const BOX_AT = 36; // mailbox id 32 | slot u32 | box
const root = new Uint8Array(16).fill(3);
globalThis.document = { querySelector: () => ({ content: INSTANCE }) } as unknown as Document;

async function fromTheTeam(boxes: readonly Uint8Array[]): Promise<Uint8Array> {
  const instance = Instance.fromHex(INSTANCE);
  const thread = { instance, thread: await threadKey(instance, root) };
  return sealLetter(thread, "desk", await nextSlot(boxes), { kind: "text", text: "yes", day: DAY });
}

async function posted(mailbox: Mailbox, text: string): Promise<Uint8Array> {
  return (await mailbox.letter(text, DAY, false)).slice(BOX_AT);
}

test("it had arrived, though the team wrote after it", async () => {
  const mailbox = await Mailbox.open(root);
  await mailbox.read([]);
  const mine = await posted(mailbox, "yes");
  await posted(mailbox, "yes"); // pressed again, before anything was read
  await mailbox.read([mine, await fromTheTeam([mine])]);
  assert.equal(mailbox.hasArrived("yes", false), true);
  assert.equal(mailbox.hasArrived("no", false), false);
  assert.equal(mailbox.hasArrived("yes", true), false);
});

test("it had not, where the team's letter has its place, whatever was written before", async () => {
  const mailbox = await Mailbox.open(root);
  await mailbox.read([]);
  const first = await posted(mailbox, "yes");
  await mailbox.read([first]);
  await posted(mailbox, "yes");
  await mailbox.read([first, await fromTheTeam([first])]);
  assert.equal(mailbox.hasArrived("yes", false), false);
});
