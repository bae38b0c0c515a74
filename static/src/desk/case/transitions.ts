/** What each step of a case is called and what it needs, in words and as form fields. */

import type { Transition } from "../api.ts";
import { longDay } from "../clocks.ts";
import { el } from "../dom.ts";
import type { ThreadLetter } from "../opening.ts";
import { statusWords } from "../words.ts";

const TRANSITION_WORDS: Readonly<Record<string, string>> = {
  acknowledged: "Confirm to the reporter",
  assessing: "Begin to assess",
  addressing: "Begin to deal with it",
  concluded: "Conclude",
  referred: "Refer to an authority",
  not_proceeding: "Do not take further",
};

/** A step in words; whoever begins to assess a finished case opens it again. */
export function stepWords(from: string, to: string): string {
  if (["concluded", "not_proceeding"].includes(from)) return "Open it again";
  if (from === "referred" && to === "addressing") return "Deal with it here again";
  return TRANSITION_WORDS[to] ?? statusWords(to);
}

interface NeedField {
  readonly label: string;
  readonly help?: string;
  readonly options?: readonly (readonly [string, string])[];
  readonly lines?: boolean;
}

const OUTCOMES: readonly (readonly [string, string])[] = [
  ["supported", "Supported by what we found"],
  ["partly_supported", "Partly supported"],
  ["not_supported", "Not supported"],
  ["too_little_information", "Too little information to know"],
  ["out_of_scope", "Not what this desk deals with"],
  ["duplicate", "The same as another report"],
  ["demand_withdrawn", "The demand was withdrawn"],
  ["resolved_before_departure", "Solved before the ship left"],
  ["referred", "Referred"],
  ["withdrawn_by_reporter", "Withdrawn by the reporter"],
  ["no_answer_from_reporter", "No answer from the reporter"],
  ["recorded_only", "Recorded only"],
];

const RISKS: readonly (readonly [string, string])[] = [["low", "Low"], ["medium", "Medium"], ["high", "High"]];

const SEALED = "Sealed on this computer: your desk can read it, the server cannot.";

/** What an officer says in their own words: one sealed note goes with the step. */
export const WORDS: readonly string[] = ["risk_reason", "risk_measures", "reason", "authority"];

/** Fields by the code of what is needed; a code that is not here becomes a plain text field. */
export const NEED_FIELDS: Readonly<Record<string, NeedField>> = {
  outcome: { label: "What did you find?", options: OUTCOMES },
  risk: { label: "How great is the risk to the reporter?", options: RISKS },
  risk_reason: { label: "Why?", lines: true, help: SEALED },
  risk_measures: { label: "What will we do about it?", lines: true, help: SEALED },
  authority: { label: "To which authority?", help: SEALED },
  reason: { label: "Why?", lines: true, help: SEALED },
};

const CHOSEN = Object.entries(NEED_FIELDS).filter(([, { options }]) => options);

const LIST = new Intl.ListFormat("en-GB");

const NEED_WORDS: Readonly<Record<string, string>> = {
  letter: "a status letter to the reporter",
  outcome: "what you found",
  risk: "the risk to the reporter",
  risk_reason: "the reason for it",
  risk_measures: "what we will do",
  reason: "a reason",
  authority: "the name of the authority",
  consent: "the reporter's letter that agrees",
};

export function needsLetter(transition: Transition): boolean {
  return transition.needs.includes("letter");
}

export function needsWords(transition: Transition): string {
  const words = transition.needs.map((need) => NEED_WORDS[need] ?? need.replaceAll("_", " "));
  return words.length === 0 ? "Needs nothing more" : `Needs ${LIST.format(words)}`;
}

/** What each of an officer's own words answers. */
export function wordLabel(need: string): string {
  return NEED_FIELDS[need]?.label ?? need;
}

/** What was chosen from a list at a step, as the form asked it. */
export function chosenWords(data: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return CHOSEN.flatMap(([need, { label, options }]) => (options ?? []).filter(([code]) => code === data[need]).map(([, words]) => [label, words] as const));
}

/** Needs that the officer fills in; the letter has a field of its own. */
export function typedNeeds(transition: Transition): readonly string[] {
  return transition.needs.filter((need) => need !== "letter");
}

/** Letters of the reporter that answer a question of ours: consent counts only so. */
export function answersOf(letters: readonly ThreadLetter[]): readonly ThreadLetter[] {
  const asked = new Set(letters.filter((read) => read.side === "desk" && read.kind === "question").map((read) => read.objectId));
  return letters.filter((read) => read.side === "reporter" && read.kind === "answer" && read.problems.length === 0 && asked.has(read.re));
}

function consentField(letters: readonly ThreadLetter[]): NeedField {
  const answers = answersOf(letters);
  const help = answers.length > 0 ? "An answer to a question of ours. Nobody else is told anything without it." : "The reporter has answered no question yet. Send a question first: may we tell this authority?";
  return { label: "In which letter do they agree?", help, options: answers.map((read) => [String(read.slot), `Letter no. ${read.slot + 1}, ${longDay(read.day || read.stored)}`]) };
}

export function needField(need: string, letters: readonly ThreadLetter[] = []): HTMLElement {
  const field = need === "consent" ? consentField(letters) : (NEED_FIELDS[need] ?? { label: need.replaceAll("_", " ") });
  const attributes = { id: `need-${need}`, name: need, class: "field", required: true };
  return el("div", { class: "question" }, el("label", { for: `need-${need}` }, field.label), field.help && el("p", { class: "help" }, field.help), control(field, attributes));
}

function control(field: NeedField, attributes: Record<string, string | boolean>): HTMLElement {
  if (!field.options) return field.lines ? el("textarea", { ...attributes, rows: 4 }) : el("input", { ...attributes, type: "text", autocomplete: "off" });
  const options = field.options.map(([value, label]) => el("option", { value }, label));
  return el("select", attributes, el("option", { value: "" }, "Choose …"), ...options);
}
