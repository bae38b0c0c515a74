/** Whom a statement names, and the shares of its seeds that are sealed to them: the first statement's and every later one's. */

import {
  type Instance,
  type Member,
  type PublicKey,
  type Statement,
  memberOf,
  openDeskShare,
  readPublicKey,
  sealDeskShare,
  sealIndexShare,
} from "../../sealing/desk.ts";
import type { ProposalRow } from "../api.ts";
import { type Bytes, fromBase64, fromHex, sameBytes, toBase64, toUuid } from "../bytes.ts";
import type { Unlocked } from "../gate.ts";
import { instanceOf } from "../officer.ts";

/** Public keys as the server shows them; their twelve words were typed in before they come here. */
export interface ComparedKeys {
  readonly officer: string;
  readonly hpke: string;
  readonly sign: string;
}

/** Somebody as a statement names them, with the key that shares are sealed to. */
export interface Holder {
  readonly member: Member;
  readonly hpke: PublicKey;
}

export interface NewProposal {
  readonly statement: string;
  readonly signature: string;
  readonly shares: readonly object[];
  readonly index_shares: readonly object[];
  readonly recovery_shares?: readonly object[];
}

/** What is wrong with a proposal, in a sentence for the officer who was about to sign it. */
export class WrongProposal extends Error {}

export async function holderOf({ officer, hpke, sign }: ComparedKeys): Promise<Holder> {
  const key = await readPublicKey(fromBase64(hpke));
  return { member: memberOf(fromHex(officer), key, fromHex(sign)), hpke: key };
}

export function ownHolder({ officer }: Unlocked): Holder {
  const { hpke, sign } = officer.keys;
  return { member: memberOf(officer.id, hpke.publicKey, sign.publicKey), hpke: hpke.publicKey };
}

export function isSameMember(a: Member, b: Member): boolean {
  return sameBytes(a.officerId, b.officerId) && sameBytes(a.hpkeHash, b.hpkeHash) && sameBytes(a.sign, b.sign);
}

export function isNamed(members: readonly Member[], wanted: Member): boolean {
  return members.some((member) => isSameMember(member, wanted));
}

/** A desk seed with its place; `keyId` is the id of the key that it gives, by which wraps find it. */
export interface DeskSecret {
  readonly instance: Instance;
  readonly deskId: Bytes;
  readonly epoch: number;
  readonly seed: Bytes;
  readonly keyId: string;
}

export async function deskShare(secret: DeskSecret, holder: Holder): Promise<object> {
  return { officer: toUuid(holder.member.officerId), ...(await recoveryShare(secret, holder.hpke)) };
}

/** A share that names no officer: the recovery key's. */
export async function recoveryShare({ instance, deskId, epoch, seed, keyId }: DeskSecret, to: PublicKey): Promise<object> {
  return { epoch, key_id: keyId, share: toBase64(await sealDeskShare({ instance, deskId, epoch }, to, seed)) };
}

export async function indexShare({ instance, deskId, seed, keyId }: DeskSecret, version: number, { member, hpke }: Holder): Promise<object> {
  const share = await sealIndexShare({ instance, deskId, version }, hpke, seed);
  return { officer: toUuid(member.officerId), version, key_id: keyId, share: toBase64(share) };
}

/** Does a share of mine open to the key of this statement? Otherwise its signers would lock me out. */
export async function ownShareOpens({ me, officer }: Unlocked, proposal: ProposalRow, statement: Statement): Promise<boolean> {
  const place = { instance: instanceOf(me), deskId: statement.deskId, epoch: statement.epoch };
  const mine = proposal.shares.filter((share) => !share.officer || sameBytes(fromHex(share.officer), officer.id));
  for (const share of mine) {
    try {
      await openDeskShare(place, officer.opens, fromBase64(share.share), statement.key);
      return true;
    } catch {
      continue; // another share may still open
    }
  }
  return false;
}
