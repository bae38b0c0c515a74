import assert from "node:assert/strict";
import { test } from "node:test";
import { type CaseAct, encodeAct, isActSigned, signAct } from "../../../static/src/sealing/acts.ts";
import { BadLayout } from "../../../static/src/sealing/errors.ts";
import { Instance, toHex } from "../../../static/src/sealing/index.ts";
import { officerKeys } from "../../../static/src/sealing/officer.ts";
import { hex, vectors } from "./vectors.ts";

interface Row {
  readonly name?: string;
  readonly instance: string;
  readonly case: string;
  readonly act: string;
  readonly reason: string;
  readonly number: number;
  readonly prev: string;
  readonly officer: string;
  readonly note: string;
}
interface Shared {
  readonly officers: { officer: string; seed: string; key: string }[];
  readonly good: (Row & { json: string; signatures: string[] })[];
  readonly bad: Row[];
}
const shared = vectors<Shared>("acts");

function actOf(row: Row): CaseAct {
  return {
    instance: Instance.fromHex(row.instance),
    caseId: hex(row.case),
    act: row.act,
    reason: row.reason,
    number: row.number,
    prev: hex(row.prev),
    officerId: hex(row.officer),
    noteId: hex(row.note),
  };
}

test("both officers sign the same bytes in both implementations", async () => {
  for (const row of shared.good) {
    const act = actOf(row);
    assert.equal(new TextDecoder().decode(encodeAct(act)), row.json);
    for (const [at, officer] of shared.officers.entries()) {
      const keys = await officerKeys({ instance: act.instance, officerId: hex(officer.officer) }, hex(officer.seed));
      assert.equal(toHex(keys.sign.publicKey), officer.key);
      assert.equal(toHex(await signAct(act, keys.sign)), row.signatures[at]);
      assert.ok(await isActSigned(act, hex(officer.key), hex(row.signatures[at] as string)));
    }
  }
});

test("a signature fits nothing else, and is one officer's own", async () => {
  const [good] = shared.good as [Shared["good"][0]];
  const [first, second] = shared.officers.map(({ key }) => hex(key)) as [Uint8Array, Uint8Array];
  const signature = hex(good.signatures[0] as string);
  for (const row of shared.bad) assert.equal(await isActSigned(actOf(row), first, signature), false, row.name);
  assert.equal(await isActSigned(actOf(good), second, signature), false);
});

test("a field of another length or range is refused", () => {
  const act = actOf(shared.good[0] as Row);
  for (const wrong of [{ number: 0 }, { number: 2 ** 32 }, { number: 1.5 }, { caseId: new Uint8Array(15) }, { prev: new Uint8Array(31) }]) {
    assert.throws(() => encodeAct({ ...act, ...wrong }), BadLayout);
  }
});
