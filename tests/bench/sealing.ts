/**
 * How fast this engine seals: wraps a second, a 4 KiB report sealed and opened, the self-test.
 * In Node: `deploy/node.sh node tests/bench/sealing.ts`. For a browser: bundle it, and call `measureSealing()`.
 */

import { lockReport, parseFiling, sealFiling } from "../../static/src/sealing/filing.ts";
import { Instance } from "../../static/src/sealing/info.ts";
import { openReport } from "../../static/src/sealing/report.ts";
import { unwrapKey, wrapKey } from "../../static/src/sealing/seals.ts";
import { selfTest } from "../../static/src/sealing/selftest.ts";
import { expandSeed } from "../../static/src/sealing/xwing.ts";

export interface SealingSpeed {
  readonly wraps_per_second: number;
  readonly unwraps_per_second: number;
  /** The whole filing: report box, CEK wrap, facets, tag. */
  readonly report_sealed_ms: number;
  readonly report_opened_ms: number;
  readonly self_test_ms: number;
}

const RUNS = 3;

/** Medians of three runs; `count` operations each. */
export async function measureSealing(count = 40): Promise<SealingSpeed> {
  const instance = new Instance(new Uint8Array(16));
  const [desk, window] = [await expandSeed(new Uint8Array(32).fill(1)), await expandSeed(new Uint8Array(32).fill(2))];
  const place = { instance, kind: "report", objectId: new Uint8Array(16).fill(3) } as const;
  const cek = new Uint8Array(32).fill(4);
  const wrap = await wrapKey(place, desk.publicKey, cek);
  const card = { v: 1, schema: 1, place: "NGAPP", time: "2026-10", kind: "demand", language: "en", record: false } as const;
  const report = { v: 1, schema: 1, answers: {}, account: "a".repeat(2500), who_started: "", reported_elsewhere: [], container: "", excluded_desks: [] } as const;
  const to = { desk: desk.publicKey, window: window.publicKey, facets: { deskId: new Uint8Array(16), answers: { place: "NGAPP" } } };
  const locked = await lockReport(instance, { root: new Uint8Array(16), card, report, alongsideNow: false, record: false });
  const filing = parseFiling(await sealFiling(locked, to));

  const open = async (): Promise<void> => {
    const key = await unwrapKey({ ...place, objectId: filing.reportId }, desk, filing.wrap);
    await openReport({ instance, reportId: filing.reportId }, key, filing.box);
  };
  return {
    wraps_per_second: 1000 / (await median(count, () => wrapKey(place, desk.publicKey, cek))),
    unwraps_per_second: 1000 / (await median(count, () => unwrapKey(place, desk, wrap))),
    report_sealed_ms: await median(count, () => sealFiling(locked, to)),
    report_opened_ms: await median(count, open),
    self_test_ms: await median(5, selfTest),
  };
}

/** Milliseconds of one operation: the median of three runs of `count`, after a run that warms the engine. */
async function median(count: number, operation: () => Promise<unknown>): Promise<number> {
  await operation();
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    for (let done = 0; done < count; done++) await operation();
    runs.push((performance.now() - began) / count);
  }
  return runs.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
}

Object.assign(globalThis, { measureSealing });
if (typeof process !== "undefined" && process.argv[1]?.endsWith("sealing.ts")) {
  void measureSealing().then((speed) => console.log(JSON.stringify(speed, null, 1)));
}
