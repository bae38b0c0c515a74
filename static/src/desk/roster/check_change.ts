/** What a waiting change says, and whether this officer may sign it: everything is read from its signed bytes, nothing from the server's word. */

import { type Instance, type Member, RECOVERY, type Recovery, SealingError, type SignedStatement, type Statement, fingerprint, hasSigned, joinRecovery, parseStatement, readListed, recoveryKeys, sameKey, signStatement } from "../../sealing/desk.ts";
import type { ProposalRow } from "../api.ts";
import { type Bytes, fromBase64, sameBytes, toHex } from "../bytes.ts";
import { instanceOf } from "../officer.ts";
import type { Seat } from "./change.ts";
import type { VerifiedStatement } from "./chain.ts";
import { type ComparedKeys, WrongProposal, holderOf, isNamed, isSameMember, ownHolder, ownShareOpens } from "./shares.ts";

export interface ReadChange {
  readonly statement: Statement;
  readonly joining: readonly Member[];
  readonly leaving: readonly Member[];
  /** Members of both: whose signatures count. */
  readonly staying: readonly Member[];
  /** A recovery key where the desk had none: to be compared with its papers before anybody signs. */
  readonly newRecovery: Recovery | null;
  /** Those of them who have signed. */
  readonly signed: readonly Member[];
}

/** Read a waiting change against the newest statement. @throws WrongProposal where nobody may sign it */
export async function readChange({ unlocked, keys }: Seat, proposal: ProposalRow): Promise<ReadChange> {
  const before = keys.current;
  if (!before) throw new WrongProposal("The statements of this desk do not hold. Do not sign anything.");
  const { statement, entry } = await readBytes(proposal);
  if (!follows(before, statement)) throw new WrongProposal("This change does not follow the newest statement of this desk. Do not sign. Call the officer who proposed it.");
  const newRecovery = before.recovery ? null : statement.recovery;
  if (!newRecovery && !sameRecovery(before.recovery, statement.recovery)) throw new WrongProposal("This change puts another recovery key in place, which nobody has compared. Do not sign. Call the other officers.");
  const staying = statement.members.filter((member) => isNamed(before.members, member));
  const change = {
    statement,
    joining: statement.members.filter((member) => !isNamed(before.members, member)),
    leaving: before.members.filter((member) => !isNamed(statement.members, member)),
    staying,
    newRecovery,
    signed: await signersAmong(staying, entry, instanceOf(unlocked.me)),
  };
  if (change.leaving.length > 0 && statement.epoch === before.epoch) throw new WrongProposal("This change removes an officer but keeps the desk's key, so that they could go on reading. Do not sign. Reject it.");
  return change;
}

/**
 * Sign a change. Somebody else who holds the key must have signed it first: the server knows every public key, and
 * could ask each of us to be the second signature under a statement that nobody proposed.
 */
export async function signChange(seat: Seat, proposal: ProposalRow, compared: readonly ComparedKeys[], comparedRecovery: Bytes | null = null): Promise<string> {
  const { unlocked } = seat;
  const change = await readChange(seat, proposal);
  const mine = ownHolder(unlocked).member;
  if (!isNamed(change.staying, mine)) throw new WrongProposal("Only an officer who holds the key, and goes on holding it, can sign this.");
  if (!change.signed.some((member) => !isSameMember(member, mine))) throw new WrongProposal("Nobody who holds the desk's key has signed this change. Do not sign. Call the other officers.");
  const known = await Promise.all(compared.map(async (keys) => (await holderOf(keys)).member));
  if (!change.joining.every((member) => isNamed(known, member))) throw new WrongProposal("This change names a key that you have not compared. Do not sign. Call the officer who proposed it.");
  if (change.newRecovery && !(await isComparedRecovery(change.newRecovery, comparedRecovery))) throw new WrongProposal(NOT_COMPARED);
  const renews = change.statement.epoch !== seat.keys.current?.epoch;
  if (renews && !(await ownShareOpens(unlocked, proposal, change.statement))) throw new WrongProposal("Your share does not open to the new key. Do not sign: you would lock yourself out. Ask for the change to be withdrawn and made again.");
  const signed = await signStatement(instanceOf(unlocked.me), fromBase64(proposal.statement), unlocked.officer.id, unlocked.officer.keys.sign);
  return toHex(signed.signature);
}

const NOT_COMPARED = "This statement names a recovery key that you have not compared: whoever holds it could take over the desk. Do not sign. Call your colleague.";

/** Its twelve words stand on each paper, and were typed in. */
export async function isComparedRecovery({ hpke, sign }: Recovery, words: Bytes | null): Promise<boolean> {
  return words !== null && sameBytes(words, await fingerprint(hpke, sign));
}

/** The signature of the recovery key under a waiting change. @throws WrongProposal if the two pieces give another key */
export async function signByRecovery({ unlocked }: Seat, proposal: ProposalRow, recovery: Recovery, pieces: readonly [Bytes, Bytes]): Promise<string> {
  const instance = instanceOf(unlocked.me);
  const { sign } = await recoveryKeys(instance, joinRecovery(...pieces));
  if (!sameBytes(sign.publicKey, recovery.sign)) throw new WrongProposal("These two papers do not give the recovery key of this desk. Each custodian types the words that their paper names for the other.");
  return toHex((await signStatement(instance, fromBase64(proposal.statement), RECOVERY, sign)).signature);
}

function follows(before: VerifiedStatement, statement: Statement): boolean {
  const place = sameBytes(statement.instance.id, before.instance.id) && sameBytes(statement.deskId, before.deskId);
  const raised = statement.epoch - before.epoch;
  const next = statement.number === before.number + 1 && sameBytes(statement.prev, before.hash);
  return place && next && raised === (sameKey(statement.key, before.key) ? 0 : 1);
}

function sameRecovery(a: Recovery | null, b: Recovery | null): boolean {
  if (!a || !b) return a === b;
  return sameKey(a.hpke, b.hpke) && sameBytes(a.sign, b.sign) && a.mayReplaceAll === b.mayReplaceAll;
}

async function readBytes({ statement, signatures }: ProposalRow): Promise<{ statement: Statement; entry: SignedStatement }> {
  try {
    const entry = readListed({ statement, signatures });
    return { statement: await parseStatement(entry.statement), entry };
  } catch (error) {
    if (error instanceof SealingError) throw new WrongProposal("This change cannot be read. Do not sign. Reject it.");
    throw error;
  }
}

async function signersAmong(members: readonly Member[], entry: SignedStatement, instance: Instance): Promise<readonly Member[]> {
  const signers: Member[] = [];
  for (const member of members) {
    if (await hasSigned(instance, entry, toHex(member.officerId), member.sign)) signers.push(member);
  }
  return signers;
}
