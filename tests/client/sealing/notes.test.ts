import assert from "node:assert/strict";
import { test } from "node:test";
import { CannotOpen, TooLong } from "../../../static/src/sealing/errors.ts";
import { openHelpRecord, openIndex, openIndexRow, openNote, sealHelpRecord, sealIndexRow, sealNote } from "../../../static/src/sealing/notes.ts";
import { instance } from "./vectors.ts";

const reportId = new Uint8Array(16).fill(1);
const other = new Uint8Array(16).fill(2);
const secret = new Uint8Array(32).fill(3);
const place = { instance, deskId: new Uint8Array(16).fill(4), version: 2 };

test("a note opens in its case and its size tells its class only", async () => {
  for (const [length, box] of [[0, 1130], [1000, 1130], [1100, 4202], [16000, 16490]] as const) {
    const note = { v: 1, text: "n".repeat(length) };
    const sealed = await sealNote({ instance, reportId }, secret, note);
    assert.equal(sealed.length, box);
    assert.deepEqual(await openNote({ instance, reportId }, secret, sealed), note);
    await assert.rejects(openNote({ instance, reportId: other }, secret, sealed), CannotOpen);
  }
  await assert.rejects(sealNote({ instance, reportId }, secret, { text: "n".repeat(16384) }), TooLong);
});

test("an index row opens for its case, desk and version", async () => {
  const index = await openIndex(place, secret);
  const sealed = await sealIndexRow(index, reportId, { place: "NGAPP" });
  assert.equal(sealed.length, 618);
  assert.deepEqual(await openIndexRow(index, reportId, sealed), { place: "NGAPP" });
  await assert.rejects(openIndexRow(index, other, sealed), CannotOpen);
  await assert.rejects(openIndexRow(await openIndex({ ...place, version: 3 }, secret), reportId, sealed), CannotOpen);
  await assert.rejects(openIndexRow(await openIndex({ ...place, deskId: other }, secret), reportId, sealed), CannotOpen);
  await assert.rejects(sealIndexRow(index, reportId, { summary: "s".repeat(512) }), TooLong);
});

test("a help record opens under its own key and id", async () => {
  const sealed = await sealHelpRecord(instance, reportId, secret, { v: 1 });
  assert.equal(sealed.length, 4202);
  assert.deepEqual(await openHelpRecord(instance, reportId, secret, sealed), { v: 1 });
  await assert.rejects(openHelpRecord(instance, other, secret, sealed), CannotOpen);
});
