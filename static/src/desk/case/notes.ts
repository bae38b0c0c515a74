/** Notes on a case: opened and sealed here, kept by the server as boxes, each an event of the case. */

import { type JsonObject, SealingError, openNote, sealNote, textOf } from "../../sealing/desk.ts";
import { type CaseFile, type EventRow, type Me, post } from "../api.ts";
import { type Bytes, fromBase64, fromHex, toBase64 } from "../bytes.ts";
import { instantWords } from "../clocks.ts";
import { el, isolated, replace } from "../dom.ts";
import { instanceOf } from "../officer.ts";
import { WORDS, wordLabel } from "./transitions.ts";

/** A note as it was opened, with the event that says by whom and when; no content where it does not open. */
export interface OpenedNote {
  readonly number: number;
  readonly event: EventRow | null;
  readonly content: JsonObject | null;
}

export async function openNotes(me: Me, cek: Bytes, file: Pick<CaseFile, "report" | "notes" | "events">): Promise<readonly OpenedNote[]> {
  const place = { instance: instanceOf(me), reportId: fromHex(file.report?.id ?? "") };
  return Promise.all(
    file.notes.map(async ({ number, box }) => {
      const event = file.events.find((one) => one.number === number) ?? null;
      return { number, event, content: await contentOf(place, cek, fromBase64(box)) };
    }),
  );
}

async function contentOf(place: Parameters<typeof openNote>[0], cek: Bytes, box: Bytes): Promise<JsonObject | null> {
  try {
    return await openNote(place, cek, box);
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}

/** Seal a note and keep it; the number of the event that it became. @throws Problem, TooLong */
export async function keepNote(me: Me, cek: Bytes, file: CaseFile, note: JsonObject): Promise<number> {
  const box = await sealForCase(me, cek, file, note);
  return (await post<{ number: number }>(`cases/${file.id}/notes`, { box })).number;
}

/** A note's box as it is posted. @throws TooLong */
export async function sealForCase(me: Me, cek: Bytes, file: Pick<CaseFile, "report">, note: JsonObject): Promise<string> {
  const place = { instance: instanceOf(me), reportId: fromHex(file.report?.id ?? "") };
  return toBase64(await sealNote(place, cek, note));
}

/** The officer's own words of a step, by the number of its event. */
export function stepWordsOf(notes: readonly OpenedNote[], number: number): readonly (readonly [string, string])[] {
  const content = notes.find((note) => note.number === number)?.content;
  if (!content || textOf(content, "kind") !== "step") return [];
  return WORDS.map((need) => [wordLabel(need), textOf(content, need)] as const).filter(([, text]) => text !== "");
}

export function noteOf(kind: "note" | "draft", text: string): JsonObject {
  return { v: 1, kind, text: text.trim() };
}

/** My newest draft that no letter followed; null where there is none. */
export function draftOf(notes: readonly OpenedNote[], events: readonly EventRow[], person: string): string | null {
  const mine = notes.filter(({ content, event }) => content && textOf(content, "kind") === "draft" && event?.actor?.id === person);
  const newest = mine.at(-1);
  const sent = events.some(({ number, kind, actor }) => kind === "letter" && actor?.id === person && number > (newest?.number ?? 0));
  return newest?.content && !sent ? textOf(newest.content, "text") : null;
}

export function notesSection(notes: readonly OpenedNote[], keep: (text: string, say: (sentence: string) => void) => Promise<void>): HTMLElement {
  const shown = notes.filter(({ content }) => !content || textOf(content, "kind") === "note");
  const field = el("textarea", { id: "note-text", class: "field", rows: 3, dir: "auto", translate: "no", autocomplete: "off", spellcheck: "false", maxlength: 8000, "aria-describedby": "note-help" });
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button", type: "submit" }, "Seal and keep");
  const form = el(
    "form",
    { class: "write", novalidate: true, "aria-label": "Write a note" },
    el("div", { class: "question" }, el("label", { for: "note-text" }, "A note for your desk"), el("p", { class: "help", id: "note-help" }, "Sealed on this computer. Your desk can read it, the reporter and the server cannot. It cannot be changed later."), field),
    said,
    el("div", { class: "actions" }, press),
  );
  const say = (sentence: string): void => replace(said, sentence && el("p", { class: "error" }, sentence));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return say("Write something first.");
    press.disabled = true; // pressed twice it would be two notes, and none can be taken out again
    void keep(field.value, say).finally(() => (press.disabled = false));
  });
  const list = shown.length === 0 ? el("p", { class: "quiet-text" }, "No note yet.") : el("ol", { class: "notes" }, ...shown.map(noteItem));
  return el("section", { class: "case-section", "aria-labelledby": "notes-title" }, el("h2", { id: "notes-title" }, "Notes"), list, form);
}

function noteItem({ content, event, number }: OpenedNote): HTMLElement {
  const body = content ? el("p", { class: "letter-text", dir: "auto", translate: "no" }, textOf(content, "text")) : el("p", { class: "error" }, "This note cannot be opened: it was changed, or sealed for another report.");
  return el("li", { id: `note-${number}` }, body, byWhom(event));
}

export function byWhom(event: EventRow | null): HTMLElement {
  return el("span", { class: "second" }, event?.actor ? isolated(event.actor.name) : "Unknown", event?.at ? ` · ${instantWords(event.at)}` : "");
}
