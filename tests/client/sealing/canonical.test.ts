import assert from "node:assert/strict";
import { test } from "node:test";
import { type Json, type JsonObject, decodeJson, encodeJson, toHex } from "../../../static/src/sealing/index.ts";
import { BadJson } from "../../../static/src/sealing/errors.ts";
import { hex, vectors } from "./vectors.ts";

interface Shared {
  readonly good: { bytes: string; value: JsonObject }[];
  readonly lenient: { bytes: string; value: JsonObject }[];
  readonly normalised: { bytes: string; value: JsonObject }[];
  readonly bad: { name: string; bytes: string }[];
}
const shared = vectors<Shared>("strict_json");

test("values and bytes agree both ways", () => {
  for (const { bytes, value } of shared.good) {
    assert.equal(toHex(encodeJson(value)), bytes);
    assert.deepEqual(decodeJson(hex(bytes)), value);
  }
});

test("spaces and escapes are read, and text is brought to NFC when it is written", () => {
  for (const { bytes, value } of shared.lenient) assert.deepEqual(decodeJson(hex(bytes)), value);
  for (const { bytes, value } of shared.normalised) assert.equal(toHex(encodeJson(value)), bytes);
});

for (const { name, bytes } of shared.bad) {
  test(`it refuses ${name}`, () => {
    assert.throws(() => decodeJson(hex(bytes)), BadJson);
  });
}

test("it writes no value that it could not read back", () => {
  for (const value of [1.5, Number.NaN, 2 ** 53, "\ud800", undefined, 1n, () => 1]) {
    assert.throws(() => encodeJson({ v: value as Json }), BadJson);
  }
  let deep: Json = {};
  for (let level = 1; level < 64; level++) deep = { a: deep };
  assert.deepEqual(decodeJson(encodeJson(deep)), deep);
  assert.throws(() => encodeJson({ a: deep }), BadJson);
  assert.throws(() => encodeJson({ "e\u0301": 1, "\u00e9": 2 }), BadJson);
});

test("a key that is also a name of JavaScript's own stays an ordinary key", () => {
  const value = decodeJson(new TextEncoder().encode('{"__proto__":{"a":1},"constructor":2}'));
  assert.deepEqual(Object.keys(value), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

test("what is too deep to walk through is refused", () => {
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]] as const) {
    const deep = `{"a":${open.repeat(20000)}1${close.repeat(20000)}}`;
    assert.throws(() => decodeJson(new TextEncoder().encode(deep)), BadJson);
  }
});

test("no more is read than the longest plaintext", () => {
  const longest = `{"v":"${"a".repeat(65_536 - 8)}"}`;
  assert.ok(decodeJson(new TextEncoder().encode(longest)));
  assert.throws(() => decodeJson(new TextEncoder().encode(`${longest} `)), BadJson);
});
