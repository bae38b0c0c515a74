/** Comparing a colleague's key: twelve words, read out by them and typed in here. */

import type { Member } from "../../sealing/desk.ts";
import type { DeskPerson, ProposalRow } from "../api.ts";
import { fromBase64, toHex } from "../bytes.ts";
import { el, painted, replace } from "../dom.ts";
import { sentenceOf } from "../gate.ts";
import { fingerprintOf } from "../officer.ts";
import { OTHER_KEY, spokenProblem, spokenWords, wordGrid, wordsField } from "../spoken.ts";
import type { Roster } from "./roster.ts";
import { WrongProposal } from "./shares.ts";

export type Colleague = DeskPerson & { readonly officer: string; readonly hpke: string; readonly sign: string };

export function sameId(a: string, b: string): boolean {
  return a.replaceAll("-", "") === b.replaceAll("-", "");
}

export function hasKey(person: DeskPerson): person is Colleague {
  return person.officer !== null && person.hpke !== null && person.sign !== null;
}

/** Who sits at the desk with the key that a statement names; null when they have left it. */
export function personOf({ desk }: Roster, member: Member): DeskPerson | null {
  return desk.people.find((person) => person.officer !== null && sameId(person.officer, toHex(member.officerId))) ?? null;
}

export function nameOf(roster: Roster, member: Member): string {
  return personOf(roster, member)?.name ?? "An officer who has left the desk";
}

export async function ownWords(roster: Roster): Promise<HTMLElement> {
  const { officer } = roster.unlocked;
  return el("section", { class: "panel" }, el("h2", {}, "Your own twelve words"), el("p", {}, "Read them aloud to your colleague."), wordGrid(await spokenWords(officer.fingerprint), "Your twelve words"));
}

export function numberOf(proposal: ProposalRow): number {
  return proposal.number ?? (JSON.parse(new TextDecoder().decode(fromBase64(proposal.statement))) as { number: number }).number;
}

export interface Comparison {
  readonly title: string;
  readonly choice: HTMLElement;
  readonly who: () => Colleague | null;
  readonly label: string;
  readonly press: string;
  readonly done: (colleague: Colleague) => Promise<void>;
}

/** Typed in, not clicked: whoever only presses a button has compared nothing. */
export function comparison(wish: Comparison): HTMLElement {
  const { block, field } = wordsField("their-words", wish.label, "Type what you hear. Capital letters do not matter.");
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button main", type: "submit" }, wish.press);
  const form = el("form", { class: "panel", novalidate: true }, el("h2", {}, wish.title), wish.choice, block, said, el("div", { class: "actions" }, press));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    press.disabled = true;
    void compare(wish, field, said).finally(() => (press.disabled = false));
  });
  return form;
}

async function compare(wish: Comparison, field: HTMLTextAreaElement, said: HTMLElement): Promise<void> {
  const colleague = wish.who();
  if (!colleague) return;
  const problem = await spokenProblem(field.value, await fingerprintOf(colleague.hpke, colleague.sign));
  if (problem) return refuse(field, said, problem === OTHER_KEY ? otherKey(colleague.name) : problem);
  replace(said, el("p", { class: "wait" }, "The words agree. Sealing …"));
  await painted();
  try {
    await wish.done(colleague);
  } catch (error) {
    refuse(field, said, error instanceof WrongProposal ? error.message : sentenceOf(error));
  }
}

function otherKey(name: string): string {
  return `These are not the words of the key that the server shows for ${name}. Ask for the words again. If they are right, do not go on: somebody may have put another key in between. Call your lead.`;
}

function refuse(field: HTMLElement, said: HTMLElement, sentence: string): void {
  field.setAttribute("aria-invalid", "true");
  replace(said, el("p", { class: "error" }, sentence));
  field.focus();
}
