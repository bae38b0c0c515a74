/** The file beside the report: status, owner, clocks, what may come next, and what has happened. */

import type { CaseFile, Clock, EventRow, Transition } from "../api.ts";
import { houseDay, daysBetween, dueWords, instantWords, longDay } from "../clocks.ts";
import { button, el, isolated } from "../dom.ts";
import { endingEventWords } from "../ending_words.ts";
import type { ThreadLetter } from "../opening.ts";
import { passedWords } from "../offer/passed.ts";
import { DOOR_WORDS, statusWords } from "../words.ts";
import { type EndingWishes, endingSection } from "./ending.ts";
import { type OpenedNote, stepWordsOf } from "./notes.ts";
import { type ClockWishes, clockEventWords, ownClocks } from "./own_clocks.ts";
import { offerButton, waitingPart } from "./offer.ts";
import { chosenWords, needsWords, stepWords } from "./transitions.ts";

export interface FileWishes extends ClockWishes {
  readonly take: () => void;
  readonly begin: (transition: Transition) => void;
  readonly ending: EndingWishes;
  readonly offer: () => void;
  readonly takeBack: () => void;
}

/** What was opened of the case beside its file. */
export interface Opened {
  readonly notes: readonly OpenedNote[];
  readonly letters: readonly ThreadLetter[];
}

export function fileSection(file: CaseFile, { notes, letters }: Opened, me: string, wishes: FileWishes, ...more: readonly HTMLElement[]): HTMLElement {
  return el(
    "aside",
    { class: "case-file", "aria-labelledby": "file-title" },
    el("h2", { id: "file-title" }, "The file"),
    statusList(file),
    nextSteps(file, me, wishes),
    waitingPart(file, wishes.takeBack),
    ownClocks(file.own_clocks, wishes),
    endingSection(file, letters, me, wishes.ending),
    ...more,
    el("div", { class: "timeline-part" }, el("h2", {}, "What has happened"), timeline(file, notes)),
  );
}

function statusList(file: CaseFile): HTMLElement {
  const owner = file.owner ? isolated(file.owner.name) : el("span", { class: "tag signal" }, "Nobody yet");
  return el(
    "dl",
    { class: "clocks" },
    row("Status", el("span", { class: "tag" }, statusWords(file.status))),
    row("Owner", owner),
    row("Came", longDay(file.opened), DOOR_WORDS[file.door] ?? file.door),
    clockRow("Confirm to the reporter by", file.due.acknowledge, file.due.acknowledge?.done ?? file.status !== "received"),
    clockRow("Tell the result by", file.due.feedback, file.due.feedback?.done ?? false),
  );
}

function row(term: string, value: Node | string, second?: string): HTMLElement {
  return el("div", {}, el("dt", {}, term), el("dd", {}, value, second && el("span", { class: "second" }, second)));
}

function clockRow(term: string, clock: Clock | null, done: boolean): HTMLElement | null {
  if (!clock) return null;
  const left = daysBetween(houseDay(), clock.legal);
  const words = done ? "done" : dueWords(left);
  const target = clock.target && !done ? `our own target: ${longDay(clock.target)}` : undefined;
  const value = el("span", { class: "clock", "data-urgency": done ? "none" : left < 0 ? "over" : "later" }, `${longDay(clock.legal)}, ${words}`);
  return row(term, value, target);
}

function nextSteps(file: CaseFile, me: string, wishes: FileWishes): HTMLElement {
  const mine = file.owner?.id === me;
  const take = mine ? null : button(file.owner ? "Take this case over" : "Take this case", wishes.take);
  const steps = file.transitions_allowed.map((transition, index) => stepButton(transition, file.status, index === 0, wishes));
  return el("div", { class: "next-steps" }, take, ...steps, offerButton(file, wishes.offer));
}

function stepButton(transition: Transition, from: string, first: boolean, wishes: FileWishes): HTMLElement {
  const label = el("span", {}, stepWords(from, transition.to));
  const needs = el("span", { class: "needs" }, needsWords(transition));
  const style = first && transition.to !== "not_proceeding" ? "button main" : "button";
  return el("button", { type: "button", class: style, "data-to": transition.to, click: () => wishes.begin(transition) }, el("span", {}, label, needs));
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: "Case opened",
  transition: "Status changed",
  letter: "Letter sent to the reporter",
  owner: "Owner changed",
  read: "Letters read",
  note: "Note kept",
};

export function timeline({ events, desk_names: names }: CaseFile, notes: readonly OpenedNote[]): HTMLElement {
  const newestFirst = [...events].sort((a, b) => b.number - a.number);
  return el("ol", { class: "timeline" }, ...newestFirst.map((event) => eventItem(event, passedWords(event, names) ?? eventWords(event), [...chosenWords(event.data), ...stepWordsOf(notes, event.number)])));
}

function eventItem(event: EventRow, what: string, words: readonly (readonly [string, string])[]): HTMLElement {
  const when = event.at ? instantWords(event.at) : event.day ? longDay(event.day) : "";
  const who = event.actor ? isolated(event.actor.name) : "The system";
  const said = words.map(([label, text]) => el("span", { class: "said", dir: "auto", translate: "no" }, `${label} ${text}`));
  return el("li", {}, what, ...said, el("span", { class: "second" }, who, ` · ${when} · no.\u00a0${event.number}`));
}

function eventWords(event: EventRow): string {
  const to = event.data["to"];
  if (event.kind === "transition" && typeof to === "string") return `Status: ${statusWords(to)}`;
  if (event.kind === "clock") return clockEventWords(event.data);
  return endingEventWords(event) ?? EVENT_WORDS[event.kind] ?? event.kind.replaceAll("_", " ");
}
