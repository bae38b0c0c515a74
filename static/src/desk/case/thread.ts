/** The thread: letters both ways, with whatever does not fit shown beside them. */

import { longDay } from "../clocks.ts";
import { el } from "../dom.ts";
import type { ThreadLetter } from "../opening.ts";
import { readStatusText } from "../templates.ts";
import { statusWords } from "../words.ts";

const PROBLEMS: Readonly<Record<string, string>> = {
  cannot_open: "This letter cannot be opened with the thread's key. Somebody without the code may have put it there.",
  malformed: "This letter opens but cannot be read as a letter.",
  out_of_place: "This letter says that it belongs in another place of the thread.",
  chain_broken: "This letter does not follow the one before it: a letter may be missing or was exchanged.",
  answers_nothing: "This says it answers a question that we cannot find. Do not take it as consent.",
};

const KINDS: Readonly<Record<string, string>> = {
  text: "Letter",
  status: "Status",
  question: "Question",
  answer: "Answer",
  withdraw: "Asks to withdraw the report",
};

export function threadList(letters: readonly ThreadLetter[]): HTMLElement {
  if (letters.length === 0) return el("p", { class: "quiet-text" }, "No letter yet. Your confirmation will be the first.");
  return el("ol", { class: "thread" }, ...letters.map((letter) => letterItem(letter, letters)));
}

function letterItem(read: ThreadLetter, all: readonly ThreadLetter[]): HTMLElement {
  const ours = read.side === "desk";
  const style = ["letter", ours && "ours", read.problems.length > 0 && "doubtful"].filter(Boolean).join(" ");
  return el(
    "li",
    { class: style, id: `letter-${read.slot}` },
    letterHead(read, ours),
    ...read.problems.map((problem) => el("p", { class: "error" }, PROBLEMS[problem] ?? problem)),
    read.kind && letterBody(read, all),
  );
}

function letterHead(read: ThreadLetter, ours: boolean): HTMLElement {
  const from = read.side === null ? "Unknown sender" : ours ? "The desk" : "The reporter";
  const kind = read.kind ? KINDS[read.kind] : "Letter";
  const day = read.day || read.stored;
  return el("div", { class: "letter-head" }, el("strong", {}, from), el("span", {}, kind), el("time", { datetime: day }, longDay(day)), el("span", {}, `no. ${read.slot + 1}`));
}

function letterBody(read: ThreadLetter, all: readonly ThreadLetter[]): HTMLElement {
  const status = read.kind === "status" ? readStatusText(read.text) : null;
  const words = status ? status.words : read.text;
  return el("div", {}, status && statusLine(status), answered(read.re, all), words && el("p", { class: "letter-text", dir: "auto", translate: "no" }, words));
}

function statusLine(status: { status: string; detail: string }): HTMLElement {
  const by = /^\d{4}-\d{2}-\d{2}$/.test(status.detail) ? ` · ${status.status === "withdrawing" ? "on" : "answer by"} ${longDay(status.detail)}` : "";
  return el("p", {}, el("span", { class: "tag good" }, statusWords(status.status)), by);
}

function answered(re: string, all: readonly ThreadLetter[]): HTMLElement | null {
  const question = re ? all.find((other) => other.objectId === re) : undefined;
  if (!question) return null;
  return el("p", { class: "quiet-text" }, "Answers ", el("a", { href: `#letter-${question.slot}` }, `letter no. ${question.slot + 1}`));
}

/** Questions of the reporter that no letter of ours has answered. */
export function openQuestions(letters: readonly ThreadLetter[]): readonly ThreadLetter[] {
  const answeredIds = new Set(letters.filter((read) => read.side === "desk").map((read) => read.re));
  return letters.filter((read) => read.side === "reporter" && read.kind === "question" && !answeredIds.has(read.objectId));
}
