/** Keeping and erasing: whether a hold stands, whether a withdrawal runs, what waits for a second officer. */

import type { ActRow, CaseFile, EventRow } from "../api.ts";
import { daysBetween, dueWords, houseDay, instantWords, longDay } from "../clocks.ts";
import { type Child, button, el, isolated } from "../dom.ts";
import { ACT_EFFECTS, ACT_WORDS, reasonWords } from "../ending_words.ts";
import type { ThreadLetter } from "../opening.ts";

/** What an officer can begin here: each has a form of its own. */
export type Ending = "hold" | "lift_hold" | "erase" | "begin" | "stop" | "held";

export interface EndingWishes {
  readonly start: (ending: Ending) => void;
  readonly sign: (act: ActRow) => void;
  readonly drop: (act: ActRow) => void;
  readonly carryOut: () => void;
}

export function endingSection(file: CaseFile, letters: readonly ThreadLetter[], me: string, wishes: EndingWishes): HTMLElement | null {
  if (!file.report) return null;
  return el(
    "section",
    { class: "ending", "aria-labelledby": "ending-title" },
    el("h2", { id: "ending-title" }, "Keeping and erasing"),
    file.held_since && el("p", {}, el("span", { class: "tag signal" }, "Legal hold"), ` since ${longDay(file.held_since)}. Nothing of this case is erased while it stands.`),
    withdrawalPart(file, letters, me, wishes),
    file.waiting_act && waitingPart(file.waiting_act, me, wishes),
    el("div", { class: "next-steps" }, ...choices(file, wishes)),
  );
}

function choices(file: CaseFile, wishes: EndingWishes): readonly Child[] {
  const waits = file.waiting_act !== null;
  if (file.held_since) return waits ? [] : [choice("lift_hold", "Lift the legal hold …", "Needs a reason and a second officer", wishes)];
  const told = file.withdraw_on ? " and a status letter to the reporter" : "";
  return [
    choice("hold", "Place a legal hold …", `Needs a reason${told}. Lifting it takes two`, wishes),
    !waits && choice("erase", "Erase before time …", "Needs a reason and a second officer", wishes),
  ];
}

function choice(ending: Ending, label: string, needs: string, wishes: EndingWishes): HTMLElement {
  return el("button", { type: "button", class: "button", "data-ending": ending, click: () => wishes.start(ending) }, el("span", {}, label, el("span", { class: "needs" }, needs)));
}

function waitingPart(act: ActRow, me: string, wishes: EndingWishes): HTMLElement {
  const mine = act.proposer.id === me;
  const who = el("p", {}, isolated(act.proposer.name), ` · ${instantWords(act.at)}`);
  const what = el("p", {}, el("strong", {}, ACT_WORDS[act.act]), `. ${reasonWords(act.act, act.why)}.`);
  const next = mine ? "It waits for another officer of this desk, or of the oversight desk, to sign it." : ACT_EFFECTS[act.act];
  const presses = mine
    ? [button("Take it back", () => wishes.drop(act))]
    : [button(act.act === "erase" ? "Sign and erase …" : "Sign and lift …", () => wishes.sign(act), "danger"), button("Reject it", () => wishes.drop(act))];
  return el("div", { class: "notice warn", id: "waiting-act" }, what, who, el("p", {}, next), el("div", { class: "actions" }, ...presses));
}

function withdrawalPart(file: CaseFile, letters: readonly ThreadLetter[], me: string, wishes: EndingWishes): HTMLElement | null {
  if (file.withdraw_on) return running(file, file.withdraw_on, letters, me, wishes);
  const asked = askingLetter(file, letters);
  if (!asked) return null;
  const where = el("a", { href: `#letter-${asked.slot}` }, `letter no. ${asked.slot + 1}`);
  const press = file.held_since
    ? choice("held", "Tell them that it is kept …", "The legal hold comes first", wishes)
    : choice("begin", "Begin the withdrawal …", "Needs a status letter. After 14 days a colleague can erase it", wishes);
  return el("div", { class: "notice warn", id: "withdrawal" }, el("p", {}, "The reporter asks to withdraw the report, in ", where, "."), el("div", { class: "next-steps" }, press));
}

function running(file: CaseFile, on: string, letters: readonly ThreadLetter[], me: string, wishes: EndingWishes): HTMLElement {
  const left = daysBetween(houseDay(), on);
  const since = replyLetter(file, letters);
  const clock = el("span", { class: "clock", "data-urgency": left <= 0 ? "over" : "later" }, `${longDay(on)}, ${dueWords(left)}`);
  const state = since
    ? el("p", {}, "They have written since, in ", el("a", { href: `#letter-${since.slot}` }, `letter no. ${since.slot + 1}`), ". That stops it.")
    : el("p", {}, left > 0 ? "Whatever they write until then stops it." : "The 14 days are over, and they have not written since.");
  const mine = lastWord(file, "begun")?.actor?.id === me;
  const erase = left > 0 ? null : mine ? el("p", {}, "You have begun it: another officer of your desk carries it out.") : button("Erase it now …", wishes.carryOut, "danger");
  const press = since ? choice("stop", "Stop the withdrawal …", "Needs a status letter", wishes) : erase;
  const title = el("p", {}, "The reporter asked to withdraw. To be erased: ", clock);
  return el("div", { class: "notice warn", id: "withdrawal" }, title, state, asksForNothing(file, letters), press && el("div", { class: "next-steps" }, press));
}

/** Only a browser can read which letter was meant: a colleague sees it where it did not ask. */
function asksForNothing(file: CaseFile, letters: readonly ThreadLetter[]): HTMLElement | null {
  const slot = lastWord(file, "begun")?.data["letter"];
  const meant = letters.find((read) => read.slot === slot);
  if (meant?.side === "reporter" && meant.kind === "withdraw" && meant.problems.length === 0) return null;
  return el("p", { class: "error" }, `Letter no. ${Number(slot) + 1}, with which this was begun, does not ask for it. Place a legal hold and call your lead.`);
}

function lastWord(file: CaseFile, word: "begun" | "stopped"): EventRow | null {
  return file.events.filter(({ kind, data }) => kind === "withdrawal" && data["withdrawal"] === word).at(-1) ?? null;
}

/** The newest letter that asks to withdraw, and that no later letter has stopped. */
export function askingLetter(file: CaseFile, letters: readonly ThreadLetter[]): ThreadLetter | null {
  const stopped = Number(lastWord(file, "stopped")?.data["letter"] ?? -1);
  const asking = letters.filter((read) => read.side === "reporter" && read.kind === "withdraw" && read.problems.length === 0 && read.slot > stopped);
  return asking.at(-1) ?? null;
}

/** The reporter's newest letter since the withdrawal that runs was begun; also one that does not open. */
export function replyLetter(file: CaseFile, letters: readonly ThreadLetter[]): ThreadLetter | null {
  const begun = Number(lastWord(file, "begun")?.data["slot"] ?? -1);
  const stored = new Set(file.letters.filter(({ side, slot }) => side === 0 && slot > begun).map(({ slot }) => slot));
  return letters.filter((read) => stored.has(read.slot)).at(-1) ?? null;
}
