/** A case goes to another desk only under a key that its officers signed, from the statement that the page names. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { BadStatement, type PrivateKey, openNote, parseStatement, readListed, statementHash, toHex, unwrapKey } from "../../../../static/src/sealing/desk.ts";
import { Problem, type SignedStatementRow } from "../../../../static/src/desk/api.ts";
import { type Bytes, fromBase64, fromHex, randomBytes, toBase64, toUuid } from "../../../../static/src/desk/bytes.ts";
import { excludedDesks, isExcluded, otherDesks, verifiedKey } from "../../../../static/src/desk/offer/other.ts";
import { sendOffer } from "../../../../static/src/desk/offer/send.ts";
import { openDeskKeys } from "../../../../static/src/desk/opening.ts";
import { type Cast, INSTANCE, deskOf, officerNamed, proposed } from "../cast.ts";
import { directoryOf } from "../told.ts";

interface Desk {
  readonly id: string;
  readonly first: SignedStatementRow;
  readonly key: PrivateKey;
}

const own = toUuid(randomBytes(16));
const report = toUuid(randomBytes(16));
const file = { id: toUuid(randomBytes(16)), report: { id: report, box: "", day: "", door: "", wraps: [] } };
const cek = randomBytes(32);
let ines: Cast;
let noor: Cast;
let mallory: Cast;
let dakar: Desk;
let forged: Desk;
let pins = "";
let listed: Desk[] = [];
let history: SignedStatementRow[] = [];
let posted: Record<string, string>[] = [];
let refusals: string[] = [];

/** A desk that two officers have opened, with its private key. */
async function openedDesk(id: string, first: Cast): Promise<Desk> {
  const row = await deskOf(id, first, await proposed(id, first, noor), noor, first);
  Object.defineProperty(globalThis, "localStorage", { value: { getItem: () => null, setItem: () => undefined }, configurable: true });
  const keys = await openDeskKeys(first.unlocked, row);
  return { id, first: row.statements[0]!, key: [...keys.keys.values()][0]! };
}

async function pinOf({ id, first }: Desk): Promise<string> {
  return `${id.replaceAll("-", "")}:${toHex(await statementHash(readListed(first).statement))}`;
}

globalThis.document = {
  querySelector: (selector: string) => ({ content: selector.includes("pins") ? pins : "" }),
  body: { dataset: { directory: "http://door/directory.json" } },
} as unknown as Document;
globalThis.fetch = (async (address: string, request: RequestInit) => {
  if (address === "http://door/directory/history") return answer(request, history);
  if (address === "http://door/directory.json") {
    return answer(request, directoryOf(listed.map(({ id, key }) => ({ id: id.replaceAll("-", ""), key: toBase64(key.publicKey.raw) }))));
  }
  if (request.method === "PUT") return new Response(null, { status: 204 });
  posted.push(JSON.parse(String(request.body)) as Record<string, string>);
  const code = refusals.shift();
  return code ? new Response(JSON.stringify({ code, title: "No." }), { status: 409 }) : new Response("{}", { status: 201 });
}) as typeof fetch;

function answer(request: RequestInit, body: unknown): Response {
  assert.equal(request.credentials, "omit"); // as a reporter: the server cannot tell that an officer asks
  return new Response(JSON.stringify(body));
}

beforeEach(async () => {
  ines ??= await officerNamed("Ines");
  noor ??= await officerNamed("Noor");
  mallory = await officerNamed("Mallory");
  const id = toUuid(randomBytes(16));
  dakar = await openedDesk(id, ines);
  forged = await openedDesk(id, mallory);
  listed = [dakar];
  history = [dakar.first];
  pins = await pinOf(dakar);
  posted = [];
  refusals = [];
});

async function opens(body: Record<string, string>, key: PrivateKey): Promise<Bytes> {
  const whole = new Uint8Array([...fromHex(body["key_id"]!), ...fromBase64(body["wrap"]!)]);
  return unwrapKey({ instance: INSTANCE, kind: "report", objectId: fromHex(report) }, key, whole);
}

test("what is offered opens with that desk's key, and its reason with what was opened", async () => {
  await sendOffer(ines.unlocked.me, cek, file, { desk: { id: dakar.id, name: "Team", epoch: 1, key: "" }, reason: "Their port." });
  const [body] = posted as [Record<string, string>];
  assert.deepEqual(Object.keys(body).sort(), ["desk", "key_id", "note", "wrap"]);
  assert.equal(fromBase64(body["wrap"]!).length, 1168);
  const opened = await opens(body, dakar.key);
  assert.deepEqual(opened, cek);
  const note = await openNote({ instance: INSTANCE, reportId: fromHex(report) }, opened, fromBase64(body["note"]!));
  assert.deepEqual(note, { v: 1, kind: "step", reason: "Their port." });
  await assert.rejects(opens(body, forged.key));
});

test("a key that no statement leads to is not used", async () => {
  listed = [forged]; // the server names a key of its own, under the desk's name
  await assert.rejects(verifiedKey(ines.unlocked.me, dakar.id), BadStatement);
  history = [forged.first]; // and a whole chain for it, which begins with another statement than the page names
  await assert.rejects(verifiedKey(ines.unlocked.me, dakar.id), BadStatement);
  pins = "";
  await assert.rejects(verifiedKey(ines.unlocked.me, dakar.id), BadStatement);
  assert.deepEqual(posted, []);
});

test("the key is that of the statement, whatever else the history holds", async () => {
  history = [(await openedDesk(own, mallory)).first, dakar.first];
  const key = await verifiedKey(ines.unlocked.me, dakar.id);
  assert.deepEqual(key.raw, (await parseStatement(readListed(dakar.first).statement)).key.raw);
});

test("a desk that is closed now is refused in a sentence", async () => {
  listed = [];
  await assert.rejects(verifiedKey(ines.unlocked.me, dakar.id), (error: unknown) => error instanceof Problem && error.code === "desk_closed");
});

test("when the desk has changed its key meanwhile, it is wrapped once more, and then told", async () => {
  const draft = { desk: { id: dakar.id, name: "Team", epoch: 1, key: "" }, reason: "Theirs." };
  refusals = ["stale_statement"];
  await sendOffer(ines.unlocked.me, cek, file, draft, 0);
  assert.equal(posted.length, 2);
  assert.notEqual(posted[0]!["wrap"], posted[1]!["wrap"]);
  assert.equal(posted[0]!["note"], posted[1]!["note"]);
  refusals = ["stale_statement", "stale_statement"];
  await assert.rejects(sendOffer(ines.unlocked.me, cek, file, draft, 0), Problem);
  refusals = ["desk_closed"];
  await assert.rejects(sendOffer(ines.unlocked.me, cek, file, draft, 0), Problem);
  assert.equal(posted.length, 5);
});

test("its own desk is no other desk, and a desk that the reporter excluded is known by its id", async () => {
  listed = [dakar, { ...forged, id: own }];
  assert.deepEqual((await otherDesks(own)).map(({ id }) => id), [dakar.id.replaceAll("-", "")]);
  const excluded = excludedDesks({ excluded_desks: [dakar.id.replaceAll("-", ""), 7] });
  assert.equal(isExcluded({ id: dakar.id }, excluded), true);
  assert.equal(isExcluded({ id: own }, excluded), false);
  assert.equal(excludedDesks({ excluded_desks: "all" }).size, 0);
});
