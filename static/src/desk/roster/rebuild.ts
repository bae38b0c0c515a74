/** Two custodians bring the recovery key together for one signature; it is forgotten when that is given. */

import type { Recovery } from "../../sealing/desk.ts";
import { type ProposalRow, post } from "../api.ts";
import type { Bytes } from "../bytes.ts";
import { el, painted, replace } from "../dom.ts";
import { sentenceOf } from "../gate.ts";
import { readTyped, wordsField } from "../spoken.ts";
import { signByRecovery } from "./check_change.ts";
import { numberOf } from "./compare.ts";
import type { Roster } from "./roster.ts";
import { WrongProposal } from "./shares.ts";

export function rebuildPart(roster: Roster, proposal: ProposalRow, recovery: Recovery): HTMLElement {
  const fields = [wordsField("one-custodian", "One custodian's 24 words", "From their paper: the words to use with the other custodian."), wordsField("other-custodian", "The other custodian's 24 words", "From their paper: the words to use with the first one.")] as const;
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button main", type: "submit" }, "Sign with the recovery key");
  const form = el("form", { class: "panel", novalidate: true }, el("h3", {}, "The recovery key must sign too"), el("p", {}, "Two custodians come to this computer. Each types their own words; nothing of them is kept."), fields[0].block, fields[1].block, said, el("div", { class: "actions" }, press));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    press.disabled = true;
    void rebuild(roster, proposal, recovery, [fields[0].field, fields[1].field], said).finally(() => (press.disabled = false));
  });
  return form;
}

async function rebuild(roster: Roster, proposal: ProposalRow, recovery: Recovery, fields: readonly [HTMLTextAreaElement, HTMLTextAreaElement], said: HTMLElement): Promise<void> {
  replace(said, el("p", { class: "wait" }, "Putting the key together …"));
  await painted();
  try {
    const signature = await signByRecovery(roster, proposal, recovery, [await pieceIn(fields[0]), await pieceIn(fields[1])]);
    await post(`desks/${roster.desk.desk}/proposals/${numberOf(proposal)}/signatures`, { signature, by_recovery: true });
    await roster.again(true);
  } catch (error) {
    replace(said, el("p", { class: "error" }, error instanceof WrongProposal ? error.message : sentenceOf(error)));
  }
}

async function pieceIn(field: HTMLTextAreaElement): Promise<Bytes> {
  field.removeAttribute("aria-invalid");
  const read = await readTyped(field.value);
  if ("secret" in read) return read.secret;
  field.setAttribute("aria-invalid", "true");
  field.focus();
  throw new WrongProposal(read.problem);
}
