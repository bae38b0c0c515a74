import assert from "node:assert/strict";
import { test } from "node:test";
import { BadKey, BadLayout, CannotOpen, UnknownKey } from "../../../static/src/sealing/errors.ts";
import { deskIndexSeed } from "../../../static/src/sealing/derive.ts";
import { hpkeOpen, hpkeSeal } from "../../../static/src/sealing/hpke.ts";
import type { Label } from "../../../static/src/sealing/info.ts";
import {
  SEAL_BYTES, WRAP_BYTES, type WrappedKind, WRAPPED_KINDS,
  openDeskShare, openIndexShare, sealDeskShare, sealIndexShare, unwrapKey, wrapKey,
} from "../../../static/src/sealing/seals.ts";
import { toHex } from "../../../static/src/sealing/index.ts";
import { type PublicKey, expandSeed, readPublicKey } from "../../../static/src/sealing/xwing.ts";
import { base64, flipped, hex, instance, vectors } from "./vectors.ts";

interface Seal {
  readonly label: Label;
  readonly fields: readonly string[];
  readonly seed: string;
  readonly key_id: string;
  readonly info: string;
  readonly plaintext: string;
  readonly sealed_b64: string;
}
interface Wrap {
  readonly rule: string;
  readonly share: boolean;
  readonly kind: number;
  readonly object_id: string;
  readonly desk_id: string;
  readonly epoch: number;
  readonly seed: string;
  readonly stated_key_b64: string;
  readonly wrap_b64: string;
  readonly plaintext?: string;
  readonly error?: "UnknownKey" | "CannotOpen" | "BadLayout";
}
const shared = vectors<{ vectors: Seal[] }>("hpke");
interface IndexShare {
  readonly rule: string;
  readonly desk_id: string;
  readonly version: number;
  readonly seed: string;
  readonly desk_seed: string;
  readonly sealed_b64: string;
  readonly plaintext?: string;
  readonly error?: "UnknownKey";
}
const negative = vectors<{ wrap: Wrap[]; index_share: IndexShare[] }>("negative");
const ERRORS = { UnknownKey, CannotOpen, BadLayout };

test("every seal of the other implementation opens under the info of the table", async () => {
  for (const vector of shared.vectors) {
    const key = await expandSeed(hex(vector.seed));
    assert.equal(toHex(key.publicKey.id), vector.key_id);
    const info = instance.info(vector.label, ...vector.fields.map(hex), key.publicKey.id);
    assert.equal(toHex(info), vector.info);
    const plaintext = hex(vector.plaintext);
    assert.deepEqual(await hpkeOpen(key, info, base64(vector.sealed_b64), plaintext.length), plaintext, vector.label);
  }
});

test("wraps and shares open through their own functions", async () => {
  const [wrap, , , share, , index] = shared.vectors as [Seal, Seal, Seal, Seal, Seal, Seal];
  const kind = kindOf(Number.parseInt(wrap.fields[0] as string, 16));
  const place = { instance, kind, objectId: hex(wrap.fields[1] as string) };
  const deskKey = await expandSeed(hex(wrap.seed));
  const whole = new Uint8Array([...deskKey.publicKey.id, ...base64(wrap.sealed_b64)]);
  assert.equal(toHex(await unwrapKey(place, deskKey, whole)), wrap.plaintext);

  const officer = await expandSeed(hex(share.seed));
  const sharePlace = { instance, deskId: hex(share.fields[0] as string), epoch: Number.parseInt(share.fields[1] as string, 16) };
  const opened = await openDeskShare(sharePlace, officer, base64(share.sealed_b64), deskKey.publicKey);
  assert.equal(toHex(opened.deskSeed), share.plaintext);
  assert.deepEqual(opened.deskKey.publicKey, deskKey.publicKey);

  const indexPlace = { instance, deskId: hex(index.fields[0] as string), version: Number.parseInt(index.fields[1] as string, 16) };
  assert.equal(toHex(await openIndexShare(indexPlace, await expandSeed(hex(index.seed)), base64(index.sealed_b64), [hex(share.plaintext)])), index.plaintext);
});

function kindOf(code: number): WrappedKind {
  return (Object.keys(WRAPPED_KINDS) as WrappedKind[]).find((kind) => WRAPPED_KINDS[kind] === code) as WrappedKind;
}

for (const vector of negative.wrap) {
  test(`${vector.share ? "share" : "wrap"}: ${vector.rule}`, async () => {
    const key = await expandSeed(hex(vector.seed));
    const opening = vector.share ? openedShare(vector, key) : unwrapKey({ instance, kind: kindOf(vector.kind), objectId: hex(vector.object_id) }, key, base64(vector.wrap_b64));
    if (vector.error) await assert.rejects(opening, ERRORS[vector.error]);
    else assert.equal(toHex(await opening), vector.plaintext);
  });
}

for (const row of negative.index_share) {
  test(`index share: ${row.rule}`, async () => {
    const place = { instance, deskId: hex(row.desk_id), version: row.version };
    const opening = openIndexShare(place, await expandSeed(hex(row.seed)), base64(row.sealed_b64), [hex(row.desk_seed)]);
    if (row.error) await assert.rejects(opening, ERRORS[row.error]);
    else assert.equal(toHex(await opening), row.plaintext);
  });
}

async function openedShare(vector: Wrap, key: Awaited<ReturnType<typeof expandSeed>>): Promise<Uint8Array> {
  const place = { instance, deskId: hex(vector.desk_id), epoch: vector.epoch };
  const stated: PublicKey = await readPublicKey(base64(vector.stated_key_b64));
  const whole = base64(vector.wrap_b64); // key id 16 | seal
  return (await openDeskShare(place, key, whole.slice(whole.length - SEAL_BYTES), stated)).deskSeed;
}

const id = new Uint8Array(16).fill(3);
const secret = new Uint8Array(32).fill(5);

test("what is sealed here opens here, in its own place only", async () => {
  const key = await expandSeed(new Uint8Array(32).fill(1));
  const wrap = await wrapKey({ instance, kind: "report", objectId: id }, key.publicKey, secret);
  assert.equal(wrap.length, WRAP_BYTES);
  assert.deepEqual(await unwrapKey({ instance, kind: "report", objectId: id }, key, wrap), secret);
  await assert.rejects(unwrapKey({ instance, kind: "help", objectId: id }, key, wrap), CannotOpen);

  const share = await sealDeskShare({ instance, deskId: id, epoch: 1 }, key.publicKey, secret);
  const index = await sealIndexShare({ instance, deskId: id, version: 1 }, key.publicKey, secret);
  assert.equal(share.length, SEAL_BYTES);
  assert.deepEqual(await openIndexShare({ instance, deskId: id, version: 1 }, key, index, [secret]), await deskIndexSeed(instance, secret, id, 1));
  await assert.rejects(openIndexShare({ instance, deskId: id, version: 1 }, key, share, [secret]), CannotOpen);
  await assert.rejects(openIndexShare({ instance, deskId: id, version: 2 }, key, index, [secret]), CannotOpen);
});

test("nothing is sealed to a key whose X25519 part is of small order", async () => {
  const { publicKey } = await expandSeed(new Uint8Array(32).fill(1));
  const raw = publicKey.raw.slice();
  raw.fill(0, 1184);
  await assert.rejects(hpkeSeal(await readPublicKey(raw), id, secret), BadKey);
});

test("a seal with any bit changed does not open", async () => {
  const key = await expandSeed(new Uint8Array(32).fill(1));
  const sealed = await hpkeSeal(key.publicKey, id, secret);
  for (const at of [0, 700, 1087, 1088, 1119, 1120, 1151, 1152, 1167]) {
    await assert.rejects(hpkeOpen(key, id, flipped(sealed, at), 32), CannotOpen, `byte ${at}`);
  }
  await assert.rejects(hpkeOpen(key, id, sealed.slice(0, -1), 32), CannotOpen);
});
