/** Changes of a roster in the officers' browsers: what a proposal brings, and what nobody signs or believes. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { type Piece, encodeStatement, fingerprint, openDeskShare, openIndexShare, parseStatement, recoveryKeys, sealDeskShare, sealIndexShare, signStatement, splitRecovery, toHex } from "../../../static/src/sealing/desk.ts";
import type { DeskRow, ProposalRow, ShareRow } from "../../../static/src/desk/api.ts";
import { type Bytes, fromBase64, fromHex, randomBytes, toBase64, toUuid } from "../../../static/src/desk/bytes.ts";
import { openDeskKeys } from "../../../static/src/desk/opening.ts";
import { openDeskIndex } from "../../../static/src/desk/register/index.ts";
import { type Seat, makeAdmission, makeRemoval } from "../../../static/src/desk/roster/change.ts";
import { readChange, signByRecovery, signChange } from "../../../static/src/desk/roster/check_change.ts";
import { believe, vouchersOf } from "../../../static/src/desk/roster/chain.ts";
import type { NewRecovery } from "../../../static/src/desk/roster/papers.ts";
import { checkProposal, makeProposal } from "../../../static/src/desk/roster/proposal.ts";
import { type NewProposal, WrongProposal } from "../../../static/src/desk/roster/shares.ts";
import { type Cast, INSTANCE, deskOf, officerNamed, signedBy, waiting } from "./cast.ts";

/** The server: it keeps pins, and what was accepted of the desk. */
Object.defineProperty(globalThis, "localStorage", { value: { getItem: () => null, setItem: () => undefined } });
globalThis.document = { querySelector: () => null, body: { dataset: {} } } as unknown as Document;
globalThis.fetch = (async () => new Response(null, { status: 204 })) as typeof fetch;

let ines: Cast;
let noor: Cast;
let tariq: Cast;
let people: readonly Cast["public"][];

interface KeptShare extends ShareRow {
  readonly version?: number;
}

/** Everything that the server keeps of one desk. */
class Server {
  readonly desk = toUuid(randomBytes(16));
  statements: DeskRow["statements"] = [];
  shares: readonly KeptShare[] = [];
  indexes: readonly KeptShare[] = [];

  async begin(): Promise<void> {
    const made = await makeProposal(ines.unlocked, this.desk, noor.public);
    this.accept(made, (await deskOf(this.desk, ines, waiting(made, ines), noor, ines)).statements[0] as ProposalRow);
  }

  accept(made: NewProposal, { statement, signatures }: Pick<ProposalRow, "statement" | "signatures">): void {
    this.statements = [...this.statements, { statement, signatures }];
    this.shares = [...this.shares, ...(made.shares as KeptShare[])];
    this.indexes = [...this.indexes, ...(made.index_shares as KeptShare[])];
  }

  rowFor(reader: Cast): DeskRow {
    const mine = (share: KeptShare): boolean => share.officer === reader.public.officer;
    const indexes = this.indexes.filter(mine).map(({ version, share }) => ({ version: version as number, share }));
    return { desk: this.desk, name: "Team", kind: "team", statements: this.statements, proposal: null, people, shares: this.shares.filter(mine), index: indexes.at(-1) ?? null, indexes };
  }

  async seat(reader: Cast): Promise<Seat> {
    const desk = this.rowFor(reader);
    return { unlocked: reader.unlocked, desk, keys: await openDeskKeys(reader.unlocked, desk) };
  }

  /** One proposes, the other checks and signs. */
  async change(made: NewProposal, compared: readonly Cast[] = []): Promise<void> {
    const proposal = waiting(made, ines);
    const signature = await signChange(await this.seat(noor), proposal, compared.map((one) => one.public));
    this.accept(made, signedBy(proposal, noor, signature));
  }

  async admitTariq(): Promise<void> {
    await this.change(await makeAdmission(await this.seat(ines), tariq.public), [tariq]);
  }
}

let server: Server;
beforeEach(async () => {
  [ines, noor, tariq] = [await officerNamed("Ines"), await officerNamed("Noor"), await officerNamed("Tariq")];
  people = [ines, noor, tariq].map((one) => one.public);
  server = new Server();
  await server.begin();
});

test("who is admitted is given every seed, and opens them once a colleague has vouched", async () => {
  await server.admitTariq();
  const before = await server.seat(tariq);
  assert.deepEqual([before.keys.keys.size, before.keys.uncompared.length], [0, 2]);
  const vouchers = (await vouchersOf(tariq.unlocked, before.desk)).map((member) => toUuid(member.officerId));
  assert.deepEqual(vouchers, [ines.public.officer, noor.public.officer]);
  await believe(tariq.unlocked, before.desk, noor.public);
  const after = await server.seat(tariq);
  assert.deepEqual(after.keys.problems, []);
  assert.deepEqual([...after.keys.keys.keys()], [...(await server.seat(ines)).keys.keys.keys()]);
  const place = { instance: INSTANCE, deskId: fromHex(server.desk), version: 1 };
  await openIndexShare(place, tariq.officer.opens, fromBase64(after.desk.indexes![0]!.share), after.keys.seeds);
});

test("a desk that somebody invented is not believed, though it names colleagues whose words agree", async () => {
  await server.admitTariq();
  const { desk } = await server.seat(tariq);
  const mallory = await officerNamed("Mallory");
  for (const stranger of [mallory.public, { ...ines.public, sign: mallory.public.sign }, tariq.public]) {
    await assert.rejects(believe(tariq.unlocked, desk, stranger), /not signed with the key/);
  }
  assert.equal((await server.seat(tariq)).keys.keys.size, 0);
});

test("who has not admitted anybody believes the change without comparing again", async () => {
  await server.admitTariq();
  for (const reader of [ines, noor]) {
    const { keys } = await server.seat(reader);
    assert.deepEqual([keys.problems, keys.current?.number, keys.current?.members.length], [[], 2, 3]);
  }
});

test("who leaves gets no share of the new key, and those who stay open both", async () => {
  await server.admitTariq();
  const made = await makeRemoval(await server.seat(ines), tariq.officer.id);
  const given = [...made.shares, ...made.index_shares] as KeptShare[];
  assert.ok(given.every((share) => share.officer !== tariq.public.officer));
  await server.change(made);
  for (const reader of [ines, noor]) {
    const { keys } = await server.seat(reader);
    assert.deepEqual([keys.problems, keys.held.map(({ epoch }) => epoch)], [[], [1, 2]]);
  }
  const statement = await parseStatement(fromBase64(made.statement));
  for (const share of made.shares as ShareRow[]) {
    const place = { instance: INSTANCE, deskId: fromHex(server.desk), epoch: 2 };
    await assert.rejects(openDeskShare(place, tariq.officer.opens, fromBase64(share.share), statement.key));
  }
});

test("a newcomer after that is given the older key too", async () => {
  await server.admitTariq();
  await server.change(await makeRemoval(await server.seat(ines), tariq.officer.id));
  const made = await makeAdmission(await server.seat(ines), tariq.public);
  assert.deepEqual((made.shares as ShareRow[]).map(({ epoch }) => epoch), [1, 2]);
  assert.deepEqual((made.index_shares as KeptShare[]).map(({ version }) => version), [1, 2]);
});

test("a change is read from its bytes: who joins, who leaves, who has signed", async () => {
  const proposal = waiting(await makeAdmission(await server.seat(ines), tariq.public), ines);
  const change = await readChange(await server.seat(noor), proposal);
  const ids = (members: readonly { officerId: Uint8Array }[]): string[] => members.map((one) => toUuid(one.officerId));
  assert.deepEqual(ids(change.joining), [tariq.public.officer]);
  assert.deepEqual(ids(change.leaving), []);
  assert.deepEqual(ids(change.signed), [ines.public.officer]);
});

test("nobody signs for a key that they have not compared", async () => {
  const proposal = waiting(await makeAdmission(await server.seat(ines), tariq.public), ines);
  const mallory = await officerNamed("Mallory");
  for (const compared of [[], [mallory.public]]) {
    await assert.rejects(signChange(await server.seat(noor), proposal, compared), /not compared/);
  }
});

test("nobody is the second signature under what no colleague has signed", async () => {
  const proposal = waiting(await makeAdmission(await server.seat(ines), tariq.public), ines);
  const { signature } = await signStatement(INSTANCE, fromBase64(proposal.statement), ines.officer.id, tariq.officer.keys.sign);
  const borrowed = [{ officer: toHex(ines.officer.id), key: tariq.public.sign, signature: toHex(signature) }];
  for (const signatures of [[], borrowed, [{ ...proposal.signatures[0]!, signature: "00".repeat(64) }]]) {
    await assert.rejects(signChange(await server.seat(noor), { ...proposal, signatures }, [tariq.public]), /Nobody who holds/);
  }
});

test("who joins or leaves does not sign", async () => {
  await server.admitTariq();
  const seat = await server.seat(tariq);
  await believe(tariq.unlocked, seat.desk, ines.public);
  const removal = waiting(await makeRemoval(await server.seat(ines), tariq.officer.id), ines);
  await assert.rejects(signChange(await server.seat(tariq), removal, []), /goes on holding/);
});

/** A proposal whose statement somebody changed and Ines signed all the same. */
async function changed(proposal: ProposalRow, more: object): Promise<ProposalRow> {
  const bytes = await encodeStatement({ ...(await parseStatement(fromBase64(proposal.statement))), ...more });
  const { signature } = await signStatement(INSTANCE, bytes, ines.officer.id, ines.officer.keys.sign);
  return { ...proposal, statement: toBase64(bytes), signatures: [{ ...proposal.signatures[0]!, signature: toHex(signature) }] };
}

test("what does not follow, plants a recovery key or keeps the key of who leaves is not signed", async () => {
  await server.admitTariq();
  const seat = await server.seat(noor);
  const before = seat.keys.current!;
  const proposal = waiting(await makeRemoval(await server.seat(ines), tariq.officer.id), ines);
  const recovery = { hpke: tariq.officer.opens.publicKey, sign: tariq.officer.keys.sign.publicKey, mayReplaceAll: true };
  const wrong: readonly [object, RegExp][] = [
    [{ number: 4 }, /does not follow/],
    [{ prev: randomBytes(32) }, /does not follow/],
    [{ epoch: 3 }, /does not follow/],
    [{ recovery }, /recovery key/],
    [{ epoch: before.epoch, key: before.key }, /keeps the desk's key/],
  ];
  for (const [more, sentence] of wrong) {
    await assert.rejects(signChange(seat, await changed(proposal, more), []), sentence);
  }
});

test("a change that cannot be read is said to be one", async () => {
  const proposal = waiting(await makeAdmission(await server.seat(ines), tariq.public), ines);
  const seat = await server.seat(noor);
  const wrong = [{ ...proposal, statement: toBase64(new TextEncoder().encode("{}")) }, { ...proposal, signatures: [{ officer: "x", key: "", signature: "" }] }];
  for (const one of wrong) await assert.rejects(readChange(seat, one), /cannot be read/);
});

test("nobody signs a new key that their own share does not open to", async () => {
  await server.admitTariq();
  const proposal = waiting(await makeRemoval(await server.seat(ines), tariq.officer.id), ines);
  const place = { instance: INSTANCE, deskId: fromHex(server.desk), epoch: 2 };
  const share = toBase64(await sealDeskShare(place, noor.officer.opens.publicKey, randomBytes(32)));
  const shares = proposal.shares.map((row) => ({ ...row, share }));
  await assert.rejects(signChange(await server.seat(noor), { ...proposal, shares }, []), /lock yourself out/);
});

test("nothing is sealed to a key that the server shows in place of a member's", async () => {
  await server.admitTariq();
  const seat = await server.seat(ines);
  const other = await officerNamed("Mallory");
  const swapped = people.map((one) => (one === noor.public ? { ...one, hpke: other.public.hpke } : one));
  const desk = { ...seat.desk, people: swapped };
  await assert.rejects(makeRemoval({ ...seat, desk }, tariq.officer.id), WrongProposal);
});

test("an epoch that two officers did not sign is an alarm, and its key opens nothing", async () => {
  await server.admitTariq();
  await server.seat(ines);
  const made = await makeRemoval(await server.seat(ines), tariq.officer.id);
  server.accept(made, waiting(made, ines));
  const { keys } = await server.seat(noor);
  assert.equal(keys.keys.size, 0);
  assert.match(keys.problems[0] as string, /do not follow from each other/);
});

test("nobody writes the register under an index whose seed an officer who was removed holds", async () => {
  await server.admitTariq();
  await server.change(await makeRemoval(await server.seat(ines), tariq.officer.id));
  const { desk, keys } = await server.seat(ines);
  const opened = async (indexes: NonNullable<DeskRow["indexes"]>) => openDeskIndex(ines.unlocked, { ...desk, indexes }, keys);
  assert.equal((await opened(desk.indexes!)).current?.version, 2);
  const [first, second] = desk.indexes!;
  const kept = await opened([first!]);
  assert.deepEqual([kept.versions.size, kept.current], [1, null]);
  const place = { instance: INSTANCE, deskId: fromHex(server.desk), version: 3 };
  const older = keys.held.find(({ epoch }) => epoch === 1)!.seed;
  const share = toBase64(await sealIndexShare(place, ines.officer.opens.publicKey, older));
  const forged = await opened([first!, second!, { version: 3, share }]);
  assert.equal(forged.current, null);
});

async function withRecovery(): Promise<{ made: NewProposal; recovery: NewRecovery; pieces: readonly Piece[] }> {
  const seed = randomBytes(32);
  const recovery = { keys: await recoveryKeys(INSTANCE, seed), mayReplaceAll: false };
  return { made: await makeProposal(ines.unlocked, server.desk, noor.public, recovery), recovery, pieces: splitRecovery(seed) };
}

test("a first statement with a recovery key is signed when its words were compared, and gives it the desk's seed", async () => {
  const { made, recovery } = await withRecovery();
  const words = await fingerprint(recovery.keys.hpke.publicKey, recovery.keys.sign.publicKey);
  const proposal = waiting(made, ines);
  for (const compared of [null, noor.officer.fingerprint]) {
    await assert.rejects(checkProposal(noor.unlocked, server.desk, proposal, ines.public, compared), /recovery key/);
  }
  await checkProposal(noor.unlocked, server.desk, proposal, ines.public, words);
  const statement = await parseStatement(fromBase64(made.statement));
  const [share] = made.recovery_shares as ShareRow[];
  const place = { instance: INSTANCE, deskId: fromHex(server.desk), epoch: 1 };
  await openDeskShare(place, recovery.keys.hpke, fromBase64(share!.share), statement.key);
});

test("of two, one and the recovery key put the other out: two custodians' pieces of one pair sign, others do not", async () => {
  const { made, recovery, pieces } = await withRecovery();
  const words = await fingerprint(recovery.keys.hpke.publicKey, recovery.keys.sign.publicKey);
  const first = waiting(made, ines);
  server.statements = [];
  server.shares = server.indexes = [];
  server.accept(made, signedBy(first, noor, await checkProposal(noor.unlocked, server.desk, first, ines.public, words)));
  const seat = await server.seat(ines);
  const removal = await makeRemoval(seat, noor.officer.id);
  assert.equal(removal.recovery_shares?.length, 1);
  const proposal = waiting(removal, ines);
  const said = (await readChange(seat, proposal)).statement.recovery!;
  const [x12, y12, x13] = pieces.map(({ secret }) => secret) as [Bytes, Bytes, Bytes];
  await assert.rejects(signByRecovery(seat, proposal, said, [x12, x13]), /do not give/);
  const signature = await signByRecovery(seat, proposal, said, [y12, x12]);
  const entry = { officer: "recovery", key: toHex(said.sign), signature };
  server.accept(removal, { ...proposal, signatures: [...proposal.signatures, entry] });
  const { keys } = await server.seat(ines);
  assert.deepEqual([keys.problems, keys.current?.members.length, keys.held.length], [[], 1, 2]);
});
