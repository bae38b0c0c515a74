/** Pins: the hash of the last statement that this officer accepted of each desk, boxed under their own key. */

import { CannotOpen, type Pins, SealingError, openPins, sealPins } from "../../sealing/desk.ts";
import { type Me, Problem, get, put } from "../api.ts";
import { fromBase64, toBase64, toHex } from "../bytes.ts";
import type { Unlocked } from "../gate.ts";
import { type Officer, instanceOf } from "../officer.ts";

const SEEN = "fairlead.pins.";

interface Kept {
  readonly version: number;
  readonly pins: Pins;
}

/** What this page has read or written itself; a page is one officer's. */
const kept = new WeakMap<Officer, Kept>();

function key(desk: string): string {
  return desk.replaceAll("-", "");
}

async function read({ me, officer }: Unlocked): Promise<Kept> {
  return kept.get(officer) ?? opened(isOlder(me, officer) ? await get<Me>("me") : me, officer);
}

async function opened(me: Me, officer: Officer): Promise<Kept> {
  if (isOlder(me, officer)) throw new CannotOpen("These pins are older than those that this browser has seen.");
  if (!me.pins) return { version: 0, pins: {} };
  const place = { instance: instanceOf(me), officerId: officer.id, version: me.pins.version };
  const pins = await openPins(place, officer.seed, fromBase64(me.pins.box));
  rememberVersion(officer, me.pins.version);
  return { version: me.pins.version, pins };
}

/** A version that a server could take back: old pins open as well as new ones, and no pins are no alarm. */
function isOlder(me: Me, officer: Officer): boolean {
  return (me.pins?.version ?? 0) < versionSeen(officer);
}

/** The highest version that this browser has seen; it says nothing but how often a roster was accepted. */
function versionSeen(officer: Officer): number {
  try {
    return Number(localStorage.getItem(SEEN + toHex(officer.id)) ?? 0);
  } catch {
    return 0; // a browser that keeps nothing
  }
}

function rememberVersion(officer: Officer, version: number): void {
  try {
    if (version > versionSeen(officer)) localStorage.setItem(SEEN + toHex(officer.id), String(version));
  } catch {
    return;
  }
}

/** The pinned hash in hex, or null; pins that do not open are an alarm, not an empty list. */
export async function pinOf(unlocked: Unlocked, desk: string): Promise<string | null> {
  try {
    kept.set(unlocked.officer, await read(unlocked));
  } catch (error) {
    if (error instanceof SealingError) return "pins that do not open";
    throw error;
  }
  return kept.get(unlocked.officer)?.pins[key(desk)] ?? null;
}

/** Keep a pin; false when another tab kept newer pins meanwhile, which are read now and must be compared again. */
export async function keepPin(unlocked: Unlocked, desk: string, hash: string): Promise<boolean> {
  try {
    await write(unlocked, desk, hash);
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "older_pins") throw error;
    kept.set(unlocked.officer, await opened(await get<Me>("me"), unlocked.officer));
    return false;
  }
}

async function write(unlocked: Unlocked, desk: string, hash: string): Promise<void> {
  const before = await read(unlocked);
  const version = before.version + 1;
  const pins = { ...before.pins, [key(desk)]: hash };
  const place = { instance: instanceOf(unlocked.me), officerId: unlocked.officer.id, version };
  await put("pins", { version, box: toBase64(await sealPins(place, unlocked.officer.seed, pins)) });
  kept.set(unlocked.officer, { version, pins });
  rememberVersion(unlocked.officer, version);
}
