/** Sealing: the hash chain of a desk's statements: which may follow which, and who must have signed. */

import { type Bytes, Z32, equal, sha256, toHex } from "./bytes.ts";
import { BadStatement } from "./errors.ts";
import type { Instance } from "./info.ts";
import { type Member, RECOVERY, type SignedStatement, type Statement, hasSigned, parseStatement } from "./statements.ts";
import { sameKey } from "./xwing.ts";

/**
 * Verify the statements of one desk from number 1 to the last. `firstHash` is the pinned hash of the first one;
 * null only where a person will compare it (it vouches for itself).
 * @throws BadStatement at the first rule that is broken
 */
export async function verifyChain(
  instance: Instance,
  deskId: Uint8Array,
  chain: readonly SignedStatement[],
  firstHash: Uint8Array | null,
): Promise<Statement[]> {
  const [first, ...rest] = chain;
  if (!first) throw new BadStatement("The desk has no statement.");
  let hash = await sha256(first.statement);
  if (firstHash && !equal(hash, firstHash)) throw new BadStatement("The first statement is not the one that is pinned.");
  const verified = [await verifyFirst(instance, deskId, first)];
  for (const signed of rest) {
    verified.push(await verifyNext(verified[verified.length - 1] as Statement, hash, signed));
    hash = await sha256(signed.statement);
  }
  return verified;
}

/**
 * Find one desk in a history of many, and verify its chain. Entries of other desks are passed over; entries of this
 * desk must follow each other in the order given. @throws BadStatement
 */
export async function verifyHistory(
  instance: Instance,
  deskId: Uint8Array,
  history: readonly SignedStatement[],
  firstHash: Uint8Array | null,
): Promise<Statement[]> {
  const ofDesk = [];
  for (const signed of history) {
    if (equal((await parseStatement(signed.statement)).deskId, deskId)) ofDesk.push(signed);
  }
  return verifyChain(instance, deskId, ofDesk, firstHash);
}

/** Statement number 1: no statement before it, signed by every member that it names. @throws BadStatement */
export async function verifyFirst(instance: Instance, deskId: Uint8Array, signed: SignedStatement): Promise<Statement> {
  const statement = await parseStatement(signed.statement);
  checkPlace(statement, instance, deskId);
  if (statement.number !== 1 || !equal(statement.prev, Z32)) throw new BadStatement("A first statement has number 1 and none before it.");
  const signers = await signersOf(signed, statement, statement.members);
  if (signers.length !== statement.members.length) throw new BadStatement("A first statement is signed by every member.");
  return statement;
}

/**
 * The statement that follows a verified one: number + 1; epoch the same with the same key, or + 1 with another;
 * prev matches; two signatures by members of both. Where only one member is in both, that one and the recovery key of
 * the statement before (that one alone while it has one member); the recovery key alone if all are gone and it says so.
 * A member is in both only with the same id and the same two keys.
 * @throws BadStatement
 */
export async function verifyNext(previous: Statement, previousHash: Bytes, signed: SignedStatement): Promise<Statement> {
  const statement = await parseStatement(signed.statement);
  checkPlace(statement, previous.instance, previous.deskId);
  if (statement.number !== previous.number + 1) throw new BadStatement("The statement's number does not follow.");
  if (!equal(statement.prev, previousHash)) throw new BadStatement("The statement names another one before it.");
  const raised = statement.epoch - previous.epoch;
  if (raised !== (sameKey(statement.key, previous.key) ? 0 : 1)) throw new BadStatement("The epoch rises by one when the key changes, and only then.");
  if (!(await isCarried(previous, statement, signed))) throw new BadStatement("The statement lacks the signatures it needs.");
  return statement;
}

function checkPlace(statement: Statement, instance: Instance, deskId: Uint8Array): void {
  if (!equal(statement.instance.id, instance.id) || !equal(statement.deskId, deskId)) {
    throw new BadStatement("The statement is of another desk.");
  }
}

async function isCarried(previous: Statement, statement: Statement, signed: SignedStatement): Promise<boolean> {
  const staying = previous.members.filter((member) => statement.members.some((other) => isSame(member, other)));
  const signers = await signersOf(signed, statement, staying);
  if (staying.length > 1) return signers.length > 1;
  const recovery = previous.recovery;
  const byRecovery = recovery !== null && (await hasSigned(statement.instance, signed, RECOVERY, recovery.sign));
  if (staying.length === 1) return signers.length === 1 && (previous.members.length === 1 || byRecovery);
  return byRecovery && recovery.mayReplaceAll;
}

async function signersOf(signed: SignedStatement, statement: Statement, members: readonly Member[]): Promise<Member[]> {
  const signers: Member[] = [];
  for (const member of members) {
    if (await hasSigned(statement.instance, signed, toHex(member.officerId), member.sign)) signers.push(member);
  }
  return signers;
}

function isSame(a: Member, b: Member): boolean {
  return equal(a.officerId, b.officerId) && equal(a.hpkeHash, b.hpkeHash) && equal(a.sign, b.sign);
}
