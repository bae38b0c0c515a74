// 5,000 rows of a desk's register: opened as the queue opens them, then searched. Bundled for a page by register.py.
import { Instance, openIndex, sealIndexRow } from "../../static/src/sealing/desk.ts";
import type { RegisterCase } from "../../static/src/desk/api.ts";
import { randomBytes, toBase64, toUuid } from "../../static/src/desk/bytes.ts";
import { placesOf } from "../../static/src/desk/places.ts";
import { found } from "../../static/src/desk/queue/found.ts";
import { NO_FILTER } from "../../static/src/desk/queue/state.ts";
import type { DeskIndex } from "../../static/src/desk/register/index.ts";
import { type Opening, loadRegister, newRegister } from "../../static/src/desk/register/load.ts";
import { EMPTY_ROW, encodeRow } from "../../static/src/desk/register/row.ts";
import { NO_WISH } from "../../static/src/desk/register/search.ts";

const PAGE = 500;
const TODAY = "2026-11-25";

async function sealedCases(count: number, index: NonNullable<DeskIndex["current"]>): Promise<RegisterCase[]> {
  const cases: RegisterCase[] = [];
  for (let number = 0; number < count; number++) {
    const report = randomBytes(16);
    const row = { ...EMPTY_ROW, place: "ARROS", complex: "AR-up_river_parana", time: "2026-10", kind: "demand", type: "hold_or_tank_inspection", actor: "cargo_or_hold_surveyor", demanded: "2000_10000", language: "es", labels: ["grain"], summary: `The surveyor of berth B${number}N asked for 2,000 dollars for re-cleaning and signed at once when he was refused.` };
    const box = toBase64(await sealIndexRow(index, report, encodeRow(row)));
    const clock = { legal: "2026-12-01", target: null };
    cases.push({ id: toUuid(randomBytes(16)), report: toUuid(report), status: "received", owner: null, door: "sealed", urgent: false, opened: TODAY, last_event: TODAY, due: { acknowledge: clock, feedback: clock }, overdue: false, unread: 0, index: { version: 1, revision: 1, box } });
  }
  return cases;
}

/** The server of this page: JSON as it would come, parsed for each page. */
function serve(cases: readonly RegisterCase[]): void {
  const pages = Array.from({ length: Math.ceil(cases.length / PAGE) }, (_, at) => JSON.stringify({ version: 1, next: (at + 1) * PAGE < cases.length ? String(at + 1) : null, rows: cases.slice(at * PAGE, (at + 1) * PAGE) }));
  globalThis.fetch = (async (address: string) => new Response(pages[Number(new URL(address, "http://desk").searchParams.get("after") ?? 0)])) as typeof fetch;
}

/** Milliseconds: all rows opened and one search; that search alone; sealing all of them anew is what a new version costs. */
async function measureRegister(count = 5000): Promise<Record<string, number>> {
  const place = { instance: new Instance(randomBytes(16)), deskId: randomBytes(16), version: 1 };
  const current = await openIndex(place, randomBytes(32));
  const began = performance.now();
  serve(await sealedCases(count, current));
  const sealing = performance.now() - began;
  const index: DeskIndex = { desk: "desk", versions: new Map([[1, current]]), current };
  const places = placesOf({ ARROS: "Rosario" }, { "AR-up_river_parana": { name: "Up-River Paraná", places: ["ARROS"] } });
  const opening = { index, complexOf: places.complexOf, placeWords: places.words } as unknown as Opening;
  const register = newRegister();
  const start = performance.now();
  await loadRegister(opening, register, () => undefined);
  const opened = performance.now();
  const wish = { ...NO_WISH, words: "B4321N re-cleaning 2000", type: "hold_or_tank_inspection", from: "2026-09" };
  const rows = found(register, { filter: { ...NO_FILTER, wish }, view: "all", order: "due" }, { me: "", today: TODAY });
  const ended = performance.now();
  if (register.entries.size !== count || rows.length !== 1) throw new Error(`${register.entries.size} opened, ${rows.length} found`);
  return { rows: count, rows_ms: ended - start, search_ms: ended - opened, sealing_ms: sealing };
}

Object.assign(globalThis, { measureRegister });
