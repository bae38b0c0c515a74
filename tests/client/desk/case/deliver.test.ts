/** A letter that arrives while an officer writes is read before anything but a confirmation goes out. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { expandSeed, wrapKey } from "../../../../static/src/sealing/desk.ts";
import { reportPlaintext, sealReport } from "../../../../static/src/sealing/report.ts";
import { Problem } from "../../../../static/src/desk/api.ts";
import { randomBytes, toBase64, toHex, toUuid } from "../../../../static/src/desk/bytes.ts";
import { deliver, markRead } from "../../../../static/src/desk/case/deliver.ts";
import { type CasePage, openAll } from "../../../../static/src/desk/case/state.ts";
import type { Draft } from "../../../../static/src/desk/case/write.ts";
import { INSTANCE, officerNamed } from "../cast.ts";

interface Posted {
  readonly path: string;
  readonly body: { readonly expected_slot?: number; readonly slot?: number };
}

const ines = await officerNamed("Ines");
const key = await expandSeed(randomBytes(32));
const reportId = randomBytes(16);
const file = await sealedFile();
const between = { slot: 0, side: 0, day: "2026-11-25", box: toBase64(randomBytes(4202)) };
let letters: object[] = [];
let posted: Posted[] = [];
globalThis.document = { querySelector: () => null, body: { dataset: {} } } as unknown as Document;
globalThis.fetch = (async (address: string, request: RequestInit) => {
  if (request.method === "GET") return Response.json({ ...file, letters });
  const body = JSON.parse(String(request.body)) as Posted["body"];
  posted.push({ path: address.replace(/.*\/cases\/c\//, ""), body });
  const taken = body.expected_slot !== undefined && body.expected_slot !== letters.length;
  return taken ? Response.json({ code: "slot_taken", title: "A letter came in between." }, { status: 409 }) : Response.json({});
}) as typeof fetch;

async function sealedFile(): Promise<object> {
  const cek = randomBytes(32);
  const box = await sealReport({ instance: INSTANCE, reportId }, cek, reportPlaintext({ v: 1 }, randomBytes(32), { v: 1, account: "x" }));
  const wrap = await wrapKey({ instance: INSTANCE, kind: "report", objectId: reportId }, key.publicKey, cek);
  const wraps = [{ key_id: toHex(key.publicKey.id), wrap: toBase64(wrap) }];
  return { id: "c", report: { id: toUuid(reportId), box: toBase64(box), wraps }, letters: [], notes: [], events: [], unread: 1 };
}

/** The case as it was when the officer opened its page; without a key nothing of it opens. */
async function openedPage(keys = new Map([[toHex(key.publicKey.id), key]])): Promise<CasePage> {
  const page = { unlocked: ines.unlocked, id: "c", keys: { keys }, file: { ...file, letters: [...letters] } } as unknown as CasePage;
  await openAll(page);
  return page;
}

function step(from: string, to: string): Draft {
  return { kind: "status", text: "We go on.", re: null, transition: { from, to } };
}

beforeEach(() => {
  letters = [];
  posted = [];
});

test("a step that stands on what the reporter said is not sealed again over their letter", async () => {
  const page = await openedPage();
  letters = [between];
  for (const draft of [step("assessing", "referred"), step("addressing", "concluded"), { ...step("", ""), kind: "text", transition: null } as const]) {
    await assert.rejects(deliver(page, draft), (error: unknown) => error instanceof Problem && error.code === "slot_taken");
  }
  assert.deepEqual(posted.map(({ body }) => body.expected_slot), [0, 0, 0]);
});

test("a confirmation is: it answers nothing that they wrote", async () => {
  const page = await openedPage();
  letters = [between];
  await deliver(page, step("received", "acknowledged"));
  assert.deepEqual(posted.map(({ body }) => body.expected_slot), [0, 1]);
});

test("letters are read by who could read them", async () => {
  letters = [between];
  await markRead(await openedPage(new Map()));
  assert.deepEqual(posted, []);
  await markRead(await openedPage());
  assert.deepEqual(posted, [{ path: "read", body: { slot: 0 } }]);
});
