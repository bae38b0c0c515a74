/** What is counted of this case: confirmed, corrected or rejected; what the desk said stands in its own sealed notes. */

import { houseDay } from "../clocks.ts";
import { type CountWord, type Fact, type Verdict, countWordOf, factOf, sameFact } from "../count/fact.ts";
import { factForm } from "../count/form.ts";
import { confirmed } from "../dialog.ts";
import { button, el, replace } from "../dom.ts";
import type { OpenedReport } from "../opening.ts";
import type { Places } from "../places.ts";
import { type OpenedNote, byWhom } from "./notes.ts";

/** The last word of the desk on a count, with the note in which it stands. */
export interface LastWord {
  readonly word: CountWord;
  readonly note: OpenedNote;
}

export function lastWord(notes: readonly OpenedNote[]): LastWord | null {
  const words = notes.flatMap((note) => {
    const word = note.content && countWordOf(note.content);
    return word ? [{ word, note }] : [];
  });
  return words.at(-1) ?? null;
}

export interface CountWishes {
  readonly say: (word: CountWord) => void;
  /** The last word once more, with its own number: for when it did not get through. */
  readonly again: (last: LastWord) => void;
}

export function countSection(opened: OpenedReport, notes: readonly OpenedNote[], places: Places, wishes: CountWishes): HTMLElement {
  const filed = factOf(opened.report);
  const last = lastWord(notes);
  const fact = last?.word.fact ?? filed;
  const place = el("div", { id: "count-form" });
  const say = (status: Verdict, given: Fact): void => wishes.say({ status, fact: given });
  const correct = (): void => {
    const form = factForm(fact, { month: houseDay().slice(0, 7), isPlace: places.isKnown, save: (given) => say("confirmed", given), cancel: () => replace(place) });
    replace(place, form);
    form.querySelector<HTMLElement>("input")?.focus();
  };
  const buttons = [
    button(last?.word.status === "confirmed" ? "Confirm once more" : "Confirm the count", () => say("confirmed", fact)),
    button("Correct …", correct),
    button("Do not count it …", () => void reject(() => say("rejected", fact))),
    last && button("Send again", () => wishes.again(last), "small"),
  ];
  return el(
    "section",
    { class: "case-section", "aria-labelledby": "count-title" },
    el("h2", { id: "count-title" }, "In the count"),
    el("p", { id: "count-state" }, el("span", { class: `tag ${tone(last)}` }, stateWords(last, filed)), " ", last && byWhom(last.note.event)),
    el("p", { class: "quiet-text" }, "What you say here is sealed for the counting and enters with the next count. Nothing there leads back to this case, so the figures cannot show it to you: this page remembers it."),
    el("div", { class: "actions" }, ...buttons),
    el("div", { id: "count-said", role: "status" }),
    place,
  );
}

function tone(last: LastWord | null): string {
  return last ? (last.word.status === "confirmed" ? "good" : "bad") : "signal";
}

export function stateWords(last: LastWord | null, filed: Fact): string {
  if (!last) return "Counted as reported, not confirmed yet";
  if (last.word.status === "rejected") return "Not counted";
  return sameFact(last.word.fact, filed) ? "Confirmed as reported" : "Confirmed as corrected";
}

async function reject(yes: () => void): Promise<void> {
  const agreed = await confirmed({
    title: "Take this report out of the count?",
    sentences: ["It will not be part of any figure. The report, the case and the letters stay as they are.", "You can confirm it again later."],
    yes: "Do not count it",
    no: "Leave it",
  });
  if (agreed) yes();
}
