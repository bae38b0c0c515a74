/** Changing who holds the key: what will happen, who else must agree, and the proposing, signing and withdrawing of it. */

import type { Member } from "../../sealing/desk.ts";
import { type ProposalRow, post, remove } from "../api.ts";
import type { Bytes } from "../bytes.ts";
import { confirmed } from "../dialog.ts";
import { button, el, notice, painted, replace } from "../dom.ts";
import { sentenceOf } from "../gate.ts";
import { makeAdmission, makeRecovery, makeRemoval } from "./change.ts";
import type { VerifiedStatement } from "./chain.ts";
import { type ReadChange, readChange, signChange } from "./check_change.ts";
import { type Colleague, comparison, hasKey, nameOf, numberOf, personOf } from "./compare.ts";
import { recoveryQuestion } from "./first.ts";
import { type NewRecovery, recoveryPart } from "./papers.ts";
import type { Roster } from "./roster.ts";
import { rebuildPart } from "./rebuild.ts";
import { WrongProposal, isNamed, isSameMember, ownHolder } from "./shares.ts";

const FEWEST = 2;

export async function changePart(roster: Roster, current: VerifiedStatement): Promise<HTMLElement | null> {
  const { proposal } = roster.desk;
  if (proposal) return waitingChange(roster, proposal);
  if (!isNamed(current.members, ownHolder(roster.unlocked).member)) return null;
  const intro = el("p", { class: "quiet-text" }, current.members.length < FEWEST ? "You hold the key alone, so your signature is enough." : "Two officers who hold the key must agree to every change: one proposes it, another checks and signs.");
  return el("section", { class: "panel" }, el("h2", {}, "Who joins, who leaves"), intro, admitPart(roster, current), removePart(roster, current), !current.recovery && addRecovery(roster));
}

function proposalsOf({ desk }: Roster): string {
  return `desks/${desk.desk}/proposals`;
}

function admitPart(roster: Roster, current: VerifiedStatement): HTMLElement {
  const outside = roster.desk.people.filter((person) => !current.members.some((member) => personOf(roster, member) === person));
  const ready = outside.filter(hasKey);
  if (ready.length === 0) {
    const names = outside.map((person) => person.name).join(", ");
    return el("p", {}, names ? `To admit ${names}: they sign in and make their own key first.` : "Everybody at this desk holds its key. Who joins is added to the desk by your administrator first.");
  }
  const select = el("select", { id: "newcomer", class: "field" }, ...ready.map((person) => el("option", { value: person.person }, person.name)));
  return comparison({
    title: "Admit an officer",
    choice: el("div", { class: "question" }, el("p", {}, "They will open every report that this desk keeps, and every new one."), el("label", { for: "newcomer" }, "Who joins"), select),
    who: () => ready.find((person) => person.person === select.value) ?? null,
    label: "Their twelve words, as they read them to you",
    press: "Propose to admit them",
    done: async (colleague) => {
      await post(proposalsOf(roster), await makeAdmission(roster, colleague));
      await roster.again();
    },
  });
}

function removePart(roster: Roster, current: VerifiedStatement): HTMLElement {
  const mine = ownHolder(roster.unlocked).member;
  const others = current.members.filter((member) => !isSameMember(member, mine));
  if (others.length === 0) return el("p", {}, "Nobody else holds the key.");
  if (others.length < FEWEST && !current.recovery) return el("p", {}, "To remove an officer, admit a third one first: two who stay must sign.");
  const said = el("div", { role: "status" });
  const buttons = others.map((member) => button(`Remove ${nameOf(roster, member)}`, () => void proposeRemoval(roster, member, others, said)));
  return el("div", {}, el("h3", {}, "Remove an officer"), el("div", { class: "actions" }, ...buttons), said);
}

async function proposeRemoval(roster: Roster, leaver: Member, others: readonly Member[], said: HTMLElement): Promise<void> {
  const name = nameOf(roster, leaver);
  const stay = others.filter((member) => !isSameMember(member, leaver));
  const signers = stay.length > 0 ? `${namesOf(roster, stay)} has` : "the recovery key, which two custodians bring, has";
  const sure = await confirmed({
    title: `Remove ${name}?`,
    sentences: [
      `The desk gets a new key. Reports that arrive from then on do not open for ${name}.`,
      "What they have read they have read: reports of today stay under the older key.",
      `Nothing changes until ${signers} signed too.`,
      ...(stay.length > 0 ? [] : ["Then you hold the key alone, and the desk takes no new reports until you have admitted a second officer."]),
    ],
    yes: "Propose to remove them",
    no: "Keep them",
  });
  if (!sure) return;
  replace(said, el("p", { class: "wait" }, "Making a new key …"));
  await painted();
  await told(said, async () => {
    await post(proposalsOf(roster), await makeRemoval(roster, leaver.officerId));
    await roster.again();
  });
}

/** A desk that began without a recovery key names one later: made on this computer, signed by two like every change. */
function addRecovery(roster: Roster): HTMLElement {
  const said = el("div", { role: "status" });
  const done = (made: NewRecovery): void =>
    void told(said, async () => {
      await post(proposalsOf(roster), await makeRecovery(roster, made));
      await roster.again();
    });
  return el("div", {}, recoveryPart(roster, () => undefined, done), said);
}

function namesOf(roster: Roster, members: readonly Member[], word = "or"): string {
  const names = members.map((member) => nameOf(roster, member));
  const last = names.pop() ?? "nobody";
  return names.length > 0 ? `${names.join(", ")} ${word} ${last}` : last;
}

/** Do it, or say what is wrong. */
async function told(said: HTMLElement, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    replace(said, el("p", { class: "error", role: "alert" }, error instanceof WrongProposal ? error.message : sentenceOf(error)));
  }
}

async function waitingChange(roster: Roster, proposal: ProposalRow): Promise<HTMLElement> {
  const heading = el("h2", {}, "A change is waiting");
  try {
    const change = await readChange(roster, proposal);
    return el("section", { class: "panel waiting-change" }, heading, ...meaning(roster, change), ...signatures(roster, change), await answerPart(roster, proposal, change));
  } catch (error) {
    if (!(error instanceof WrongProposal)) throw error;
    return el("section", { class: "panel waiting-change" }, heading, notice("danger", el("p", {}, error.message)), el("div", { class: "actions" }, throwAway(roster, proposal, "Reject it")));
  }
}

function meaning(roster: Roster, { joining, leaving, newRecovery }: ReadChange): readonly HTMLElement[] {
  const comes = joining.map((member) => el("p", {}, el("strong", {}, `${nameOf(roster, member)} joins.`), " They will open every report that this desk keeps, and every new one."));
  const goes = leaving.map((member) => el("p", {}, el("strong", {}, `${nameOf(roster, member)} leaves.`), " The desk gets a new key: reports that arrive from then on do not open for them."));
  const spare = newRecovery ? [el("p", {}, el("strong", {}, "The desk gets a recovery key."), " Two of three custodians together will be able to open what this desk keeps, and to sign where an officer is missing.")] : [];
  return [...comes, ...goes, ...spare];
}

function signatures(roster: Roster, { staying, signed }: ReadChange): readonly HTMLElement[] {
  const open = staying.filter((member) => !isNamed(signed, member));
  const missing = open.length > 0 ? namesOf(roster, open) : "that of the recovery key, which two custodians bring together";
  return [
    el("p", {}, signed.length > 0 ? `Signed by ${namesOf(roster, signed, "and")}.` : "Nobody who holds the key has signed it."),
    el("p", {}, `${signed.length > 0 ? "One more signature is" : "Two signatures are"} missing: ${missing}.`),
  ];
}

async function answerPart(roster: Roster, proposal: ProposalRow, change: ReadChange): Promise<HTMLElement> {
  const mine = ownHolder(roster.unlocked).member;
  if (isNamed(change.signed, mine)) {
    const { recovery } = change.statement;
    return el("div", {}, change.staying.length < FEWEST && recovery && rebuildPart(roster, proposal, recovery), el("div", { class: "actions" }, button("Look again", () => void roster.again()), throwAway(roster, proposal, "Withdraw it")));
  }
  if (!isNamed(change.staying, mine)) return el("p", { class: "quiet-text" }, "You cannot sign this change: only who holds the key now, and goes on holding it, can.");
  const [joining] = change.joining;
  const form = joining ? comparePart(roster, proposal, joining) : change.newRecovery ? await recoveryForm(roster, proposal) : signButton(roster, proposal);
  return el("div", {}, form, el("div", { class: "actions" }, throwAway(roster, proposal, "Reject it")));
}

/** Whoever signs has compared the newcomer's key too: one officer alone may have been deceived, or deceive. */
function comparePart(roster: Roster, proposal: ProposalRow, joining: Member): HTMLElement {
  const person = personOf(roster, joining);
  if (!person || !hasKey(person)) return notice("danger", el("p", {}, "Who is to join does not sit at this desk. Reject this change."));
  return comparison({
    title: "Check and sign",
    choice: el("p", {}, `Ask ${person.name} to read you the twelve words of their key, face to face or by telephone. Not by e-mail.`),
    who: () => person,
    label: "Their twelve words, as they read them to you",
    press: "Check and sign",
    done: (colleague) => sign(roster, proposal, [colleague]),
  });
}

/** Whoever signs compares the recovery key with one of its papers: it could take over the desk. */
async function recoveryForm(roster: Roster, proposal: ProposalRow): Promise<HTMLElement> {
  const question = await recoveryQuestion(proposal);
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button main", type: "submit" }, "Check and sign");
  const form = el("form", { novalidate: true }, question?.block, said, el("div", { class: "actions" }, press));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void told(said, async () => sign(roster, proposal, [], question && (await question.compared())));
  });
  return form;
}

function signButton(roster: Roster, proposal: ProposalRow): HTMLElement {
  const said = el("div", { role: "status" });
  return el("div", {}, said, el("div", { class: "actions" }, button("Check and sign", () => void told(said, () => sign(roster, proposal, [])), "main")));
}

async function sign(roster: Roster, proposal: ProposalRow, compared: readonly Colleague[], recovery: Bytes | null = null): Promise<void> {
  const signature = await signChange(roster, proposal, compared, recovery);
  await post(`${proposalsOf(roster)}/${numberOf(proposal)}/signatures`, { signature });
  await roster.again(true);
}

function throwAway(roster: Roster, proposal: ProposalRow, label: string): HTMLButtonElement {
  return button(label, () => void discard(roster, proposal, label), "danger");
}

async function discard(roster: Roster, proposal: ProposalRow, label: string): Promise<void> {
  const sentences = ["The change is thrown away and nothing is different from before.", "Nobody else has to agree. Tell the others why."];
  if (!(await confirmed({ title: `${label}?`, sentences, yes: label, no: "Keep it" }))) return;
  await remove(`${proposalsOf(roster)}/${numberOf(proposal)}`);
  await roster.again();
}
