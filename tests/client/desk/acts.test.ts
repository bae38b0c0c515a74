/** The second signature: only under what a named colleague has signed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActRow, CaseFile } from "../../../static/src/desk/api.ts";
import { proposedAct, signFirst, signSecond } from "../../../static/src/desk/acts.ts";
import { fromHex, randomBytes, toBase64, toHex, toUuid } from "../../../static/src/desk/bytes.ts";
import { WrongProposal, ownHolder } from "../../../static/src/desk/roster/shares.ts";
import { isActSigned, sealNote } from "../../../static/src/sealing/desk.ts";
import { type Cast, INSTANCE, officerNamed } from "./cast.ts";

async function proposedBy(by: Cast): Promise<ActRow> {
  const file = { id: toUuid(randomBytes(16)), events: [2, 1].map((number) => ({ number, hash: toHex(randomBytes(32)) })) } as unknown as CaseFile;
  const note = toBase64(await sealNote({ instance: INSTANCE, reportId: randomBytes(16) }, randomBytes(32), { v: 1, kind: "step", reason: "Named." }));
  const signed = await signFirst(by.unlocked, file, { act: "erase", why: "person_in_danger", note });
  assert.equal(signed.number, 3);
  const box = Buffer.from(note, "base64");
  return {
    case: file.id,
    desk: toUuid(randomBytes(16)),
    desk_name: "Team",
    act: "erase",
    why: "person_in_danger",
    proposer: { id: "ines", name: "Ines" },
    at: "2026-11-25T10:00:00Z",
    prev: (file.events[0] as { hash: string }).hash,
    note: toHex(box.subarray(6, 22)),
    officer: toHex(by.officer.id),
    key: by.public.sign,
    ...signed,
  };
}

test("the second signs what the first has signed", async () => {
  const [ines, noor] = [await officerNamed("Ines"), await officerNamed("Noor")];
  const row = await proposedBy(ines);
  const signature = await signSecond(noor.unlocked, row, [ownHolder(ines.unlocked).member]);
  assert.ok(await isActSigned(proposedAct(noor.unlocked, row), fromHex(noor.public.sign), fromHex(signature)));
});

test("what the server made of it is not signed", async () => {
  const [ines, noor] = [await officerNamed("Ines"), await officerNamed("Noor")];
  const row = await proposedBy(ines);
  const members = [ownHolder(ines.unlocked).member];
  const changes: Partial<ActRow>[] = [{ act: "lift_hold" }, { why: "not_a_report" }, { case: toUuid(randomBytes(16)) }, { number: 4 }, { prev: toHex(randomBytes(32)) }, { note: toHex(randomBytes(16)) }, { signature: "00".repeat(64) }];
  for (const change of changes) await assert.rejects(signSecond(noor.unlocked, { ...row, ...change }, members), WrongProposal, JSON.stringify(change));
});

test("what nobody whom a statement names has proposed is not signed", async () => {
  const [ines, noor, mallory] = [await officerNamed("Ines"), await officerNamed("Noor"), await officerNamed("Mallory")];
  const members = [ownHolder(ines.unlocked).member];
  await assert.rejects(signSecond(noor.unlocked, await proposedBy(mallory), members), WrongProposal);
  await assert.rejects(signSecond(noor.unlocked, await proposedBy(ines), []), WrongProposal);
  const under = { ...(await proposedBy(mallory)), officer: toHex(ines.officer.id) };
  await assert.rejects(signSecond(noor.unlocked, under, members), WrongProposal);
});
