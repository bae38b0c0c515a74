import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "../../../static/src/sealing/index.ts";
import { CannotOpen, TooLong } from "../../../static/src/sealing/errors.ts";
import { containerSize, pad, padme, sizeClass, unpad } from "../../../static/src/sealing/padding.ts";
import { hex, vectors } from "./vectors.ts";

interface Shared {
  readonly classes: { sizes: number[]; length: number; size: number | null }[];
  readonly padme: { length: number; padme: number; container: number }[];
  readonly padded: { content: string; size: number; padded: string }[];
}
const shared = vectors<Shared>("padding");

test("every length falls into the class of the other implementation", () => {
  for (const { sizes, length, size } of shared.classes) {
    if (size === null) assert.throws(() => sizeClass(length, sizes), TooLong, `${length}`);
    else assert.equal(sizeClass(length, sizes), size, `${length}`);
  }
});

test("containers round as Padme does, exactly beyond 32 bits too", () => {
  for (const vector of shared.padme) {
    assert.equal(padme(vector.length), vector.padme, `${vector.length}`);
    assert.equal(containerSize(vector.length), vector.container, `${vector.length}`);
  }
  const first = vectors<{ padme: Record<string, number> }>("first").padme;
  for (const [length, size] of Object.entries(first)) assert.equal(padme(Number(length)), size, length);
  assert.equal(padme(2 ** 33 + 1), 2 ** 33 + 2 ** 27);
});

test("padding goes on and comes off", () => {
  for (const { content, size, padded } of shared.padded) {
    assert.equal(toHex(pad(hex(content), size)), padded);
    assert.equal(toHex(unpad(hex(padded))), content);
  }
});

test("a text without its 80 is refused", () => {
  const { padding } = vectors<{ padding: string[] }>("negative");
  for (const padded of padding) {
    assert.throws(() => unpad(hex(padded)), CannotOpen, padded);
  }
});

test("a text that fills its class is refused", () => {
  assert.throws(() => pad(new Uint8Array(16), 16), TooLong);
});
