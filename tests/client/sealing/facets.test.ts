import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeJson, encodeJson } from "../../../static/src/sealing/index.ts";
import { CannotOpen, TooLong } from "../../../static/src/sealing/errors.ts";
import { facetsJson, openCounted, sealCorrection, sealFacets } from "../../../static/src/sealing/facets.ts";
import { pad } from "../../../static/src/sealing/padding.ts";
import type { Answers } from "../../../static/src/sealing/report.ts";
import { expandSeed } from "../../../static/src/sealing/xwing.ts";
import { base64, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Shared {
  readonly window_seed: string;
  readonly cek: string;
  readonly report_id: string;
  readonly desk_id: string;
  readonly vectors: { label: "facets" | "correction"; json: string; plaintext_sha256: string; sealed_b64: string }[];
}
const shared = vectors<Shared>("facets");
const window = await expandSeed(hex(shared.window_seed));
const of = { deskId: hex(shared.desk_id), reportId: hex(shared.report_id), cek: hex(shared.cek) };
const NOT_ANSWERS = ["v", "desk", "call", "cell", "panel", "ticket", "detail"];

test("facets and corrections of the other implementation open to their JSON", async () => {
  for (const vector of shared.vectors) {
    const json = await openCounted(instance, vector.label, window, base64(vector.sealed_b64));
    assert.deepEqual(json, JSON.parse(vector.json));
    assert.equal(await hashHex(pad(new TextEncoder().encode(vector.json), 2048)), vector.plaintext_sha256);
  }
});

test("the same answers make the same JSON, byte for byte", async () => {
  for (const vector of shared.vectors.filter(({ label }) => label === "facets")) {
    const json = decodeJson(new TextEncoder().encode(vector.json));
    const answers = Object.fromEntries(Object.entries(json).filter(([name]) => !NOT_ANSWERS.includes(name))) as Answers;
    const optional = {
      ...(json.call ? { call: hex(json.call as string) } : {}),
      ...(json.cell ? { cell: hex(json.cell as string) } : {}),
      ...(json.panel ? { panel: true } : {}),
    };
    const made = encodeJson(await facetsJson(instance, { ...of, answers, ...optional }));
    assert.equal(new TextDecoder().decode(made), vector.json);
  }
});

test("a correction carries the ticket itself, and is no facets", async () => {
  const [vector] = shared.vectors.filter(({ label }) => label === "correction");
  const expected = JSON.parse(vector?.json as string);
  const sealed = await sealCorrection(instance, window.publicKey, { ...of, n: expected.n, status: expected.status, fact: expected.fact });
  assert.deepEqual(await openCounted(instance, "correction", window, sealed), expected);
  await assert.rejects(openCounted(instance, "facets", window, sealed), CannotOpen);
});

test("facets beyond 2,047 bytes are refused by the sender", async () => {
  const answers = { place: "x".repeat(2048) };
  await assert.rejects(sealFacets(instance, window.publicKey, { ...of, answers }), TooLong);
});
