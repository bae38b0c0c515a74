import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyChain, verifyHistory } from "../../../static/src/sealing/chain.ts";
import { BadStatement } from "../../../static/src/sealing/errors.ts";
import { toHex } from "../../../static/src/sealing/index.ts";
import { expandDeskSeed } from "../../../static/src/sealing/seals.ts";
import { memberOf, officerKeys, recoveryKeys } from "../../../static/src/sealing/officer.ts";
import {
  type ListedStatement, type SignedStatement, type Statement,
  encodeStatement, isSigned, listStatement, parseStatement, readListed, signStatement, statementHash,
} from "../../../static/src/sealing/statements.ts";
import { base64, flipped, hex, instance, vectors } from "./vectors.ts";

interface Chain {
  readonly name: string;
  readonly first_hash: string;
  readonly history: { statement: number; signatures: { officer: string; key: string; signature: string }[] }[];
}
interface Shared {
  readonly desk: string;
  readonly members: { name: string; officer: string; seed: string }[];
  readonly recovery_seed: string;
  readonly desk_seeds: Record<string, string>;
  readonly statements_b64: string[];
  readonly good: Chain[];
  readonly bad: Chain[];
  readonly raw: { name: string; bytes_b64: string }[];
  readonly listed: { name: string; entry: ListedStatement }[];
}
const shared = vectors<Shared>("statements");
const deskId = hex(shared.desk);

function chainOf({ history }: Chain): SignedStatement[] {
  return history.map((entry) => readListed({ statement: shared.statements_b64[entry.statement] as string, signatures: entry.signatures }));
}

for (const chain of shared.good) {
  test(`a chain holds: ${chain.name}`, async () => {
    const signed = chainOf(chain);
    const statements = await verifyChain(instance, deskId, signed, hex(chain.first_hash));
    assert.equal(statements.length, signed.length);
    const last = statements[statements.length - 1] as Statement;
    const seed = shared.desk_seeds[String(last.epoch)] as string;
    assert.deepEqual(last.key, (await expandDeskSeed({ instance, deskId, epoch: last.epoch }, hex(seed))).publicKey);
    assert.deepEqual(await encodeStatement(last), signed[signed.length - 1]?.statement);
  });
}

for (const chain of shared.bad) {
  test(`a chain is refused: ${chain.name}`, async () => {
    await assert.rejects(verifyChain(instance, deskId, chainOf(chain), hex(chain.first_hash)), BadStatement);
  });
}

for (const { name, bytes_b64 } of shared.raw) {
  test(`no statement: ${name}`, async () => {
    await assert.rejects(parseStatement(base64(bytes_b64)), BadStatement);
  });
}

for (const { name, entry } of shared.listed) {
  test(`no entry of a history: ${name}`, () => {
    assert.throws(() => readListed(entry), BadStatement);
  });
}

test("a pin of another first statement, or no statement at all, is refused", async () => {
  const signed = chainOf(shared.good[0] as Chain);
  await assert.rejects(verifyChain(instance, deskId, signed, new Uint8Array(32)), BadStatement);
  await assert.rejects(verifyChain(instance, deskId, [], null), BadStatement);
  await assert.rejects(verifyChain(instance, new Uint8Array(16), signed, null), BadStatement);
});

test("a chain is found among other desks, in its own order only", async () => {
  const signed = chainOf(shared.good.find(({ name }) => name === "joining and leaving") as Chain);
  const other = await otherDesk();
  const mixed = [other, signed[0], other, signed[1], signed[2]] as SignedStatement[];
  assert.equal((await verifyHistory(instance, deskId, mixed, null)).length, 3);
  await assert.rejects(verifyHistory(instance, deskId, [signed[1], signed[0], signed[2]] as SignedStatement[], null), BadStatement);
});

async function otherDesk(): Promise<SignedStatement> {
  const { statement, keys } = await firstStatement(new Uint8Array(16).fill(8));
  const bytes = await encodeStatement(statement);
  return { statement: bytes, signatures: [await signStatement(instance, bytes, keys.officerId, keys.sign)] };
}

async function firstStatement(desk: Uint8Array) {
  const [ines] = shared.members;
  const keys = await officerKeys({ instance, officerId: hex(ines?.officer as string) }, hex(ines?.seed as string));
  const { publicKey } = await expandDeskSeed({ instance, deskId: desk, epoch: 1 }, hex(shared.desk_seeds["1"] as string));
  const members = [memberOf(keys.officerId, keys.hpke.publicKey, keys.sign.publicKey)];
  const statement: Statement = {
    instance, deskId: new Uint8Array(desk), number: 1, epoch: 1, key: publicKey, members, recovery: null, prev: new Uint8Array(32), day: "2026-11-24",
  };
  return { statement, keys };
}

test("statements that we make and sign are the ones that the vectors have", async () => {
  const chain = shared.good[0] as Chain;
  const entry = chain.history[0];
  const bytes = base64(shared.statements_b64[entry?.statement as number]);
  for (const { officer, key, signature } of entry?.signatures ?? []) {
    const member = shared.members.find((each) => each.officer === officer);
    const keys = await officerKeys({ instance, officerId: hex(officer) }, hex(member?.seed as string));
    const made = await signStatement(instance, bytes, keys.officerId, keys.sign);
    assert.deepEqual(listStatement({ statement: bytes, signatures: [made] }).signatures[0], { officer, key, signature });
  }
  const recovery = await recoveryKeys(instance, hex(shared.recovery_seed));
  const statement = await parseStatement(bytes);
  assert.deepEqual(statement.recovery?.hpke, recovery.hpke.publicKey);
  assert.deepEqual(statement.recovery?.sign, recovery.sign.publicKey);
  assert.equal(chain.first_hash, toHex(await statementHash(bytes)));
});

test("a signature holds for its bytes, key and instance only", async () => {
  const { statement, keys } = await firstStatement(deskId);
  const bytes = await encodeStatement(statement);
  const signature = await signStatement(instance, bytes, keys.officerId, keys.sign);
  assert.equal(await isSigned(instance, bytes, signature), true);
  assert.equal(await isSigned(instance, flipped(bytes, 9), signature), false);
  assert.equal(await isSigned(instance, bytes, { ...signature, key: new Uint8Array(32) }), false);
  assert.equal(await isSigned(instance, bytes, { ...signature, signature: flipped(signature.signature, 40) }), false);
});

test("a statement that nobody could read back is not encoded", async () => {
  const { statement } = await firstStatement(deskId);
  for (const bad of [{ members: [] }, { members: [...statement.members, ...statement.members] }, { number: 0 }, { epoch: 2 ** 32 }]) {
    await assert.rejects(encodeStatement({ ...statement, ...bad }), BadStatement);
  }
});

test("a malformed entry of the history is refused", () => {
  const entry = { statement: "e30=", signatures: [{ officer: "recovery", key: "00", signature: "" }] };
  assert.throws(() => readListed(entry), BadStatement);
  assert.throws(() => readListed({ statement: "!", signatures: [] }), BadStatement);
  assert.throws(() => readListed({} as never), BadStatement);
});

test("a member with another id or key is not the member who was there", async () => {
  const [ines, bo] = await Promise.all(shared.members.slice(0, 2).map(({ officer, seed }) => officerKeys({ instance, officerId: hex(officer) }, hex(seed))));
  assert.ok(ines && bo);
  const [one, two] = [ines, bo].map((keys) => memberOf(keys.officerId, keys.hpke.publicKey, keys.sign.publicKey));
  assert.ok(one && two);
  const first = { ...(await firstStatement(deskId)).statement, members: [one, two] };
  const firstBytes = await encodeStatement(first);
  const signedBy = async (bytes: Uint8Array, ...keys: (typeof ines)[]) => ({
    statement: new Uint8Array(bytes),
    signatures: await Promise.all(keys.map((each) => signStatement(instance, bytes, each.officerId, each.sign))),
  });
  const changes = { none: {}, id: { officerId: new Uint8Array(16) }, hpke: { hpkeHash: new Uint8Array(32) }, sign: { sign: ines.hpke.publicKey.hash } };
  for (const [name, change] of Object.entries(changes)) {
    const next = { ...first, number: 2, prev: await statementHash(firstBytes), members: [one, { ...two, ...change }] };
    const chain: SignedStatement[] = [await signedBy(firstBytes, ines, bo), await signedBy(await encodeStatement(next), ines, bo)];
    if (name === "none") assert.equal((await verifyChain(instance, deskId, chain, null)).length, 2);
    else await assert.rejects(verifyChain(instance, deskId, chain, null), BadStatement, name);
  }
});
