import assert from "node:assert/strict";
import { test } from "node:test";
import { MLKEM768X25519 } from "@noble/post-quantum/hybrid.js";
import { toHex } from "../../../static/src/sealing/index.ts";
import { BadKey, BadLayout } from "../../../static/src/sealing/errors.ts";
import { expandSeed, readPublicKey } from "../../../static/src/sealing/xwing.ts";
import { base64, hashHex, hex, vectors } from "./vectors.ts";

const shared = vectors<{ vectors: { seed: string; public_b64: string; sha256: string; key_id: string }[] }>("xwing");
const published = vectors<{ seed: string; public_b64: string; enc_b64: string; shared_secret: string }>("xwing_published");
const negative = vectors<{ key: { rule: string; public_b64: string }[] }>("negative");

test("a seed expands to the same public key and id", async () => {
  for (const vector of shared.vectors) {
    const { publicKey } = await expandSeed(hex(vector.seed));
    assert.equal(await hashHex(publicKey.raw), vector.sha256);
    assert.deepEqual(publicKey.raw, base64(vector.public_b64));
    assert.equal(toHex(publicKey.id), vector.key_id);
    assert.equal(toHex((await readPublicKey(publicKey.raw)).hash), vector.sha256);
  }
});

test("the published key decapsulates to the published secret", async () => {
  const key = await expandSeed(hex(published.seed));
  assert.deepEqual(key.publicKey.raw, base64(published.public_b64));
  assert.equal(toHex(MLKEM768X25519.decapsulate(base64(published.enc_b64), key.seed)), published.shared_secret);
});

for (const { rule, public_b64 } of negative.key) {
  test(`it refuses a key: ${rule}`, async () => {
    await assert.rejects(readPublicKey(base64(public_b64)), BadKey);
  });
}

test("every place of a coefficient is checked", async () => {
  const { publicKey } = await expandSeed(new Uint8Array(32));
  for (const at of [0, 1, 383, 384, 767]) {
    const bad = publicKey.raw.slice();
    const byte = Math.floor((at * 12) / 8);
    if (at % 2 === 0) {
      bad[byte] = 0x01;
      bad[byte + 1] = ((bad[byte + 1] as number) & 0xf0) | 0x0d; // 0xd01 = 3329
    } else {
      bad[byte] = ((bad[byte] as number) & 0x0f) | 0x10;
      bad[byte + 1] = 0xd0;
    }
    await assert.rejects(readPublicKey(bad), BadKey, `coefficient ${at}`);
  }
});

test("a seed of another length is refused", async () => {
  await assert.rejects(expandSeed(new Uint8Array(31)), BadLayout);
  await assert.rejects(expandSeed(new Uint8Array(64)), BadLayout);
});
