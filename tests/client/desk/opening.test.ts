/** The whole way at the desk: two officers make its key, a report sealed for it opens, letters go both ways. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  type Instance,
  encodeStatement,
  nextSlot,
  readPublicKey,
  sealDeskShare,
  sealLetter,
  signStatement,
  toHex,
} from "../../../static/src/sealing/desk.ts";
import type { CaseFile, CaseRow, DeskRow, Me, ShareRow } from "../../../static/src/desk/api.ts";
import { fromBase64, fromHex, randomBytes, toBase64, toUuid } from "../../../static/src/desk/bytes.ts";
import type { Unlocked } from "../../../static/src/desk/gate.ts";
import { openCard, openDeskKeys, openReport, readThread, sealDeskLetter } from "../../../static/src/desk/opening.ts";
import { checkProposal } from "../../../static/src/desk/roster/proposal.ts";
import { WrongProposal } from "../../../static/src/desk/roster/shares.ts";
import { INSTANCE, deskOf, officerNamed, proposed } from "./cast.ts";

let DESK = "";
beforeEach(() => {
  DESK = toUuid(randomBytes(16));
});

/** Where pins are put: the pages send them to the server. */
const sent: unknown[] = [];
globalThis.document = { querySelector: () => null, body: { dataset: {} } } as unknown as Document;
const stored = new Map<string, string>();
Object.defineProperty(globalThis, "localStorage", {
  value: { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) },
});
/** What the server says of the officer when it is asked again. */
let meAgain: Me | null = null;
globalThis.fetch = (async (_address: string, request: RequestInit) => {
  if (request.method === "GET") return Response.json(meAgain);
  sent.push(JSON.parse(String(request.body)));
  return new Response(null, { status: 204 });
}) as typeof fetch;

const ines = await officerNamed("Ines");
const noor = await officerNamed("Noor");
const mallory = await officerNamed("Mallory");

const CARD = { v: 1, schema: 1, place: "ARROS", time: "2026-10", kind: "demand", language: "en", record: false } as const;
const REPORT = { v: 1, schema: 1, answers: { place: "ARROS" }, account: "He asked for cigarettes.", who_started: "their_side", reported_elsewhere: [], container: "", excluded_desks: [] } as const;

async function sealedFor(desk: DeskRow): Promise<{ row: CaseRow; file: CaseFile; thread: Uint8Array }> {
  const statement = JSON.parse(new TextDecoder().decode(fromBase64(desk.statements[0]!.statement))) as { key: string };
  const to = await readPublicKey(fromBase64(statement.key));
  return sealReportTo(to);
}

async function sealReportTo(to: Awaited<ReturnType<typeof readPublicKey>>): Promise<{ row: CaseRow; file: CaseFile; thread: Uint8Array }> {
  const { sealReport, reportPlaintext } = await import("../../../static/src/sealing/report.ts");
  const { wrapKey } = await import("../../../static/src/sealing/seals.ts");
  const [reportId, cek, thread] = [randomBytes(16), randomBytes(32), randomBytes(32)];
  const box = await sealReport({ instance: INSTANCE, reportId }, cek, reportPlaintext(CARD, thread, REPORT));
  const wrap = await wrapKey({ instance: INSTANCE, kind: "report", objectId: reportId }, to, cek);
  const wraps = [{ key_id: toHex(to.id), wrap: toBase64(wrap) }];
  const card = { header: toBase64(box.slice(0, 90)), chunk: toBase64(box.slice(90, 1130)), wraps };
  const row = { id: "c", card } as unknown as CaseRow;
  const file = { report: { id: toUuid(reportId), box: toBase64(box), day: "2026-11-24", door: "sealed", wraps } } as unknown as CaseFile;
  return { row, file, thread };
}

test("a report opens for both officers of the desk, card and whole", async () => {
  const proposal = await proposed(DESK, ines, noor);
  for (const reader of [ines, noor]) {
    const desk = await deskOf(DESK, reader, proposal, noor, ines);
    const keys = await openDeskKeys(reader.unlocked, { ...desk, desk: DESK });
    assert.deepEqual(keys.problems, []);
    assert.equal(keys.keys.size, 1);
    const { row, file } = await sealedFor(desk);
    assert.equal((await openCard(reader.unlocked.me, keys, row))?.["place"], "ARROS");
    assert.equal((await openReport(reader.unlocked.me, keys, file))?.report["account"], REPORT.account);
  }
});

test("a report that was sealed for another key is shown as not opened", async () => {
  const desk = await deskOf(DESK, ines, await proposed(DESK, ines, noor), noor, ines);
  const keys = await openDeskKeys(ines.unlocked, desk);
  const { row, file } = await sealReportTo(mallory.officer.opens.publicKey);
  assert.equal(await openCard(ines.unlocked.me, keys, row), null);
  assert.equal(await openReport(ines.unlocked.me, keys, file), null);
});

test("a report whose box was changed is shown as not opened", async () => {
  const desk = await deskOf(DESK, ines, await proposed(DESK, ines, noor), noor, ines);
  const keys = await openDeskKeys(ines.unlocked, desk);
  const { file } = await sealedFor(desk);
  const report = file.report!;
  const box = fromBase64(report.box);
  box[2000] = (box[2000] as number) ^ 1;
  assert.equal(await openReport(ines.unlocked.me, keys, { ...file, report: { ...report, box: toBase64(box) } }), null);
});

test("a share of another seed is not taken, and says so", async () => {
  const desk = await deskOf(DESK, ines, await proposed(DESK, ines, noor), noor, ines);
  const place = { instance: INSTANCE, deskId: fromHex(DESK), epoch: 1 };
  const forged = await sealDeskShare(place, ines.officer.opens.publicKey, randomBytes(32));
  const shares = [{ ...(desk.shares[0] as ShareRow), share: toBase64(forged) }];
  const keys = await openDeskKeys(ines.unlocked, { ...desk, shares });
  assert.equal(keys.keys.size, 0);
  assert.equal(keys.problems.length, 1);
});

test("a whole desk that the server made up for an officer is refused, pinned or not", async () => {
  const place = { instance: INSTANCE, deskId: fromHex(DESK), epoch: 1 };
  const forged = await forgedDesk(place);
  const before = await openDeskKeys(ines.unlocked, forged);
  assert.equal(before.keys.size, 0);
  assert.match(before.problems[0] as string, /have not compared/);
  const honest = await openDeskKeys(ines.unlocked, await deskOf(DESK, ines, await proposed(DESK, ines, noor), noor, ines));
  assert.equal(honest.keys.size, 1);
  const after = await openDeskKeys(ines.unlocked, forged);
  assert.equal(after.keys.size, 0);
  assert.match(after.problems[0] as string, /not those that you accepted/);
});

/** A valid chain of two officers whom the server invented, with a share of its true seed for Ines. */
async function forgedDesk(place: { instance: Instance; deskId: Uint8Array; epoch: number }): Promise<DeskRow> {
  const other = await officerNamed("Invented");
  const desk = await deskOf(DESK, mallory, await proposed(DESK, mallory, other), other, mallory);
  const { openDeskShare, parseStatement } = await import("../../../static/src/sealing/desk.ts");
  const statement = await parseStatement(fromBase64(desk.statements[0]!.statement));
  const { deskSeed } = await openDeskShare(place, mallory.officer.opens, fromBase64(desk.shares[0]!.share), statement.key);
  const share = toBase64(await sealDeskShare(place, ines.officer.opens.publicKey, deskSeed));
  return { ...desk, shares: [{ ...(desk.shares[0] as ShareRow), share }] };
}

test("a statement that lacks one of the two signatures opens nothing", async () => {
  const desk = await deskOf(DESK, ines, await proposed(DESK, ines, noor), noor, ines);
  const [entry] = desk.statements;
  const statements = [{ ...entry!, signatures: entry!.signatures.slice(0, 1) }];
  const keys = await openDeskKeys(ines.unlocked, { ...desk, statements });
  assert.equal(keys.keys.size, 0);
  assert.match(keys.problems[0] as string, /do not follow from each other/);
});

test("an officer does not sign a proposal that names somebody else, or whose share opens to another key", async () => {
  const named = await proposed(DESK, ines, mallory);
  await assert.rejects(checkProposal(noor.unlocked, DESK, named, ines.public), WrongProposal);
  const good = await proposed(DESK, ines, noor);
  const place = { instance: INSTANCE, deskId: fromHex(DESK), epoch: 1 };
  const share = toBase64(await sealDeskShare(place, noor.officer.opens.publicKey, randomBytes(32)));
  const shares = good.shares.map((row) => ({ ...row, share }));
  await assert.rejects(checkProposal(noor.unlocked, DESK, { ...good, shares }, ines.public), WrongProposal);
});

test("a proposal is not signed as a first statement when it has another number or epoch", async () => {
  const good = await proposed(DESK, ines, noor);
  const { parseStatement } = await import("../../../static/src/sealing/desk.ts");
  const statement = await parseStatement(fromBase64(good.statement));
  const bytes = await encodeStatement({ ...statement, number: 2 });
  const { signature } = await signStatement(INSTANCE, bytes, ines.officer.id, ines.officer.keys.sign);
  const later = { ...good, statement: toBase64(bytes), signatures: [{ ...good.signatures[0]!, signature: toHex(signature) }] };
  await assert.rejects(checkProposal(noor.unlocked, DESK, later, ines.public), WrongProposal);
});

test("nobody signs a key that the server made, as if the other had proposed it", async () => {
  const good = await proposed(DESK, ines, noor);
  const forged = { ...good, signatures: [{ ...good.signatures[0]!, signature: "00".repeat(64) }] };
  const { signature } = await signStatement(INSTANCE, fromBase64(good.statement), mallory.officer.id, mallory.officer.keys.sign);
  const borrowed = { ...good, signatures: [{ officer: toHex(ines.officer.id), key: mallory.public.sign, signature: toHex(signature) }] };
  for (const made of [{ ...good, signatures: [] }, forged, borrowed]) {
    await assert.rejects(checkProposal(noor.unlocked, DESK, made, ines.public), WrongProposal);
  }
});

test("a recovery key that nobody compared is not signed for", async () => {
  const good = await proposed(DESK, ines, noor);
  const { parseStatement } = await import("../../../static/src/sealing/desk.ts");
  const statement = await parseStatement(fromBase64(good.statement));
  const recovery = { hpke: mallory.officer.opens.publicKey, sign: mallory.officer.keys.sign.publicKey, mayReplaceAll: true };
  const bytes = await encodeStatement({ ...statement, recovery });
  const { signature } = await signStatement(INSTANCE, bytes, ines.officer.id, ines.officer.keys.sign);
  const planted = { ...good, statement: toBase64(bytes), signatures: [{ ...good.signatures[0]!, signature: toHex(signature) }] };
  await assert.rejects(checkProposal(noor.unlocked, DESK, planted, ines.public), /recovery key/);
});

test("letters go both ways, and a letter in between is seen", async () => {
  const desk = await deskOf(DESK, ines, await proposed(DESK, ines, noor), noor, ines);
  const keys = await openDeskKeys(ines.unlocked, desk);
  const { file } = await sealedFor(desk);
  const opened = await openReport(ines.unlocked.me, keys, file);
  assert.ok(opened);
  const me = ines.unlocked.me;
  const first = await sealDeskLetter(me, opened, [], { day: "2026-11-24", kind: "status", text: "acknowledged 2027-02-24\nWe have read it." });
  const second = await sealLetter({ instance: INSTANCE, thread: opened.thread }, "reporter", await nextSlot([first]), { day: "2026-11-25", kind: "question", text: "And now?" });
  const rows = [first, second].map((box, slot) => ({ slot, side: slot as 0 | 1, day: "2026-11-25", box: toBase64(box) }));
  const read = await readThread(me, opened, rows);
  assert.deepEqual(read.map(({ side, kind, problems }) => [side, kind, problems.length]), [["desk", "status", 0], ["reporter", "question", 0]]);
  const swapped = await readThread(me, opened, [...rows].reverse());
  assert.ok(swapped.every(({ problems }) => problems.includes("out_of_place")));
});

test("pins that the server takes back are an alarm in a browser that has seen newer ones", async () => {
  const noor = await officerNamed("Noor");
  const desk = await deskOf(DESK, noor, await proposed(DESK, ines, noor), noor, ines);
  const before = sent.length;
  assert.equal((await openDeskKeys(noor.unlocked, desk)).problems.length, 0);
  const pins = sent[before] as { version: number; box: string };
  const again = (changes: Partial<Me>): Unlocked => ({ ...noor.unlocked, me: { ...noor.unlocked.me, ...changes }, officer: { ...noor.officer } });
  meAgain = { ...noor.unlocked.me, pins };
  assert.equal((await openDeskKeys(again({ pins }), desk)).problems.length, 0);
  assert.equal((await openDeskKeys(again({ pins: null }), desk)).problems.length, 0, "another tab kept them meanwhile");
  meAgain = { ...noor.unlocked.me, pins: null };
  const keys = await openDeskKeys(again({ pins: null }), desk);
  assert.equal(keys.keys.size, 0);
  assert.match(keys.problems[0] as string, /not those that you accepted/);
});

test("the newest accepted statement is pinned under the officer's own key", () => {
  assert.ok(sent.length > 0);
  assert.ok(sent.every((body) => typeof (body as { box: string }).box === "string"));
  assert.ok(!JSON.stringify(sent).includes(DESK.replaceAll("-", "")));
});
