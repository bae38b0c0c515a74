/** The form of each ending: what will happen, who else must agree, the reason, and what the reporter is told. */

import type { CaseFile } from "../api.ts";
import { button, el } from "../dom.ts";
import { ACT_EFFECTS, ERASE_REASONS, HOLD_REASONS, LIFT_REASONS, type Reasons } from "../ending_words.ts";
import { type ErasingLetter, erasingLetter, statusText } from "../templates.ts";
import type { Ending } from "./ending.ts";
import { type Writer, isSendable, refuse, speaker, templateBlock } from "./write.ts";

export const DAYS_TO_STOP = 14;

interface EndingWords {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly press: string;
  readonly reasons?: Reasons;
  readonly letter?: ErasingLetter;
}

const SECOND = "Nothing happens until another officer of this desk, or of the oversight desk, signs the same. You cannot be the second.";

const WORDS: Readonly<Record<Ending, EndingWords>> = {
  hold: { title: "Place a legal hold", sentences: ["Nothing of this case is erased while it stands: not at the end of retention, not when the reporter asks.", "You place it alone. Lifting it takes two officers."], press: "Place the hold", reasons: HOLD_REASONS },
  lift_hold: { title: "Lift the legal hold", sentences: [ACT_EFFECTS.lift_hold, SECOND], press: "Sign and propose", reasons: LIFT_REASONS },
  erase: { title: "Erase before time", sentences: [ACT_EFFECTS.erase, SECOND], press: "Sign and propose", reasons: ERASE_REASONS },
  begin: { title: "Begin the withdrawal", sentences: [`The reporter has ${DAYS_TO_STOP} days to stop it by writing here. After them another officer of your desk erases the report, its files, the letters and the notes for good.`, "You cannot carry out what you begin."], press: "Seal and begin", letter: "withdrawing" },
  stop: { title: "Stop the withdrawal", sentences: ["The report is kept. If they ask again, begin again."], press: "Seal and stop it", letter: "continued" },
  held: { title: "Tell them that it is kept", sentences: ["The legal hold comes first. The reporter reads that they asked, and why nothing is erased now."], press: "Seal and send", letter: "held" },
};

/** What was filled in: a reason's code and words, and the text of the status letter. */
export interface Said {
  readonly why: string;
  readonly words: string;
  readonly letter: string | null;
}

export interface EndingContext {
  readonly file: CaseFile;
  readonly language: string;
  /** The day on which a withdrawal that begins now is due. */
  readonly on: string;
}

export function endingForm(ending: Ending, context: EndingContext, send: (said: Said, writer: Writer) => void, cancel: () => void): Writer {
  const words = WORDS[ending];
  // a hold that stops a withdrawal tells the reporter so
  const kind = ending === "hold" && context.file.withdraw_on ? "held" : words.letter;
  const letter = kind ? templateBlock(context.language, (language) => erasingLetter(language, kind, context.on)) : null;
  const reason = words.reasons ? reasonFields(words.reasons) : null;
  const place = el("div", { role: "status" });
  const press = el("button", { class: ending === "erase" ? "button danger" : "button main", type: "submit" }, words.press);
  const sentences = words.sentences.map((sentence) => el("p", {}, sentence));
  const form = el("form", { class: "write", novalidate: true, id: "ending", "aria-label": words.title }, el("h3", {}, words.title), ...sentences, ...(reason?.blocks ?? []), letter?.block, place, el("div", { class: "actions" }, press, button("Not now", cancel)));
  const writer: Writer = { element: form, say: speaker(place) };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = [...form.querySelectorAll<HTMLInputElement>("[required]")].find((field) => !field.value.trim());
    if (missing) return refuse(missing, writer);
    if (letter && !isSendable(letter.field, writer)) return;
    const text = letter && kind ? statusText(kind, kind === "withdrawing" ? context.on : null, letter.field.value) : null;
    send({ why: reason?.why.value ?? "", words: reason?.words.value.trim() ?? "", letter: text }, writer);
  });
  return writer;
}

function reasonFields(reasons: Reasons): { blocks: readonly HTMLElement[]; why: HTMLSelectElement; words: HTMLTextAreaElement } {
  const options = reasons.map(([value, label]) => el("option", { value }, label));
  const why = el("select", { id: "ending-why", class: "field", required: true }, el("option", { value: "" }, "Choose …"), ...options);
  const words = el("textarea", { id: "ending-words", class: "field", rows: 4, required: true, dir: "auto", translate: "no", autocomplete: "off", spellcheck: "false", maxlength: 8000 });
  return {
    why,
    words,
    blocks: [
      el("div", { class: "question" }, el("label", { for: "ending-why" }, "Why?"), el("p", { class: "help" }, "Stays in the record of the case; the oversight desk can read it."), why),
      el("div", { class: "question" }, el("label", { for: "ending-words" }, "What your desk should know"), el("p", { class: "help" }, "Sealed on this computer: your desk can read it, the oversight desk and the server cannot."), words),
    ],
  };
}
