/** Rows of the register against a server that keeps them: sealed, opened, refused when bound elsewhere, sealed anew. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Instance, openIndex } from "../../../../static/src/sealing/desk.ts";
import type { RegisterCase } from "../../../../static/src/desk/api.ts";
import { randomBytes, toUuid } from "../../../../static/src/desk/bytes.ts";
import { type DeskIndex, openRow, sealRow } from "../../../../static/src/desk/register/index.ts";
import { keepRows, resealRegister } from "../../../../static/src/desk/register/keep.ts";
import { EMPTY_ROW } from "../../../../static/src/desk/register/row.ts";

const DESK = toUuid(randomBytes(16));
const place = { instance: new Instance(randomBytes(16)), deskId: randomBytes(16) };
const first = await openIndex({ ...place, version: 1 }, randomBytes(32));
const second = await openIndex({ ...place, version: 2 }, randomBytes(32));
const OLD: DeskIndex = { desk: DESK, versions: new Map([[1, first]]), current: first };
const NEW: DeskIndex = { desk: DESK, versions: new Map([[1, first], [2, second]]), current: second };

interface Kept {
  report: string;
  index: { version: number; revision: number; box: string } | null;
}
let rows = new Map<string, Kept>();
let requests = 0;
globalThis.document = { querySelector: () => null } as unknown as Document;
globalThis.fetch = (async (address: string, request: RequestInit) => {
  requests += 1;
  const answer = request.method === "POST" ? keptBy(JSON.parse(String(request.body))) : pageAfter(new URL(address, "http://desk").searchParams.get("after"));
  return new Response(JSON.stringify(answer), { status: 200 });
}) as typeof fetch;

function keptBy({ rows: posted }: { rows: { case: string; version: number; revision: number; box: string }[] }): { changed: string[] } {
  const late = posted.filter((row) => (rows.get(row.case)?.index?.revision ?? 0) !== row.revision);
  for (const row of posted) {
    if (late.includes(row)) continue;
    (rows.get(row.case) as Kept).index = { version: row.version, revision: row.revision + 1, box: row.box };
  }
  return { changed: late.map((row) => row.case) };
}

const PAGE = 3;

function pageAfter(after: string | null): { next: string | null; rows: Partial<RegisterCase>[] } {
  const all = [...rows].map(([id, kept]) => ({ id, ...kept }));
  const start = after ? Number(after) : 0;
  return { next: start + PAGE < all.length ? String(start + PAGE) : null, rows: all.slice(start, start + PAGE) };
}

beforeEach(() => {
  requests = 0;
  rows = new Map(Array.from({ length: 8 }, () => [toUuid(randomBytes(16)), { report: toUuid(randomBytes(16)), index: null }]));
});

function writings() {
  return [...rows].map(([id, { report }], number) => ({ case: id, report, revision: 0, row: { ...EMPTY_ROW, next: `step ${number}` } }));
}

async function next(index: DeskIndex): Promise<(string | undefined)[]> {
  const opened = [...rows.values()].map(({ report, index: sealed }) => openRow(index, report, sealed as NonNullable<typeof sealed>));
  return (await Promise.all(opened)).map((row) => row?.next);
}

const STEPS = Array.from({ length: 8 }, (_, number) => `step ${number}`);

test("rows are sealed, kept and opened again", async () => {
  assert.deepEqual(await keepRows(OLD, writings()), []);
  assert.deepEqual(await next(OLD), STEPS);
  assert.ok(![...rows.values()].some(({ index }) => atob(index!.box).includes("step ")));
});

test("who read an older row is told which, and changes nothing", async () => {
  await keepRows(OLD, writings());
  const late = writings().map((one) => ({ ...one, row: EMPTY_ROW }));
  assert.deepEqual(await keepRows(OLD, late), late.map((one) => one.case));
  assert.deepEqual(await next(OLD), STEPS);
});

test("a row that the server gives to another case does not open", async () => {
  await keepRows(OLD, writings());
  const [one, other] = [...rows.values()] as [Kept, Kept];
  assert.equal(await openRow(OLD, one.report, other.index!), null);
});

test("after a new version every row is sealed anew, page by page, and the old key opens none", async () => {
  await keepRows(OLD, writings());
  const heard: number[] = [];
  assert.deepEqual(await resealRegister(NEW, (done) => heard.push(done)), { resealed: 8, closed: 0 });
  assert.deepEqual(heard, [3, 6, 8]);
  assert.deepEqual(await next(NEW), STEPS);
  assert.deepEqual(await next(OLD), STEPS.map(() => undefined));
});

test("sealing anew a second time writes nothing, and what cannot be opened is counted", async () => {
  await keepRows(OLD, writings());
  const spoilt = [...rows.values()][5] as Kept;
  spoilt.index = { ...spoilt.index!, box: await sealRow(first, toUuid(randomBytes(16)), EMPTY_ROW) };
  assert.deepEqual(await resealRegister(NEW), { resealed: 7, closed: 1 });
  requests = 0;
  assert.deepEqual(await resealRegister(NEW), { resealed: 0, closed: 1 });
  assert.equal(requests, 3); // three pages and no post
});

test("a sealing that was interrupted goes on where it stopped, and so does that of a colleague", async () => {
  await keepRows(OLD, writings());
  const whole = globalThis.fetch;
  globalThis.fetch = (async (address: string, request: RequestInit) => {
    if (address.includes("after=3")) throw new TypeError("the line is gone");
    return whole(address, request);
  }) as typeof fetch;
  await assert.rejects(resealRegister(NEW), /No connection/);
  globalThis.fetch = whole;
  assert.deepEqual([...rows.values()].map(({ index }) => index?.version), [2, 2, 2, 1, 1, 1, 1, 1]);
  const both = await Promise.all([resealRegister(NEW), resealRegister(NEW)]);
  assert.equal(both[0].resealed + both[1].resealed, 5);
  assert.deepEqual(await next(NEW), STEPS);
});
