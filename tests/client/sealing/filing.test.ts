import assert from "node:assert/strict";
import { test } from "node:test";
import { concat } from "../../../static/src/sealing/bytes.ts";
import { sealBoxWithSalt } from "../../../static/src/sealing/box.ts";
import { mailboxHash, threadKey, ticket } from "../../../static/src/sealing/derive.ts";
import { BadLayout } from "../../../static/src/sealing/errors.ts";
import { facetsJson, openCounted } from "../../../static/src/sealing/facets.ts";
import { FILING_LENGTHS, filingBody, lockReport, lockReportWith, parseFiling, sealFiling } from "../../../static/src/sealing/filing.ts";
import { type Card, type ReportText, toHex } from "../../../static/src/sealing/index.ts";
import { openReport } from "../../../static/src/sealing/report.ts";
import { unwrapKey } from "../../../static/src/sealing/seals.ts";
import { expandSeed } from "../../../static/src/sealing/xwing.ts";
import { base64, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Shared {
  readonly root: string;
  readonly report_id: string;
  readonly cek: string;
  readonly salt: string;
  readonly filing_key: string;
  readonly desk_seed: string;
  readonly window_seed: string;
  readonly wrap_b64: string;
  readonly facets_b64: string;
  readonly body_b64: string;
  readonly vectors: { account_length: number; container_id: string | null; alongside_now: boolean; record: boolean; tag: string; length: number; box_sha256: string; sha256: string }[];
}
interface Negative {
  readonly filing: { rule: string; offset?: number; bytes?: string; length?: number }[];
}
const shared = vectors<Shared>("filing");
const negative = vectors<Negative>("negative");
const body = base64(shared.body_b64);
const desk = await expandSeed(hex(shared.desk_seed));
const window = await expandSeed(hex(shared.window_seed));
const card: Card = { v: 1, schema: 1, place: "NGAPP", time: "2026-10", kind: "demand", language: "en", record: false };
const report: ReportText = { v: 1, schema: 1, answers: { what: ["cash"] }, account: "x", who_started: "", reported_elsewhere: [], container: "", excluded_desks: [] };
const account = { root: hex(shared.root), card, report, alongsideNow: true, record: false };
const facets = { deskId: new Uint8Array(16).fill(4), answers: { place: "NGAPP", what: ["cigarettes", "cash"], pretext: "", threatened: [] } };

test("filings of every length have the same bytes in both implementations", async () => {
  for (const vector of shared.vectors) {
    const locked = await lockReportWith(
      instance,
      {
        root: hex(shared.root),
        card: { v: 1, place: "NGAPP" },
        report: { v: 1, account: "a".repeat(vector.account_length) },
        alongsideNow: vector.alongside_now,
        record: vector.record,
        ...(vector.container_id ? { containerId: hex(vector.container_id) } : {}),
      },
      { reportId: hex(shared.report_id), cek: hex(shared.cek), filingKey: hex(shared.filing_key) },
    );
    const box = await sealBoxWithSalt({ instance, kind: "report", objectId: locked.reportId }, locked.cek, locked.plaintext, hex(shared.salt));
    assert.equal(await hashHex(box), vector.box_sha256);
    const parts = { windowKeyId: window.publicKey.id, facets: base64(shared.facets_b64), wrap: concat(desk.publicKey.id, base64(shared.wrap_b64)), box };
    const made = await filingBody(locked, parts);
    assert.equal(made.length, vector.length);
    assert.equal(toHex(made.slice(8, 40)), vector.tag);
    assert.equal(await hashHex(made), vector.sha256);
  }
  assert.deepEqual([...FILING_LENGTHS], [8722, 12882, 21202, 37842, 71122]);
});

test("a filing of the other implementation comes apart and opens", async () => {
  const filing = parseFiling(body);
  assert.deepEqual(filing.wrap, concat(desk.publicKey.id, base64(shared.wrap_b64)));
  assert.deepEqual(filing.mailbox, await mailboxHash(instance, hex(shared.root)));
  assert.equal(filing.containerId, null);
  const place = { instance, kind: "report", objectId: filing.reportId } as const;
  const cek = await unwrapKey(place, desk, filing.wrap);
  assert.equal(toHex(cek), shared.cek);
  const opened = await openReport({ instance, reportId: filing.reportId }, cek, filing.box);
  assert.deepEqual(opened.thread, await threadKey(instance, hex(shared.root)));
  assert.equal((await openCounted(instance, "facets", window, filing.facets)).v, 1);
});

for (const vector of negative.filing) {
  test(`it refuses a filing: ${vector.rule} ${vector.length ?? ""}`, () => {
    const bad = vector.length === undefined ? body.slice() : new Uint8Array(vector.length);
    if (vector.length === undefined) bad.set(hex(vector.bytes as string), vector.offset);
    else bad.set(body.slice(0, vector.length));
    assert.throws(() => parseFiling(bad), BadLayout);
  });
}

test("what a form seals, the desk opens and the counter counts", async () => {
  const locked = await lockReport(instance, account);
  const filing = parseFiling(await sealFiling(locked, { desk: desk.publicKey, window: window.publicKey, facets }));
  assert.ok(filing.alongsideNow && !filing.record);
  assert.deepEqual(filing.windowKeyId, window.publicKey.id);
  const cek = await unwrapKey({ instance, kind: "report", objectId: filing.reportId }, desk, filing.wrap);
  const opened = await openReport({ instance, reportId: filing.reportId }, cek, filing.box);
  assert.deepEqual(opened.card, card);
  assert.deepEqual(opened.report, report);
  const counted = await openCounted(instance, "facets", window, filing.facets);
  assert.equal(counted.ticket, await hashHex(await ticket(instance, cek, filing.reportId)));
  assert.deepEqual(counted.what, ["cash", "cigarettes"]);
  assert.ok(!("pretext" in counted) && !("threatened" in counted));
});

test("a resealed report keeps its id and tag, and nothing else that could be compared", async () => {
  const locked = await lockReport(instance, account);
  const to = { desk: desk.publicKey, window: window.publicKey, facets };
  const [one, two] = [parseFiling(await sealFiling(locked, to)), parseFiling(await sealFiling(locked, to))];
  assert.deepEqual([one.reportId, one.tag, one.mailbox], [two.reportId, two.tag, two.mailbox]);
  assert.notDeepEqual(one.box.slice(42, 58), two.box.slice(42, 58));
  assert.notDeepEqual(one.wrap.slice(16), two.wrap.slice(16));
  assert.notDeepEqual(one.facets, two.facets);
});

test("a report that wants no answer has a mailbox like any other, which nobody can open", async () => {
  const [one, two] = [await lockReport(instance, { ...account, root: null }), await lockReport(instance, { ...account, root: null })];
  assert.equal(one.mailbox.length, 32);
  assert.notDeepEqual(one.mailbox, two.mailbox);
  assert.notDeepEqual(one.plaintext.slice(1024, 1056), two.plaintext.slice(1024, 1056));
});

test("facets name the ticket by its hash only", async () => {
  const cek = hex(shared.cek);
  const json = await facetsJson(instance, { ...facets, cek, reportId: hex(shared.report_id) });
  assert.notEqual(json.ticket, toHex(await ticket(instance, cek, hex(shared.report_id))));
});
