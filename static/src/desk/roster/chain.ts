/** The chain of a desk's statements as this officer believes it: verified, and tied to what they signed or pinned. */

import { BadStatement, type Member, type SignedStatement, type Statement, hasSigned, readListed, statementHash, toHex, verifyChain } from "../../sealing/desk.ts";
import type { DeskRow } from "../api.ts";
import { type Bytes, fromHex } from "../bytes.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";
import { keepPin, pinOf } from "./pins.ts";
import { type ComparedKeys, WrongProposal, holderOf, isNamed } from "./shares.ts";

export interface VerifiedStatement extends Statement {
  readonly hash: Bytes;
}

export interface Chain {
  readonly chain: readonly VerifiedStatement[];
  readonly problems: string[];
  /** A chain that holds, and that this officer has neither begun nor compared: nothing is opened by it. */
  readonly uncompared: readonly VerifiedStatement[];
}

const NOT_HELD = "The statements of this desk do not follow from each other. Somebody may have changed them. No key was opened. Call the other officers and your administrator, by telephone.";
const NOT_PINNED = "The statements of this desk are not those that you accepted before. Somebody may have replaced them. No key was opened. Call the other officers and your administrator, by telephone.";
const NOT_COMPARED = "You have not compared the key of this desk yet, so nothing was opened. Open the page of the desk: it says what comes next.";

/** Verify every statement; then believe the chain only from one that this officer signed or accepted before. */
export async function verifiedChain(unlocked: Unlocked, desk: DeskRow): Promise<Chain> {
  if (desk.statements.length === 0) return { chain: [], problems: [], uncompared: [] };
  try {
    const signed = desk.statements.map(readListed);
    const chain = await checked(unlocked, desk.desk, signed);
    const problem = await believed(unlocked, desk.desk, signed, chain);
    if (!problem) return { chain, problems: [], uncompared: [] };
    return { chain: [], problems: [problem], uncompared: problem === NOT_COMPARED ? chain : [] };
  } catch (error) {
    if (error instanceof BadStatement) return { chain: [], problems: [NOT_HELD], uncompared: [] };
    throw error;
  }
}

async function checked(unlocked: Unlocked, desk: string, signed: readonly SignedStatement[]): Promise<readonly VerifiedStatement[]> {
  const verified = await verifyChain(instanceOf(unlocked.me), fromHex(desk), signed, null);
  return Promise.all(verified.map(async (statement, at) => ({ ...statement, hash: await hashAt(signed, at) })));
}

/** Those whom the newest statement names and who have signed it: each can vouch for it to somebody who joins. */
export async function vouchersOf(unlocked: Unlocked, desk: DeskRow): Promise<readonly Member[]> {
  const signed = desk.statements.map(readListed);
  const newest = (await checked(unlocked, desk.desk, signed)).at(-1);
  const vouchers: Member[] = [];
  for (const member of newest?.members ?? []) {
    if (await hasSigned(instanceOf(unlocked.me), signed.at(-1) as SignedStatement, toHex(member.officerId), member.sign)) vouchers.push(member);
  }
  return vouchers;
}

/**
 * Believe a chain from its newest statement on, because a colleague has signed it with the very keys that were compared:
 * a name and an id are the server's word. @throws WrongProposal
 */
export async function believe(unlocked: Unlocked, desk: DeskRow, colleague: ComparedKeys): Promise<void> {
  const { member } = await holderOf(colleague);
  if (!isNamed(await vouchersOf(unlocked, desk), member)) throw new WrongProposal("The statements of this desk are not signed with the key that you compared. Do not go on: somebody may have put another desk in its place. Call your colleague and your administrator.");
  const newest = toHex(await statementHash(readListed(desk.statements.at(-1) as DeskRow["statements"][number]).statement));
  if (!(await keepPin(unlocked, desk.desk, newest))) await keepPin(unlocked, desk.desk, newest);
}

function hashAt(signed: readonly SignedStatement[], at: number): Promise<Bytes> {
  return statementHash((signed[at] as SignedStatement).statement);
}

/** Null when the chain holds what was pinned, or begins with this officer's own signature; then the newest is pinned. */
async function believed(unlocked: Unlocked, desk: string, signed: readonly SignedStatement[], chain: readonly VerifiedStatement[], again = true): Promise<string | null> {
  const pin = await pinOf(unlocked, desk);
  if (pin && !chain.some((statement) => toHex(statement.hash) === pin)) return NOT_PINNED;
  if (!pin && !(await signedByMe(unlocked, signed[0] as SignedStatement))) return NOT_COMPARED;
  const newest = toHex((chain.at(-1) as VerifiedStatement).hash);
  if (newest === pin || (await keepPin(unlocked, desk, newest)) || !again) return null;
  return believed(unlocked, desk, signed, chain, false);
}

function signedByMe({ me, officer }: Unlocked, first: SignedStatement): Promise<boolean> {
  return hasSigned(instanceOf(me), first, toHex(officer.id), officer.keys.sign.publicKey);
}
