/** Officers for the tests: each with a key of their own, as pages see them and as their colleagues do. */

import { Instance, toHex } from "../../../static/src/sealing/desk.ts";
import type { DeskPerson, DeskRow, Me, ProposalRow, ShareRow } from "../../../static/src/desk/api.ts";
import { randomBytes, toBase64, toUuid } from "../../../static/src/desk/bytes.ts";
import type { Unlocked } from "../../../static/src/desk/gate.ts";
import { type Officer, makeOfficer } from "../../../static/src/desk/officer.ts";
import { checkProposal, makeProposal } from "../../../static/src/desk/roster/proposal.ts";
import type { NewProposal } from "../../../static/src/desk/roster/shares.ts";

export const INSTANCE = new Instance(randomBytes(16));

export interface Cast {
  readonly unlocked: Unlocked;
  readonly officer: Officer;
  readonly public: DeskPerson & { officer: string; hpke: string; sign: string };
}

export async function officerNamed(name: string): Promise<Cast> {
  const me = { instance: toHex(INSTANCE.id), pins: null, memberships: [], officer: null, person: { id: name, name, language: "en" } };
  const officer = await makeOfficer(me);
  const [hpke, sign] = [toBase64(officer.opens.publicKey.raw), toHex(officer.keys.sign.publicKey)];
  const row = { id: toUuid(officer.id), hpke, sign, boxes: [] };
  const unlocked = { me: { ...me, officer: row } as Me, officer, app: null as unknown as HTMLElement };
  return { unlocked, officer, public: { person: name, name, role: "officer", officer: row.id, hpke, sign } };
}

/** A proposal as the server shows it, with its first signature. */
export function waiting(made: NewProposal, by: Cast): ProposalRow {
  const signature = { officer: toHex(by.officer.id), key: by.public.sign, signature: made.signature };
  return { statement: made.statement, signatures: [signature], shares: made.shares as ShareRow[] };
}

export async function proposed(desk: string, by: Cast, other: Cast): Promise<ProposalRow> {
  return waiting(await makeProposal(by.unlocked, desk, other.public), by);
}

export function signedBy(proposal: ProposalRow, second: Cast, signature: string): ProposalRow {
  const entry = { officer: toHex(second.officer.id), key: second.public.sign, signature };
  return { ...proposal, signatures: [...proposal.signatures, entry] };
}

/** The desk as the server shows it to one reader, once the second officer has signed. */
export async function deskOf(desk: string, reader: Cast, proposal: ProposalRow, second: Cast, first: Cast): Promise<DeskRow> {
  const { statement, signatures } = signedBy(proposal, second, await checkProposal(second.unlocked, desk, proposal, first.public));
  const shares = proposal.shares.filter((share) => share.officer === reader.public.officer);
  return { desk, name: "Team", kind: "team", statements: [{ statement, signatures }], proposal: null, people: [], shares, index: null };
}
