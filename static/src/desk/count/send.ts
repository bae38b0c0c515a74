/** Sending a correction: sealed to the key of the week, beside no case and no name. */

import { detailSecret, sealCorrection } from "../../sealing/desk.ts";
import { Problem, post } from "../api.ts";
import { type Bytes, fromHex, toHex, toUuid } from "../bytes.ts";
import { windowKey } from "../directory.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";
import type { CountWord } from "./fact.ts";

/** Whose count, with the key from which only who holds the case makes its ticket. */
export interface Counted {
  readonly desk: string;
  /** The desk that the report was sealed for: counts stay in its crowds when a case moves on. */
  readonly countedAt: string;
  readonly report: string;
  readonly cek: Bytes;
}

/**
 * Seal and post a word on a count. `n` is the number of the case's event in which the desk keeps it: the highest wins,
 * so that the same word sent twice counts once. @throws Problem
 */
export async function sendCorrection({ me }: Unlocked, counted: Counted, n: number, { status, fact }: CountWord, again = true): Promise<void> {
  const { desk, countedAt, report, cek } = counted;
  const instance = instanceOf(me);
  const window = await windowKey();
  if (!window) throw new Problem(0, "no_directory", "The key of this week cannot be read. Nothing was sent; try again in a moment.");
  const reportId = fromHex(report);
  const whole = { ...fact, detail: toHex(await detailSecret(instance, cek, reportId)) };
  const sealed = await sealCorrection(instance, window, { deskId: fromHex(countedAt), reportId, cek, n, status, fact: whole });
  try {
    await post("live/corrections", { desk, window_key: toUuid(window.id), sealed: toHex(sealed) });
  } catch (error) {
    if (!again || !(error instanceof Problem) || error.code !== "stale_directory") throw error;
    await sendCorrection({ me } as Unlocked, counted, n, { status, fact }, false);
  }
}
