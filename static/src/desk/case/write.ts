/** Writing: an ordinary letter, or a step of the case with its status letter, sealed in this browser. */

import type { Transition } from "../api.ts";
import { button, el, replace } from "../dom.ts";
import type { ThreadLetter } from "../opening.ts";
import { type LetterTemplate, TEMPLATE_LANGUAGES, acknowledgement, statusText } from "../templates.ts";
import { languageWords } from "../words.ts";
import { openQuestions } from "./thread.ts";
import { WORDS, needField, needsLetter, stepWords, typedNeeds } from "./transitions.ts";

/** Of 4,095 bytes of a letter's JSON some 230 are its fields and their names. */
export const LETTER_ROOM = 3800;

export interface Draft {
  readonly kind: "text" | "status" | "question" | "answer";
  readonly text: string;
  readonly re: string | null;
  readonly transition: Readonly<Record<string, string>> | null;
  /** The officer's own words of a step: sealed before they go. */
  readonly words?: Readonly<Record<string, string>>;
}

export interface Writer {
  readonly element: HTMLElement;
  readonly say: (kind: "error" | "wait" | "good", sentence: string) => void;
}

/** Bytes that a text takes inside a letter: UTF-8 with JSON's escapes, without its quotes. */
export function letterBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - 2;
}

/** A draft that waits, and how one is kept; it is a sealed note of the case. */
export interface Drafts {
  readonly waiting: string | null;
  readonly keep: (text: string, writer: Writer) => void;
}

export function letterWriter(letters: readonly ThreadLetter[], drafts: Drafts, send: (draft: Draft, writer: Writer) => void): Writer {
  const { block, field } = textBlock("letter-text", "Your letter", "Write it in their language if you can. They read it with their code; nobody else can.");
  const kinds = kindChoices(letters);
  const said = el("div", { role: "status" });
  const form = el("form", { class: "write", novalidate: true, "aria-label": "Write to the reporter" }, el("h3", {}, "Write to the reporter"), kinds, block, said, el("div", { class: "actions" }, el("button", { class: "button main", type: "submit" }, "Seal and send"), button("Keep as a draft", () => isSendable(field, writer) && drafts.keep(field.value, writer)), takeUp(drafts, field)));
  const writer: Writer = { element: form, say: speaker(said) };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector<HTMLInputElement>("input[name=kind]:checked")?.value ?? "text";
    const [kind = "text", re = null] = chosen.split(" ");
    if (isSendable(field, writer)) send({ kind: kind as Draft["kind"], text: field.value.trim(), re, transition: null }, writer);
  });
  return writer;
}

function takeUp({ waiting }: Drafts, field: HTMLTextAreaElement): HTMLElement | null {
  if (!waiting) return null;
  const press = button("Take up your draft", () => {
    field.value = waiting;
    field.dispatchEvent(new Event("input"));
    press.remove();
    field.focus();
  });
  return press;
}

export function isSendable(field: HTMLTextAreaElement, writer: Writer): boolean {
  const bytes = letterBytes(field.value.trim());
  if (bytes > 0 && bytes <= LETTER_ROOM) return true;
  writer.say("error", bytes === 0 ? "Write something first." : "This letter is too long. Make it shorter, or send it in two.");
  field.setAttribute("aria-invalid", "true");
  field.focus();
  return false;
}

export function speaker(said: HTMLElement): Writer["say"] {
  return (kind, sentence) => replace(said, sentence && el("p", { class: kind }, sentence));
}

function kindChoices(letters: readonly ThreadLetter[]): HTMLElement {
  const choice = (value: string, label: string, checked = false): HTMLElement => el("label", { class: "radio" }, el("input", { type: "radio", name: "kind", value, checked }), label);
  const answers = openQuestions(letters).map((read) => choice(`answer ${read.objectId}`, `The answer to their question in letter no. ${read.slot + 1}`));
  return el("fieldset", {}, el("legend", {}, "What is it?"), choice("text", "A letter", true), choice("question", "A question: their answer will be tied to it"), ...answers);
}

interface TextBlock {
  readonly block: HTMLElement;
  readonly field: HTMLTextAreaElement;
}

function textBlock(id: string, label: string, help: string): TextBlock {
  const field = el("textarea", { id, class: "field", dir: "auto", translate: "no", autocomplete: "off", spellcheck: "false", rows: 8, "aria-describedby": `${id}-help ${id}-room` });
  const room = el("p", { class: "room-left", id: `${id}-room` });
  const count = (): void => {
    const left = LETTER_ROOM - letterBytes(field.value.trim());
    room.textContent = left < 0 ? `Too long by ${-left} bytes.` : left < 800 ? `Room for ${left} bytes more.` : "";
    field.removeAttribute("aria-invalid");
  };
  field.addEventListener("input", count);
  return { block: el("div", { class: "question" }, el("label", { for: id }, label), el("p", { class: "help", id: `${id}-help` }, help), field, room), field };
}

export interface StepContext {
  readonly language: string;
  /** The day by which the reporter will be answered, if the step tells it. */
  readonly answerBy: string | null;
  readonly from: string;
  readonly letters: readonly ThreadLetter[];
}

/** The form of one step: what it needs, and the status letter that tells the reporter. */
export function stepWriter(transition: Transition, context: StepContext, send: (draft: Draft, writer: Writer) => void, cancel: () => void): Writer {
  const words = stepWords(context.from, transition.to);
  const letter = needsLetter(transition) ? statusBlock(transition, context) : null;
  const said = el("div", { role: "status" });
  const fields = typedNeeds(transition).map((need) => needField(need, context.letters));
  const press = el("button", { class: "button main", type: "submit" }, letter ? "Seal and send" : words);
  const form = el("form", { class: "write", novalidate: true, id: "step", "aria-label": words }, el("h3", {}, words), ...fields, letter?.block, said, el("div", { class: "actions" }, press, button("Not now", cancel)));
  const writer = { element: form, say: speaker(said) };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = [...form.querySelectorAll<HTMLInputElement>("[required]")].find((field) => !field.value.trim());
    if (missing) return refuse(missing, writer);
    if (letter && !isSendable(letter.field, writer)) return;
    const answers = Object.fromEntries([...form.querySelectorAll<HTMLInputElement>("[name][required]")].map((field) => [field.name, field.value.trim()]));
    const detail = transition.to === "concluded" ? (answers["outcome"] ?? null) : context.answerBy;
    const text = letter ? statusText(transition.to, detail, letter.field.value) : "";
    const of = (wanted: boolean): Record<string, string> => Object.fromEntries(Object.entries(answers).filter(([name]) => WORDS.includes(name) === wanted));
    send({ kind: "status", text, re: null, transition: { from: context.from, to: transition.to, ...of(false) }, words: of(true) }, writer);
  });
  return writer;
}

export function refuse(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, writer: Writer): void {
  field.setAttribute("aria-invalid", "true");
  field.focus();
  writer.say("error", "This step needs an answer here.");
}

function statusBlock(transition: Transition, { answerBy, language }: StepContext): TextBlock {
  if (transition.to !== "acknowledged" || !answerBy) return textBlock("status-text", ...STATUS_WORDS);
  return templateBlock(language, (chosen) => acknowledgement(chosen, answerBy));
}

const STATUS_WORDS = ["What the reporter will read", "Change every word you like. It is sealed here and put in their thread together with the step."] as const;

/** A status letter that begins as a template in the reporter's language. */
export function templateBlock(language: string, template: (language: string) => LetterTemplate): TextBlock {
  const made = textBlock("status-text", ...STATUS_WORDS);
  const fill = (chosen: string): void => {
    const filled = template(chosen);
    made.field.value = filled.text;
    made.field.lang = filled.language;
    made.field.dispatchEvent(new Event("input"));
  };
  fill(language);
  made.block.prepend(languageChoice(language, fill));
  return made;
}

function languageChoice(language: string, fill: (language: string) => void): HTMLElement {
  const options = TEMPLATE_LANGUAGES.map((code) => el("option", { value: code, selected: code === language }, languageWords(code)));
  const select = el("select", { id: "template-language", class: "field", change: () => fill(select.value) }, ...options);
  const missing = language && !TEMPLATE_LANGUAGES.includes(language) ? el("p", { class: "help" }, `The reporter used ${languageWords(language)}. There is no template in it yet: write it yourself, or send English.`) : null;
  return el("div", { class: "question" }, el("label", { for: "template-language" }, "Template in"), select, missing);
}
