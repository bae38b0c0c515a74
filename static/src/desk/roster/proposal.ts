/** The bytes of a first statement: made with its shares by one officer, checked and signed by the other. */

import { type Instance, type Member, type Statement, encodeStatement, expandDeskSeed, hasSigned, parseStatement, readListed, signStatement } from "../../sealing/desk.ts";
import type { ProposalRow } from "../api.ts";
import { type Bytes, fromBase64, fromHex, randomBytes, sameBytes, toBase64, toHex } from "../bytes.ts";
import { houseDay } from "../clocks.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";
import { isComparedRecovery } from "./check_change.ts";
import type { NewRecovery } from "./papers.ts";
import { type ComparedKeys, type NewProposal, WrongProposal, deskShare, holderOf, indexShare, isNamed, ownHolder, ownShareOpens, recoveryShare } from "./shares.ts";

const EPOCH = 1;
const INDEX_VERSION = 1;
const NO_STATEMENT = new Uint8Array(32);

/** A new desk seed, the statement that names both officers, and a share of it and of its index seed for each. */
export async function makeProposal(unlocked: Unlocked, desk: string, colleague: ComparedKeys, made: NewRecovery | null = null): Promise<NewProposal> {
  const instance = instanceOf(unlocked.me);
  const deskId = fromHex(desk);
  const holders = [ownHolder(unlocked), await holderOf(colleague)];
  const deskSeed = randomBytes(32);
  const key = (await expandDeskSeed({ instance, deskId, epoch: EPOCH }, deskSeed)).publicKey;
  const members = holders.map(({ member }) => member);
  const recovery = made && { hpke: made.keys.hpke.publicKey, sign: made.keys.sign.publicKey, mayReplaceAll: made.mayReplaceAll };
  const bytes = await encodeStatement({ instance, deskId, number: 1, epoch: EPOCH, key, members, recovery, prev: NO_STATEMENT, day: houseDay() });
  const signed = await signStatement(instance, bytes, unlocked.officer.id, unlocked.officer.keys.sign);
  const secret = { instance, deskId, epoch: EPOCH, seed: deskSeed, keyId: toHex(key.id) };
  return {
    statement: toBase64(bytes),
    signature: toHex(signed.signature),
    shares: await Promise.all(holders.map((holder) => deskShare(secret, holder))),
    index_shares: await Promise.all(holders.map((holder) => indexShare(secret, INDEX_VERSION, holder))),
    recovery_shares: recovery ? [await recoveryShare(secret, recovery.hpke)] : [],
  };
}

/**
 * Sign only what the colleague has signed with the key that was compared: the server knows both public keys, and could
 * ask each of us to sign, as the other's, a statement of a key that it made itself. And only what names exactly us two,
 * with a share that opens to its key, and no recovery key that nobody compared.
 */
export async function checkProposal(unlocked: Unlocked, desk: string, proposal: ProposalRow, colleague: ComparedKeys, comparedRecovery: Bytes | null = null): Promise<string> {
  const instance = instanceOf(unlocked.me);
  const bytes = fromBase64(proposal.statement);
  const statement = await parseStatement(bytes);
  const theirs = (await holderOf(colleague)).member;
  const signed = readListed({ statement: proposal.statement, signatures: proposal.signatures });
  const wanted = [ownHolder(unlocked).member, theirs];
  if (!(await hasSigned(instance, signed, toHex(theirs.officerId), theirs.sign))) throw new WrongProposal("Your colleague has not signed this statement with the key that you compared. Do not sign. Call your colleague.");
  if (!isFirstOf(statement, instance, fromHex(desk))) throw new WrongProposal("This is not the first statement of this desk. Do not sign. Call your colleague.");
  if (!namesExactly(statement.members, wanted)) throw new WrongProposal("This statement does not name exactly you two with the keys that you compared. Do not sign. Call your colleague.");
  if (statement.recovery && !(await isComparedRecovery(statement.recovery, comparedRecovery))) throw new WrongProposal("This statement names a recovery key that you have not compared: whoever holds it could take over the desk. Do not sign. Call your colleague.");
  if (!(await ownShareOpens(unlocked, proposal, statement))) throw new WrongProposal("Your share does not open to the key of this statement. Do not sign. Ask your colleague to withdraw it and begin again.");
  return toHex((await signStatement(instance, bytes, unlocked.officer.id, unlocked.officer.keys.sign)).signature);
}

function isFirstOf(statement: Statement, instance: Instance, deskId: Bytes): boolean {
  const first = statement.number === 1 && statement.epoch === EPOCH && sameBytes(statement.prev, NO_STATEMENT);
  return first && sameBytes(statement.instance.id, instance.id) && sameBytes(statement.deskId, deskId);
}

function namesExactly(members: readonly Member[], wanted: readonly Member[]): boolean {
  return members.length === wanted.length && wanted.every((one) => isNamed(members, one));
}
