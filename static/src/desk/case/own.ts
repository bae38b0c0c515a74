/** What the desk writes for itself on a case: notes, drafts, its word on the count, its row of the register. */

import { TooLong } from "../../sealing/desk.ts";
import { type CountWord, noteOfCount } from "../count/fact.ts";
import { sendCorrection } from "../count/send.ts";
import { byId, el, notice, replace, say } from "../dom.ts";
import { sentenceOf } from "../gate.ts";
import { CannotChange, changeRow } from "../register/change.ts";
import { loadRegister, newRegister } from "../register/load.ts";
import type { RegisterRow } from "../register/row.ts";
import { type LastWord, countSection } from "./count.ts";
import { keepNote, noteOf, notesSection } from "./notes.ts";
import { refreshRow, rowSection, showSimilar } from "./row.ts";
import { type CasePage, reload } from "./state.ts";

/** Drawing the page anew: after a note its field is empty, after a word on the count nothing typed is lost. */
export interface Shown {
  readonly noteKept: () => void;
  readonly said: () => void;
}

export function ownSections(page: CasePage, shown: Shown): { count: HTMLElement | null; notes: HTMLElement | null } {
  if (!page.opened || !page.cek) return { count: null, notes: null };
  const count = countSection(page.opened, page.notes, page.places, {
    say: (word) => void sayOfCount(page, word, shown.said),
    again: (last) => void sendAgain(page, last),
  });
  const notes = notesSection(page.notes, async (text, tell) => {
    const problem = await keepText(page, "note", text, shown.noteKept);
    if (problem) tell(problem);
  });
  return { count, notes };
}

/** Seal a note or draft and show it; a sentence if it could not be kept. */
export async function keepText(page: CasePage, kind: "note" | "draft", text: string, show: () => void): Promise<string | null> {
  if (!page.cek) return "This report is not open.";
  try {
    await keepNote(page.unlocked.me, page.cek, page.file, noteOf(kind, text));
    await reload(page);
    show();
    say(kind === "note" ? "The note is kept." : "The draft is kept.");
    return null;
  } catch (error) {
    return error instanceof TooLong ? "This note is too long. Keep it in two." : sentenceOf(error);
  }
}

/** First the note, whose number ranks the word; then the word itself. */
async function sayOfCount(page: CasePage, word: CountWord, show: () => void): Promise<void> {
  if (!page.cek) return;
  try {
    const number = await keepNote(page.unlocked.me, page.cek, page.file, noteOfCount(word));
    await reload(page);
    show();
    await send(page, number, word);
  } catch (error) {
    tellCount("danger", sentenceOf(error));
  }
}

async function sendAgain(page: CasePage, { word, note }: LastWord): Promise<void> {
  await send(page, note.number, word);
}

async function send(page: CasePage, number: number, word: CountWord): Promise<void> {
  const { desk, report, counted_at: countedAt } = page.file;
  if (!page.cek || !report) return;
  try {
    await sendCorrection(page.unlocked, { desk, countedAt: countedAt ?? desk, report: report.id, cek: page.cek }, number, word);
    tellCount("good", "Sealed and sent. It enters with the next count.");
  } catch (error) {
    tellCount("danger", `${sentenceOf(error)} Press Send again when it is put right: it counts once.`);
  }
}

function tellCount(kind: "danger" | "good", sentence: string): void {
  replace(byId("count-said"), notice(kind, el("p", {}, sentence)));
}

/** The row first, then the whole register, for what is like this case; the page is there before either. */
export async function showRegister(page: CasePage): Promise<void> {
  await showRow(page);
  const place = document.getElementById("similar");
  if (!page.row || !place) return;
  const { unlocked, keys, index, places } = page;
  page.register ??= newRegister();
  const { register } = page;
  const tell = (): void => replace(place, el("p", { class: "quiet-text" }, `Looking for similar cases: ${register.entries.size} opened …`));
  if (!register.done) await loadRegister({ unlocked, keys, index, complexOf: places.complexOf, placeWords: places.words }, register, tell);
  showSimilar(byId("similar"), page.id, page.row.row, register, places);
}

async function showRow(page: CasePage): Promise<void> {
  if (!page.opened) return;
  try {
    page.row = await refreshRow(page.index, page.file, page.opened, page.places);
    drawRow(page);
  } catch (error) {
    replace(byId("row"), notice("plain", el("p", {}, reasonOf(error))));
  }
}

function drawRow(page: CasePage): void {
  const place = document.getElementById("row");
  if (page.row && place) replace(place, rowSection(page.row.row, (change) => void changeOwnRow(page, change)));
}

async function changeOwnRow(page: CasePage, change: (row: RegisterRow) => RegisterRow): Promise<void> {
  if (!page.row) return;
  try {
    page.row = await changeRow(page.index, page.row, change);
    drawRow(page);
    say("The register is changed.");
  } catch (error) {
    replace(byId("row-said"), el("p", { class: "error" }, reasonOf(error)));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof CannotChange ? error.message : sentenceOf(error);
}
