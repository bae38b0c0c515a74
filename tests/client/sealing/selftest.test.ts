import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { SealingUnavailable } from "../../../static/src/sealing/errors.ts";
import { selfTest } from "../../../static/src/sealing/selftest.ts";

test("it passes where everything works", async () => {
  await selfTest();
});

test("it fails where AES-GCM gives a wrong answer, does not notice a change, or is missing", async () => {
  const { subtle } = crypto;
  const [encrypt, decrypt] = [subtle.encrypt.bind(subtle), subtle.decrypt.bind(subtle)];
  const broken = {
    encrypt: async (...given: Parameters<typeof encrypt>) => new Uint8Array(await encrypt(...given)).reverse().buffer,
    decrypt: async (...given: Parameters<typeof decrypt>) => decrypt(...given).catch(() => new ArrayBuffer(100)),
    digest: async () => new ArrayBuffer(32), // the hash of the known ML-KEM key
    deriveBits: async () => new ArrayBuffer(32),
    importKey: async () => Promise.reject(new Error("not here")),
  };
  for (const [name, replacement] of Object.entries(broken)) {
    const replaced = mock.method(subtle, name as "encrypt", replacement as never);
    await assert.rejects(selfTest(), SealingUnavailable, name);
    replaced.mock.restore();
  }
  await selfTest();
});
