/** After somebody left: rows that still stand under an index that they know are sealed anew, in the browser of one who stays. */

import type { DeskRow } from "../api.ts";
import { button, el, notice, replace } from "../dom.ts";
import { type Unlocked, sentenceOf } from "../gate.ts";
import type { DeskKeys } from "../opening.ts";
import { type DeskIndex, openDeskIndex } from "./index.ts";
import { resealRegister } from "./keep.ts";

/** Null where every row stands under the newest index, or this officer holds none; `now` begins without being asked. */
export async function sealAnewPart(unlocked: Unlocked, desk: DeskRow, keys: DeskKeys, now: boolean): Promise<HTMLElement | null> {
  const waiting = desk.old_rows ?? 0;
  if (waiting === 0) return null;
  const index = await openDeskIndex(unlocked, desk, keys);
  if (!index.current) return null;
  const place = el("div", { id: "seal-anew" });
  if (now) void sealAnew(place, index, waiting);
  else offer(place, index, waiting, [el("strong", {}, "Somebody left this desk."), ` ${rowsOf(waiting)} still locked for a key that they know.`]);
  return place;
}

function offer(place: HTMLElement, index: DeskIndex, waiting: number, words: readonly (string | HTMLElement)[], kind: "plain" | "danger" = "plain"): void {
  const press = button("Lock them for the new key", () => sealAnew(place, index, waiting), "main");
  replace(place, notice(kind, el("p", {}, ...words), el("div", { class: "actions" }, press)));
}

async function sealAnew(place: HTMLElement, index: DeskIndex, waiting: number): Promise<void> {
  const bar = el("progress", { max: waiting, value: 0, "aria-label": "Rows of the register locked for the new key" });
  replace(place, notice("plain", el("p", {}, `Locking the register for the new key, on this computer. ${rowsOf(waiting)} waiting. You can stop and go on later.`), bar));
  try {
    const { resealed, closed } = await resealRegister(index, (done) => (bar.value = done));
    replace(place, ...outcome(resealed, closed));
  } catch (error) {
    offer(place, index, waiting, [`${sentenceOf(error)} What is done is kept: go on when you can.`], "danger");
  }
}

function outcome(resealed: number, closed: number): readonly HTMLElement[] {
  const good = notice("good", el("p", {}, `${rowsOf(resealed)} locked for the new key. Who left cannot open what is written from now on.`));
  if (closed === 0) return [good];
  return [good, notice("plain", el("p", {}, `${rowsOf(closed)} still under the older key, which you do not hold, or were changed. Ask an officer who has been here longer to open this page.`))];
}

function rowsOf(number: number): string {
  return number === 1 ? "1 row of the register is" : `${number.toLocaleString("en-GB")} rows of the register are`;
}
