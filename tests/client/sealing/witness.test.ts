/** A third implementation (@hpke/core with @hpke/hybridkem-x-wing) opens every seal made here, and the other way round. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";
import { deskIndexSeed } from "../../../static/src/sealing/derive.ts";
import { openCounted, sealCorrection, sealFacets } from "../../../static/src/sealing/facets.ts";
import { hpkeOpen } from "../../../static/src/sealing/hpke.ts";
import { type Bytes, concat, sha256, u32, u8 } from "../../../static/src/sealing/bytes.ts";
import {
  expandDeskSeed, openDeskShare, openIndexShare, sealDeskShare, sealIndexShare, unwrapKey, wrapKey,
} from "../../../static/src/sealing/seals.ts";
import { expandSeed } from "../../../static/src/sealing/xwing.ts";
import { hex, instance, vectors } from "./vectors.ts";

const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const seed = hex("07".repeat(32));
const deskId = hex("0d".repeat(16));
const reportId = hex("0e".repeat(16));
const cek = hex("0c".repeat(32));
const text = new TextEncoder();

/** The info written out by hand, not by the module under test. */
function info(label: string, ...fields: Uint8Array[]): Bytes {
  return concat(text.encode(`fairlead/v1/${label}`), Uint8Array.of(0), hex("000102030405060708090a0b0c0d0e0f"), ...fields);
}

async function keyId(publicKey: Uint8Array): Promise<Bytes> {
  return (await sha256(publicKey)).slice(0, 16);
}

async function witnessKeys() {
  const keys = await suite.kem.deserializePrivateKey(seed.slice().buffer);
  const ours = await expandSeed(seed);
  const publicKey = await suite.kem.deserializePublicKey(ours.publicKey.raw.slice().buffer);
  return { ours, privateKey: keys, publicKey, id: await keyId(ours.publicKey.raw) };
}

async function witnessOpens(sealed: Uint8Array, bound: Bytes): Promise<Uint8Array> {
  const { privateKey } = await witnessKeys();
  const opener = { recipientKey: privateKey, enc: sealed.slice(0, 1120).buffer as ArrayBuffer, info: bound.buffer };
  return new Uint8Array(await suite.open(opener, sealed.slice(1120).buffer as ArrayBuffer));
}

async function witnessSeals(plaintext: Bytes, bound: Bytes): Promise<Bytes> {
  const { publicKey } = await witnessKeys();
  const { ct, enc } = await suite.seal({ recipientPublicKey: publicKey, info: bound.buffer }, plaintext.slice().buffer);
  return concat(new Uint8Array(enc), new Uint8Array(ct));
}

test("CEK wraps of every kind cross both ways", async () => {
  const { ours, id } = await witnessKeys();
  for (const [kind, code] of [["report", 1], ["help", 7], ["backup", 8]] as const) {
    const bound = info("wrap", u8(code), reportId, id);
    const wrap = await wrapKey({ instance, kind, objectId: reportId }, ours.publicKey, cek);
    assert.deepEqual(wrap.slice(0, 16), id);
    assert.deepEqual(await witnessOpens(wrap.slice(16), bound), cek);
    const theirs = concat(id, await witnessSeals(cek, bound));
    assert.deepEqual(await unwrapKey({ instance, kind, objectId: reportId }, ours, theirs), cek);
  }
});

test("desk shares and index shares cross both ways", async () => {
  const { ours, id } = await witnessKeys();
  const place = { instance, deskId, epoch: 5 };
  const bound = info("desk share", deskId, u32(5), id);
  assert.deepEqual(await witnessOpens(await sealDeskShare(place, ours.publicKey, cek), bound), cek);
  const stated = (await expandDeskSeed(place, cek)).publicKey;
  assert.deepEqual((await openDeskShare(place, ours, await witnessSeals(cek, bound), stated)).deskSeed, cek);

  const index = { instance, deskId, version: 6 };
  const indexBound = info("index share", deskId, u32(6), id);
  const seed = await deskIndexSeed(instance, cek, deskId, 6);
  assert.deepEqual(await witnessOpens(await sealIndexShare(index, ours.publicKey, cek), indexBound), seed);
  assert.deepEqual(await openIndexShare(index, ours, await witnessSeals(seed, indexBound), [cek]), seed);
});

test("facets and corrections cross both ways", async () => {
  const { ours, id } = await witnessKeys();
  const answers = { place: "NGAPP", time: "2026-10", kind: "demand", what: ["cash"] };
  const sealed = {
    facets: await sealFacets(instance, ours.publicKey, { deskId, reportId, cek, answers }),
    correction: await sealCorrection(instance, ours.publicKey, { deskId, reportId, cek, n: 2, status: "rejected", fact: { place: "NGAPP" } }),
  };
  for (const label of ["facets", "correction"] as const) {
    assert.equal(sealed[label].length, 3184);
    const plaintext = await witnessOpens(sealed[label], info(label, id));
    assert.equal(plaintext.length, 2048);
    const again = await witnessSeals(new Uint8Array(plaintext), info(label, id));
    assert.deepEqual(await openCounted(instance, label, ours, again), await openCounted(instance, label, ours, sealed[label]));
  }
});

test("the witness opens the shared vectors too", async () => {
  const shared = vectors<{ vectors: { seed: string; info: string; plaintext: string; sealed_b64: string }[] }>("hpke");
  for (const vector of shared.vectors) {
    const recipientKey = await suite.kem.deserializePrivateKey(hex(vector.seed).buffer);
    const sealed = Uint8Array.from(Buffer.from(vector.sealed_b64, "base64"));
    const opener = { recipientKey, enc: sealed.slice(0, 1120).buffer, info: hex(vector.info).buffer };
    const plaintext = new Uint8Array(await suite.open(opener, sealed.slice(1120).buffer));
    assert.deepEqual(plaintext, new Uint8Array(hex(vector.plaintext)));
    assert.deepEqual(await hpkeOpen(await expandSeed(hex(vector.seed)), hex(vector.info), sealed, plaintext.length), plaintext);
  }
});
