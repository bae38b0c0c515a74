import assert from "node:assert/strict";
import { test } from "node:test";
import { sealBoxWithSalt } from "../../../static/src/sealing/box.ts";
import type { JsonObject } from "../../../static/src/sealing/canonical.ts";
import { letterKey, mailboxHash, mailboxId, threadKey, ticket } from "../../../static/src/sealing/derive.ts";
import { CannotOpen, TooLong } from "../../../static/src/sealing/errors.ts";
import { filingTag } from "../../../static/src/sealing/filing.ts";
import { toHex } from "../../../static/src/sealing/index.ts";
import { sealLetterWith } from "../../../static/src/sealing/letters.ts";
import { openCard, openReport, parseReport, reportPlaintext, roomLeft, sealReport } from "../../../static/src/sealing/report.ts";
import { flipped, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Shared {
  readonly report_id: string;
  readonly cek: string;
  readonly salt: string;
  readonly thread: string;
  readonly filing_key: string;
  readonly card: JsonObject;
  readonly report: JsonObject;
  readonly too_long: number;
  readonly vectors: { account_length: number; plaintext_length: number; plaintext_sha256: string; tag: string; box_length: number; box_sha256: string }[];
}
const shared = vectors<Shared>("report");
const reportId = hex(shared.report_id);
const cek = hex(shared.cek);

function written(length: number): JsonObject {
  return { ...shared.report, account: "a".repeat(length) };
}

test("reports of every size class have the same bytes in both implementations", async () => {
  for (const vector of shared.vectors) {
    const plaintext = reportPlaintext(shared.card, hex(shared.thread), written(vector.account_length));
    assert.equal(plaintext.length, vector.plaintext_length);
    assert.equal(await hashHex(plaintext), vector.plaintext_sha256);
    assert.equal(toHex(await filingTag(hex(shared.filing_key), plaintext)), vector.tag);
    const box = await sealBoxWithSalt({ instance, kind: "report", objectId: reportId }, cek, plaintext, hex(shared.salt));
    assert.equal(box.length, vector.box_length);
    assert.equal(await hashHex(box), vector.box_sha256);
  }
});

test("the account may grow by exactly the room that is left", () => {
  assert.throws(() => reportPlaintext(shared.card, hex(shared.thread), written(shared.too_long)), TooLong);
  assert.equal(roomLeft(written(shared.too_long)), -1);
  const longest = roomLeft(written(0));
  assert.equal(longest, shared.too_long - 1);
  assert.equal(reportPlaintext(shared.card, hex(shared.thread), written(longest)).length, 65536);
});

test("the first vectors of the protocol agree", async () => {
  const first = vectors<Record<string, string | number> & { inputs: Record<string, string> }>("first");
  const input = (name: string) => hex(first.inputs[name] as string);
  const root = input("root");
  const thread = await threadKey(instance, root);
  assert.equal(toHex(await mailboxId(instance, root)), first.mailbox_id);
  assert.equal(toHex(await mailboxHash(instance, root)), first.mailbox_hash);
  assert.equal(toHex(thread), first.thread);
  assert.equal(toHex(await letterKey(instance, thread, "reporter")), first.letter_reporter);
  assert.equal(toHex(await letterKey(instance, thread, "desk")), first.letter_desk);
  assert.equal(toHex(await ticket(instance, input("cek"), input("report_id"))), first.ticket);
  const plaintext = reportPlaintext({ v: 1 }, thread, { v: 1, account: "x" });
  const place = { instance, kind: "report", objectId: input("report_id") } as const;
  const box = await sealBoxWithSalt(place, input("cek"), plaintext, input("salt"));
  assert.equal(await hashHex(box), first.report_sha256);
  assert.equal(box.length, first.report_len);
  const json = new TextEncoder().encode('{"n":1}');
  const letter = await sealLetterWith({ instance, thread }, "desk", json, { objectId: input("report_id"), salt: input("salt") });
  assert.equal(await hashHex(letter), first.letter_sha256);
  assert.equal(letter.length, first.letter_len);
});

test("a report opens, whole and by its card alone", async () => {
  const plaintext = reportPlaintext(shared.card, hex(shared.thread), written(5000));
  const box = await sealReport({ instance, reportId }, cek, plaintext);
  const opened = await openReport({ instance, reportId }, cek, box);
  assert.deepEqual(opened, { card: shared.card, thread: hex(shared.thread), report: written(5000) });
  assert.deepEqual(await openCard({ instance, reportId }, cek, box.slice(0, 1130)), shared.card);
});

test("a card does not open from a cut, changed or foreign start", async () => {
  const box = await sealReport({ instance, reportId }, cek, reportPlaintext(shared.card, hex(shared.thread), written(1)));
  const start = box.slice(0, 1130);
  await assert.rejects(openCard({ instance, reportId }, cek, start.slice(0, 1129)), CannotOpen);
  await assert.rejects(openCard({ instance, reportId }, cek, flipped(start, 100)), CannotOpen);
  await assert.rejects(openCard({ instance, reportId: new Uint8Array(16) }, cek, start), CannotOpen);
  await assert.rejects(openCard({ instance, reportId }, new Uint8Array(32), start), CannotOpen);
});

test("a report without its parts is refused", () => {
  const padded = new Uint8Array(4096);
  padded[1055] = 0x80;
  assert.throws(() => parseReport(padded), CannotOpen);
});
