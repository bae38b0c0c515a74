/** The first statement: one officer types the other's twelve words and proposes, the other does the same and signs. */

import { fingerprint, parseStatement } from "../../sealing/desk.ts";
import { type DeskPerson, type ProposalRow, post, remove } from "../api.ts";
import { type Bytes, fromBase64 } from "../bytes.ts";
import { confirmed } from "../dialog.ts";
import { button, el, notice, replace } from "../dom.ts";
import { OTHER_KEY, spokenProblem, wordsField } from "../spoken.ts";
import { type Colleague, comparison, hasKey, numberOf, ownWords, sameId } from "./compare.ts";
import type { Roster } from "./roster.ts";
import { type NewRecovery, recoveryPart } from "./papers.ts";
import { checkProposal, makeProposal } from "./proposal.ts";
import { WrongProposal } from "./shares.ts";

export async function proposePart(roster: Roster): Promise<HTMLElement> {
  const others = roster.desk.people.filter((person) => person.person !== roster.unlocked.me.person.id && person.role !== "guest");
  const ready = others.filter(hasKey);
  const intro = el("p", { class: "lead" }, "This desk has no key yet and cannot receive reports. Two officers make the key together: one begins here, the other signs.");
  if (ready.length === 0) return el("div", {}, intro, waitForKey(others), await ownWords(roster));
  return el("div", {}, intro, recoveryFirst(roster, ready), await ownWords(roster));
}

/** In production nobody begins without a recovery key; where the server would take it, the form stands open beside it. */
function recoveryFirst(roster: Roster, ready: readonly Colleague[]): HTMLElement {
  const form = el("div", {}, !roster.desk.recovery_required && proposeForm(roster, ready, null));
  return el("div", {}, recoveryPart(roster, () => replace(form), (recovery) => replace(form, proposeForm(roster, ready, recovery))), form);
}

function waitForKey(others: readonly DeskPerson[]): HTMLElement {
  const names = others.map((person) => person.name).join(", ");
  return notice("plain", el("p", {}, names ? `Nobody else at this desk has made a key yet. Ask ${names} to sign in and open My key.` : "You are alone at this desk. Ask your administrator to add a second officer."));
}

function proposeForm(roster: Roster, ready: readonly Colleague[], recovery: NewRecovery | null): HTMLElement {
  const select = el("select", { id: "colleague", class: "field" }, ...ready.map((person) => el("option", { value: person.person }, person.name)));
  const choice = el("div", { class: "question" }, el("label", { for: "colleague" }, "The other officer"), select);
  return comparison({
    title: "Begin the desk's key",
    choice,
    who: () => ready.find((person) => person.person === select.value) ?? null,
    label: "Their twelve words, as they read them to you",
    press: "Make the desk's key",
    done: async (colleague) => {
      const proposal = await makeProposal(roster.unlocked, roster.desk.desk, colleague, recovery);
      await post(`desks/${roster.desk.desk}/proposals`, proposal);
      await roster.again();
    },
  });
}

export async function waitingPart(roster: Roster): Promise<HTMLElement> {
  const withdraw = button("Withdraw it", () => void withdrawProposal(roster), "danger");
  const look = button("Look again", () => void roster.again());
  return el(
    "div",
    {},
    notice("good", el("p", {}, el("strong", {}, "You have signed."), " Now your colleague signs: they open this page on their own computer and type in your twelve words.")),
    await ownWords(roster),
    el("div", { class: "actions" }, look, withdraw),
  );
}

async function withdrawProposal(roster: Roster): Promise<void> {
  const { proposal, desk } = roster.desk;
  if (!proposal) return;
  const sure = await confirmed({ title: "Withdraw this key?", sentences: ["The key that you proposed is thrown away. No report was sealed for it yet.", "Nobody else has to agree. You can begin again at once."], yes: "Withdraw it", no: "Keep it" });
  if (!sure) return;
  await remove(`desks/${desk}/proposals/${numberOf(proposal)}`);
  await roster.again();
}

export async function countersignPart(roster: Roster): Promise<HTMLElement> {
  const proposal = roster.desk.proposal as ProposalRow;
  const proposer = roster.desk.people.filter(hasKey).find((person) => proposal.signatures.some((signature) => sameId(signature.officer, person.officer)));
  if (!proposer) return notice("danger", el("p", {}, "A key is proposed by somebody who does not sit at this desk. Do not sign. Call the lead of your desk."));
  const recovery = await recoveryQuestion(proposal);
  const form = comparison({
    title: `${proposer.name} proposes the desk's key`,
    choice: el("div", {}, recovery?.block, el("p", {}, `Ask ${proposer.name} to read you the twelve words of their key, face to face or by telephone. Not by e-mail.`)),
    who: () => proposer,
    label: "Their twelve words, as they read them to you",
    press: "Check and sign",
    done: async (colleague) => {
      const signature = await checkProposal(roster.unlocked, roster.desk.desk, proposal, colleague, recovery && (await recovery.compared()));
      await post(`desks/${roster.desk.desk}/proposals/${numberOf(proposal)}/signatures`, { signature });
      await roster.again();
    },
  });
  return el("div", {}, form, await ownWords(roster));
}

/** A recovery key is compared like an officer's: whoever holds its papers could open the desk. */
export async function recoveryQuestion(proposal: ProposalRow): Promise<{ block: HTMLElement; compared: () => Promise<Bytes> } | null> {
  const { recovery } = await parseStatement(fromBase64(proposal.statement));
  if (!recovery) return null;
  const { block, field } = wordsField("recovery-words", "The twelve words on the recovery papers", "Look at one of the papers, or have a custodian read them to you.");
  const power = recovery.mayReplaceAll ? " If every officer is gone, they may begin again with new officers." : "";
  const words = await fingerprint(recovery.hpke, recovery.sign);
  const compared = async (): Promise<Bytes> => {
    const problem = await spokenProblem(field.value, words);
    if (problem) throw new WrongProposal(`The recovery key: ${problem === OTHER_KEY ? "these are not the words of the key in this statement. Do not sign. Call your colleague." : problem}`);
    return words;
  };
  return { block: el("div", {}, el("p", {}, `Two of three custodians can open this desk's reports with its recovery key.${power}`), block), compared };
}
