/** What reporters are told: nothing half, and no officer of another desk whom the page's pin does not lead to. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { BadStatement, readListed, statementHash } from "../../../static/src/sealing/desk.ts";
import { Problem, type SignedStatementRow } from "../../../static/src/desk/api.ts";
import { randomBytes, toBase64, toHex, toUuid } from "../../../static/src/desk/bytes.ts";
import { compareDirectory, publicDesks, publicMembers, windowKey } from "../../../static/src/desk/directory.ts";
import { type Cast, deskOf, officerNamed, proposed } from "./cast.ts";
import { directoryOf } from "./told.ts";

const desk = toUuid(randomBytes(16));
const plain = desk.replaceAll("-", "");
const [ines, noor, mallory] = await Promise.all(["Ines", "Noor", "Mallory"].map(officerNamed)) as [Cast, Cast, Cast];
let pins = "";
let directory: unknown;
let history: unknown;
globalThis.document = { querySelector: () => ({ content: pins }), body: { dataset: { directory: "http://door/directory.json" } } } as unknown as Document;
globalThis.fetch = (async (address: string, request: RequestInit) => {
  assert.equal(request.credentials, "omit");
  const body = address.endsWith("/history") ? history : directory;
  return body === undefined ? new Response(null, { status: 503 }) : new Response(JSON.stringify(body));
}) as typeof fetch;
const first = await firstBy(ines);
const forged = await firstBy(mallory);

async function firstBy(by: Cast): Promise<SignedStatementRow> {
  return (await deskOf(desk, by, await proposed(desk, by, noor), noor, by)).statements[0]!;
}

beforeEach(async () => {
  pins = `${plain}:${toHex(await statementHash(readListed(first).statement))}`;
  directory = directoryOf([{ id: plain, key: toBase64(randomBytes(1216)) }]);
  history = [first];
});

test("the members of another desk are those whom the chain from the page's pin names", async () => {
  const members = await publicMembers(ines.unlocked.me, desk);
  assert.deepEqual(members.map(({ officerId }) => officerId), [ines.officer.id, noor.officer.id]);
});

test("a chain that holds and begins with another statement names nobody", async () => {
  history = [forged];
  await assert.rejects(publicMembers(ines.unlocked.me, desk), BadStatement);
  pins = "";
  history = [first];
  await assert.rejects(publicMembers(ines.unlocked.me, desk), BadStatement);
  history = undefined;
  await assert.rejects(publicMembers(ines.unlocked.me, desk), Problem);
});

test("a directory that reporters would not take is none", async () => {
  assert.equal((await publicDesks())?.length, 1);
  for (const wrong of [{}, { ...(directory as object), desks: {} }, directoryOf([{ id: desk, key: "" }]), directoryOf([{ id: plain, key: 7 as unknown as string }])]) {
    directory = wrong;
    assert.equal(await publicDesks(), null);
  }
});

test("while nothing is counted there is no key of the week", async () => {
  assert.equal(await windowKey(), null);
});

test("what is no key of this desk is another one, whatever it is", async () => {
  const key = randomBytes(1216);
  const told = (text: string): { id: string; name: string; epoch: number; key: string }[] => [{ id: plain, name: "Team", epoch: 1, key: text }];
  assert.equal(compareDirectory(told(toBase64(key)), desk, key), "same");
  assert.equal(compareDirectory(told(toBase64(randomBytes(1216))), desk, key), "different");
  assert.equal(compareDirectory(told("no base64!"), desk, key), "different"); // and the alarm is raised
});
