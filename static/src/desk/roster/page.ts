/** The desk's key: who holds it, the chain of statements, the making of the first one by two officers, and changes. */

import { type DeskRow, get } from "../api.ts";
import { fromHex, sameBytes } from "../bytes.ts";
import { showDirectoryAlarm } from "../directory.ts";
import { el, notice, replace } from "../dom.ts";
import type { Unlocked } from "../gate.ts";
import { openDeskKeys } from "../opening.ts";
import { sealAnewPart } from "../register/seal_anew.ts";
import { countersignPart, proposePart, waitingPart } from "./first.ts";
import { holdersPart } from "./holders.ts";
import { joinPart } from "./join.ts";
import type { Roster } from "./roster.ts";

export async function showRoster(unlocked: Unlocked, signed = false): Promise<void> {
  const id = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  const desk = await get<DeskRow>(`desks/${id}`);
  const keys = await openDeskKeys(unlocked, desk);
  const roster = { unlocked, desk, keys, again: (signed = false) => showRoster(unlocked, signed) };
  document.title = `${desk.name} · Fairlead`;
  const problems = (keys.uncompared.length > 0 ? [] : keys.problems).map((problem) => notice("danger", el("p", {}, problem)));
  replace(unlocked.app, el("h1", {}, desk.name), ...problems, await sealAnewPart(unlocked, desk, keys, signed), await bodyOf(roster));
  void showDirectoryAlarm(keys);
}

async function bodyOf(roster: Roster): Promise<HTMLElement> {
  const { desk, unlocked, keys } = roster;
  if (keys.uncompared.length > 0) return joinPart(roster);
  if (desk.statements.length > 0) return holdersPart(roster);
  if (!desk.proposal) return proposePart(roster);
  const signed = desk.proposal.signatures.some((signature) => sameBytes(fromHex(signature.officer), unlocked.officer.id));
  return signed ? waitingPart(roster) : countersignPart(roster);
}
