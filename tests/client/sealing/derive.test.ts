import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "../../../static/src/sealing/index.ts";
import * as derive from "../../../static/src/sealing/derive.ts";
import { BadLayout } from "../../../static/src/sealing/errors.ts";
import { hex, instance, vectors } from "./vectors.ts";

interface Vector {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string | number>>;
  readonly output: string;
}

type Give = { bytes: (name: string) => Uint8Array; number: (name: string) => number; text: (name: string) => string };

const RESULTS: Record<string, (give: Give) => Promise<Uint8Array>> = {
  mailbox_id: ({ bytes }) => derive.mailboxId(instance, bytes("root")),
  mailbox_hash: ({ bytes }) => derive.mailboxHash(instance, bytes("root")),
  thread_key: ({ bytes }) => derive.threadKey(instance, bytes("root")),
  reporter_letter_key: ({ bytes }) => derive.letterKey(instance, bytes("thread"), "reporter"),
  desk_letter_key: ({ bytes }) => derive.letterKey(instance, bytes("thread"), "desk"),
  ticket: ({ bytes }) => derive.ticket(instance, bytes("cek"), bytes("report_id")),
  detail_secret: ({ bytes }) => derive.detailSecret(instance, bytes("cek"), bytes("report_id")),
  detail_ticket: ({ bytes, text }) => derive.detailTicket(instance, bytes("detail"), text("name"), text("value")),
  bulk_object_id: ({ bytes, number }) => derive.rowObjectId(instance, bytes("batch"), number("row")),
  bulk_filing_key: ({ bytes, number }) => derive.rowFilingKey(instance, bytes("batch"), number("row")),
  bulk_cell_tag: ({ bytes, text }) => derive.cellTag(instance, bytes("batch"), text("port"), text("kind"), text("quarter")),
  simple_filing_key: ({ bytes }) => derive.simpleFilingKey(instance, bytes("root"), bytes("object_id")),
  desk_hpke_seed: ({ bytes, number }) => derive.deskHpkeSeed(instance, bytes("desk_seed"), bytes("desk_id"), number("epoch")),
  index_seed: ({ bytes, number }) => derive.deskIndexSeed(instance, bytes("desk_seed"), bytes("desk_id"), number("version")),
  desk_index_key: ({ bytes, number }) => derive.deskIndexKey(instance, bytes("index_seed"), bytes("desk_id"), number("version")),
  officer_hpke_seed: ({ bytes }) => derive.officerHpkeSeed(instance, bytes("officer_seed"), bytes("officer_id")),
  officer_sign_seed: ({ bytes }) => derive.officerSignSeed(instance, bytes("officer_seed"), bytes("officer_id")),
  officer_pins_key: ({ bytes }) => derive.officerPinsKey(instance, bytes("officer_seed"), bytes("officer_id")),
  recovery_hpke_seed: ({ bytes }) => derive.recoveryHpkeSeed(instance, bytes("recovery_seed")),
  recovery_sign_seed: ({ bytes }) => derive.recoverySignSeed(instance, bytes("recovery_seed")),
  passkey_key: ({ bytes }) => derive.passkeyKey(instance, bytes("prf_output"), bytes("credential_id")),
  session_key: ({ bytes }) =>
    derive.sessionKey(instance, { browser: bytes("browser_half"), server: bytes("server_half") }, bytes("officer_id")),
};
/** Filler is made by the server alone. */
const SERVER_ONLY = ["filler_key"];

const shared = vectors<{ vectors: Vector[] }>("derivations");

function given(vector: Vector): Give {
  const find = (name: string) => {
    const value = vector.inputs[name];
    assert.notEqual(value, undefined, `${vector.name} has no ${name}`);
    return value as string | number;
  };
  return { bytes: (name) => hex(String(find(name))), number: (name) => Number(find(name)), text: (name) => String(find(name)) };
}

test("every derivation of the table gives what the other implementation gives", async () => {
  const seen = new Set<string>();
  for (const vector of shared.vectors) {
    if (SERVER_ONLY.includes(vector.name)) continue;
    const make = RESULTS[vector.name];
    assert.ok(make, `no derivation is called ${vector.name}`);
    assert.equal(toHex(await make(given(vector))), vector.output, vector.name);
    seen.add(vector.name);
  }
  assert.deepEqual([...seen].sort(), Object.keys(RESULTS).sort());
});

test("a secret, an id or a number of the wrong size is refused", async () => {
  await assert.rejects(() => derive.threadKey(instance, new Uint8Array(15)), BadLayout);
  await assert.rejects(async () => derive.ticket(instance, new Uint8Array(32), new Uint8Array(17)), BadLayout);
  await assert.rejects(async () => derive.deskHpkeSeed(instance, new Uint8Array(32), new Uint8Array(16), 2 ** 32), BadLayout);
  await assert.rejects(async () => derive.deskHpkeSeed(instance, new Uint8Array(32), new Uint8Array(16), -1), BadLayout);
});
