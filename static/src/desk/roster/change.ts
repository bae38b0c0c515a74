/** The bytes of a later statement: who joins or leaves, made with its shares by one member. */

import { type Member, SealingError, encodeStatement, expandDeskSeed, openIndexShare, signStatement } from "../../sealing/desk.ts";
import type { DeskPerson, DeskRow } from "../api.ts";
import { type Bytes, fromBase64, fromHex, randomBytes, sameBytes, toBase64, toHex } from "../bytes.ts";
import { houseDay } from "../clocks.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";
import type { DeskKeys } from "../opening.ts";
import type { VerifiedStatement } from "./chain.ts";
import type { NewRecovery } from "./papers.ts";
import { type ComparedKeys, type DeskSecret, type Holder, type NewProposal, WrongProposal, deskShare, holderOf, indexShare, isSameMember, recoveryShare } from "./shares.ts";

/** What this officer sees of the desk: its verified statements, its people, and the seeds that they hold. */
export interface Seat {
  readonly unlocked: Unlocked;
  readonly desk: DeskRow;
  readonly keys: DeskKeys;
}

/** Admit somebody whose twelve words were typed in: the desk's key stays, they are given what it opens. */
export async function makeAdmission(seat: Seat, colleague: ComparedKeys): Promise<NewProposal> {
  const before = newestOf(seat);
  const joining = await holderOf(colleague);
  const { statement, signature } = await signNext(seat, { ...before, members: [...before.members, joining.member] });
  return {
    statement,
    signature,
    shares: await Promise.all(secretsOf(seat).map((secret) => deskShare(secret, joining))),
    index_shares: await indexSharesFor(seat, joining),
    recovery_shares: [],
  };
}

/** Remove a member: those who stay get a new key and a new version of the index, which who leaves never sees. */
export async function makeRemoval(seat: Seat, leaver: Bytes): Promise<NewProposal> {
  const before = newestOf(seat);
  const members = before.members.filter((member) => !sameBytes(member.officerId, leaver));
  const holders = await Promise.all(members.map((member) => holderFrom(seat.desk.people, member)));
  const secret = await newSecret(seat, before.epoch + 1);
  const key = (await expandDeskSeed(secret, secret.seed)).publicKey;
  const { statement, signature } = await signNext(seat, { ...before, members, epoch: secret.epoch, key });
  const version = newestVersion(seat.desk) + 1;
  return {
    statement,
    signature,
    shares: await Promise.all(holders.map((holder) => deskShare(secret, holder))),
    index_shares: await Promise.all(holders.map((holder) => indexShare(secret, version, holder))),
    recovery_shares: before.recovery ? [await recoveryShare(secret, before.recovery.hpke)] : [],
  };
}

/** Name a recovery key where there is none; it is given every seed that this officer holds. */
export async function makeRecovery(seat: Seat, { keys, mayReplaceAll }: NewRecovery): Promise<NewProposal> {
  const before = newestOf(seat);
  if (before.recovery) throw new WrongProposal("This desk has a recovery key already.");
  const recovery = { hpke: keys.hpke.publicKey, sign: keys.sign.publicKey, mayReplaceAll };
  const { statement, signature } = await signNext(seat, { ...before, recovery });
  const shares = secretsOf(seat).map((secret) => recoveryShare(secret, recovery.hpke));
  return { statement, signature, shares: [], index_shares: [], recovery_shares: await Promise.all(shares) };
}

function newestOf({ keys }: Seat): VerifiedStatement {
  if (!keys.current) throw new WrongProposal("The statements of this desk do not hold. Nothing can be changed.");
  return keys.current;
}

/** Sign what follows the newest statement, whatever of it is changed. */
async function signNext({ unlocked }: Seat, changed: VerifiedStatement): Promise<{ statement: string; signature: string }> {
  const instance = instanceOf(unlocked.me);
  const bytes = await encodeStatement({ ...changed, number: changed.number + 1, prev: changed.hash, day: houseDay() });
  const signed = await signStatement(instance, bytes, unlocked.officer.id, unlocked.officer.keys.sign);
  return { statement: toBase64(bytes), signature: toHex(signed.signature) };
}

function secretsOf({ unlocked, desk, keys }: Seat): readonly DeskSecret[] {
  const place = { instance: instanceOf(unlocked.me), deskId: fromHex(desk.desk) };
  return keys.held.map((held) => ({ ...place, ...held }));
}

async function newSecret({ unlocked, desk }: Seat, epoch: number): Promise<DeskSecret> {
  const place = { instance: instanceOf(unlocked.me), deskId: fromHex(desk.desk), epoch };
  const seed = randomBytes(32);
  const { publicKey } = await expandDeskSeed(place, seed);
  return { ...place, seed, keyId: toHex(publicKey.id) };
}

export function newestVersion(desk: DeskRow): number {
  return Math.max(0, ...(desk.indexes ?? []).map(({ version }) => version));
}

/** Every version that I hold, each from the desk seed that it came from. */
async function indexSharesFor(seat: Seat, joining: Holder): Promise<readonly object[]> {
  const shares: object[] = [];
  for (const { version, share } of seat.desk.indexes ?? []) {
    const secret = await secretOfIndex(seat, version, fromBase64(share));
    if (secret) shares.push(await indexShare(secret, version, joining));
  }
  return shares;
}

async function secretOfIndex(seat: Seat, version: number, share: Bytes): Promise<DeskSecret | null> {
  for (const secret of secretsOf(seat)) {
    try {
      await openIndexShare({ instance: secret.instance, deskId: secret.deskId, version }, seat.unlocked.officer.opens, share, [secret.seed]);
      return secret;
    } catch (error) {
      if (!(error instanceof SealingError)) throw error;
    }
  }
  return null;
}

/** The keys that the server shows for a member must be those that the statement names. */
async function holderFrom(people: readonly DeskPerson[], member: Member): Promise<Holder> {
  const id = toHex(member.officerId);
  const person = people.find((other) => other.officer?.replaceAll("-", "") === id);
  if (!person?.officer || !person.hpke || !person.sign) throw new WrongProposal("A member of this desk has left it. Remove them first.");
  const holder = await holderOf({ officer: person.officer, hpke: person.hpke, sign: person.sign });
  if (!isSameMember(holder.member, member)) throw new WrongProposal(`The server shows another key for ${person.name} than the one that was signed. Nothing was proposed. Call them, and your administrator.`);
  return holder;
}
