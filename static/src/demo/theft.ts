/** Stealing the database: everything that lies on the machine comes here, and is searched here. */

import { byId, el, replace } from "../desk/dom.ts";
import { whenAsked } from "./press.ts";
import { counted } from "../desk/words.ts";
import { hits } from "./search.ts";

const CONTROL = "Rosario";
let loot = new Uint8Array();

export function watchTheft(): void {
  whenAsked(byId("steal"), "click", byId("loot-state"), steal);
  byId("look-in-loot").addEventListener("input", () => showHits());
}

async function steal(): Promise<void> {
  const state = byId("loot-state");
  state.textContent = "Mallory is taking everything.";
  const answer = await fetch("/demo/stolen", { cache: "no-store" });
  loot = await taken(answer, (bytes) => (state.textContent = `Taken so far: ${bytes.toLocaleString("en-GB")} bytes.`));
  const learned = (await (await fetch("/demo/learned")).json()) as Record<string, [string, number][]>;
  state.textContent =
    `Taken: every table, every message on its way and every file, ${loot.length.toLocaleString("en-GB")} bytes. ` +
    `${CONTROL}, a port and no secret, is in it ${hits(loot, CONTROL)} times, so the search works.`;
  replace(byId("learned"), ...Object.entries(learned).map(([title, rows]) => learnedRow(title, rows)));
  byId("look-in-loot").removeAttribute("disabled");
  byId("learned-part").removeAttribute("hidden");
  showHits();
}

async function taken(answer: Response, progress: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (!answer.ok || !answer.body) throw new Error(`The theft was answered ${answer.status}.`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.length;
    progress(length);
  }
  const whole = new Uint8Array(length);
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}

function showHits(): void {
  const wanted = (byId("look-in-loot") as HTMLInputElement).value;
  const output = byId("loot-hits");
  if (!loot.length || wanted.length < 4) output.textContent = "Type at least four signs.";
  else output.textContent = `${counted(hits(loot, wanted), "hit")}. Looked for on this computer.`;
}

function learnedRow(title: string, rows: readonly (readonly [string, number])[]): HTMLElement {
  const words = rows.map(([what, number]) => (number === 1 ? what : `${what} (${number})`)).join(", ");
  return el("div", {}, el("dt", {}, title), el("dd", {}, words || "nothing"));
}
