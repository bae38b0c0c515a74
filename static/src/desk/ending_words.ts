/** What stops or hastens the end of a case, in words: acts, their reasons, and what the timeline says of them. */

import type { ActRow, EventRow } from "./api.ts";
import { longDay } from "./clocks.ts";

export type Reasons = readonly (readonly [string, string])[];

export const HOLD_REASONS: Reasons = [
  ["authority_asked", "A court or an authority asked for it"],
  ["claim", "It is needed for a claim, ours or against us"],
  ["inquiry", "An inquiry is going on"],
  ["other_law", "Another law asks us to keep it"],
];

export const LIFT_REASONS: Reasons = [
  ["matter_closed", "The matter is closed"],
  ["authority_agreed", "Whoever asked for it has agreed"],
  ["by_mistake", "It was placed by mistake"],
];

export const ERASE_REASONS: Reasons = [
  ["person_in_danger", "What was written puts somebody in danger"],
  ["persons_right", "Somebody named in it has a right to it"],
  ["not_a_report", "It is no report"],
  ["by_mistake", "It was sent by mistake"],
];

export const ACT_WORDS: Readonly<Record<ActRow["act"], string>> = {
  erase: "Erase the report before its time",
  lift_hold: "Lift the legal hold",
};

/** What happens when the second officer signs. */
export const ACT_EFFECTS: Readonly<Record<ActRow["act"], string>> = {
  erase: "The report, its files, the letters and the notes are erased for good. The status, the outcome and the record of what was done stay.",
  lift_hold: "Nothing is erased by it. From then on the end of retention, a withdrawal or two officers can erase the case.",
};

export function reasonWords(act: ActRow["act"] | "hold", code: string): string {
  const reasons = { erase: ERASE_REASONS, lift_hold: LIFT_REASONS, hold: HOLD_REASONS }[act];
  return reasons.find(([value]) => value === code)?.[1] ?? code;
}

/** What an event of a hold, a proposal or a withdrawal says in the timeline; null for other events. */
export function endingEventWords({ kind, data }: EventRow): string | null {
  if (kind === "hold") return data["hold"] === "lifted" ? "Legal hold lifted by two officers" : `Legal hold placed: ${reasonWords("hold", String(data["why"]))}`;
  if (kind === "proposal") return proposalWords(data);
  if (kind !== "withdrawal") return null;
  const on = data["on"];
  return typeof on === "string" ? `Withdrawal begun, due on ${longDay(on)}` : "Withdrawal stopped: the reporter wrote again";
}

function proposalWords(data: EventRow["data"]): string {
  if (data["answer"] === "withdrawn") return "Proposal withdrawn";
  if (data["answer"] === "rejected") return "Proposal rejected";
  const act = data["act"] === "lift_hold" ? "lift_hold" : "erase";
  return `Proposed: ${ACT_WORDS[act]}. ${reasonWords(act, String(data["why"]))}`;
}
