/** Acts that need two officers: signing one first, and signing second only what a named colleague has signed. */

import { type CaseAct, type Member, claimedObjectId, isActSigned, signAct } from "../sealing/desk.ts";
import type { ActRow, CaseFile } from "./api.ts";
import { fromBase64, fromHex, sameBytes, toHex } from "./bytes.ts";
import type { Unlocked } from "./gate.ts";
import { instanceOf } from "./officer.ts";
import { WrongProposal } from "./roster/shares.ts";

/** Sign a proposal for the next place of the case's chain, as this file shows it. */
export async function signFirst(unlocked: Unlocked, file: CaseFile, said: { readonly act: ActRow["act"]; readonly why: string; readonly note: string }): Promise<{ number: number; signature: string }> {
  const last = [...file.events].sort((a, b) => a.number - b.number).at(-1);
  if (!last) throw new Error("This case has no event.");
  const act: CaseAct = {
    instance: instanceOf(unlocked.me),
    caseId: fromHex(file.id),
    act: said.act,
    reason: said.why,
    number: last.number + 1,
    prev: fromHex(last.hash),
    officerId: unlocked.officer.id,
    noteId: claimedObjectId(fromBase64(said.note)),
  };
  return { number: act.number, signature: toHex(await signAct(act, unlocked.officer.keys.sign)) };
}

/** What a waiting proposal says, as its proposer has signed it. */
export function proposedAct({ me }: Pick<Unlocked, "me">, row: ActRow): CaseAct {
  return {
    instance: instanceOf(me),
    caseId: fromHex(row.case),
    act: row.act,
    reason: row.why,
    number: row.number,
    prev: fromHex(row.prev),
    officerId: fromHex(row.officer),
    noteId: fromHex(row.note),
  };
}

/**
 * The second signature. The server knows every public key and could ask each officer to sign as the other's what nobody
 * has proposed: so only what one of the members whom the desk's statement names has signed. @throws WrongProposal
 */
export async function signSecond(unlocked: Unlocked, row: ActRow, members: readonly Member[]): Promise<string> {
  const act = proposedAct(unlocked, row);
  const key = fromHex(row.key);
  const isNamed = members.some((member) => sameBytes(member.officerId, act.officerId) && sameBytes(member.sign, key));
  if (!isNamed) throw new WrongProposal("This is not proposed by an officer whom the statements of the desk name. Do not sign. Call the desk.");
  if (!(await isActSigned(act, key, fromHex(row.signature)))) throw new WrongProposal("The first signature does not fit what is shown here. Do not sign. Call the desk.");
  return toHex(await signAct(act, unlocked.officer.keys.sign));
}
