/** A correction leaves the browser sealed to the week's key, with no case in it; a turned key is fetched once more. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Instance, expandSeed, ticket } from "../../../../static/src/sealing/desk.ts";
import { openCounted } from "../../../../static/src/sealing/facets.ts";
import { fromHex, randomBytes, toBase64, toHex, toUuid } from "../../../../static/src/desk/bytes.ts";
import { sendCorrection } from "../../../../static/src/desk/count/send.ts";
import type { Unlocked } from "../../../../static/src/desk/gate.ts";
import { directoryOf } from "../told.ts";

const INSTANCE = randomBytes(16);
const unlocked = { me: { instance: toHex(INSTANCE) } } as Unlocked;
const counted = { desk: toUuid(randomBytes(16)), countedAt: toUuid(randomBytes(16)), report: toUuid(randomBytes(16)), cek: randomBytes(32) };
const word = { status: "confirmed", fact: { place: "ARROS", time: "2026-10", kind: "demand" } } as const;
const keys = [await expandSeed(randomBytes(32)), await expandSeed(randomBytes(32))];

interface Posted {
  desk: string;
  window_key: string;
  sealed: string;
}
let posted: Posted[] = [];
let turned = false;
let refuse = 0;
globalThis.document = { querySelector: () => null, body: { dataset: { directory: "http://door/directory.json" } } } as unknown as Document;
globalThis.fetch = (async (address: string, request: RequestInit) => {
  if (address.startsWith("http://door")) {
    assert.equal(request.credentials, "omit");
    const { id, raw } = keys[turned ? 1 : 0]!.publicKey;
    return new Response(JSON.stringify(directoryOf([], { id: toHex(id), key: toBase64(raw) })));
  }
  posted.push(JSON.parse(String(request.body)) as Posted);
  if (refuse-- <= 0) return new Response("{}", { status: 202 });
  turned = true;
  return new Response(JSON.stringify({ code: "stale_directory", title: "Another key." }), { status: 409 });
}) as typeof fetch;

beforeEach(() => {
  posted = [];
  turned = false;
  refuse = 0;
});

test("only the counting worker reads it: ticket, number, word and the complete fact", async () => {
  await sendCorrection(unlocked, counted, 7, word);
  const [body] = posted as [Posted];
  assert.deepEqual(Object.keys(body).sort(), ["desk", "sealed", "window_key"]);
  assert.equal(body.desk, counted.desk); // whose officer sends it: where it is counted is sealed
  assert.equal(body.window_key.replaceAll("-", ""), toHex(keys[0]!.publicKey.id));
  const instance = new Instance(INSTANCE);
  const inside = await openCounted(instance, "correction", keys[0]!, fromHex(body.sealed));
  const { detail, ...fact } = inside["fact"] as { detail: string };
  assert.deepEqual({ ...inside, fact }, { v: 1, ticket: toHex(await ticket(instance, counted.cek, fromHex(counted.report))), desk: counted.countedAt.replaceAll("-", ""), n: 7, status: "confirmed", fact: word.fact });
  assert.equal(detail.length, 64);
});

test("when the key has turned it is fetched and sealed once more, and then told", async () => {
  refuse = 1;
  await sendCorrection(unlocked, counted, 7, word);
  assert.equal(posted.length, 2);
  assert.equal(posted[1]!.window_key.replaceAll("-", ""), toHex(keys[1]!.publicKey.id));
  refuse = 5;
  await assert.rejects(sendCorrection(unlocked, counted, 7, word), /Another key/);
  assert.equal(posted.length, 4);
});
