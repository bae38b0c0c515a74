import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS, type Kind, HEADER_BYTES, boxLength, openBox, sealBox, sealBoxWithSalt } from "../../../static/src/sealing/box.ts";
import { type Bytes, concat } from "../../../static/src/sealing/bytes.ts";
import { BadLayout, CannotOpen } from "../../../static/src/sealing/errors.ts";
import { Instance } from "../../../static/src/sealing/info.ts";
import { pad } from "../../../static/src/sealing/padding.ts";
import { openChunks, openStream } from "../../../static/src/sealing/stream.ts";
import { base64, flipped, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Place {
  readonly kind: number;
  readonly object_id: string;
  readonly parent_id: string;
  readonly number: number;
  readonly base_key: string;
}
interface Vector extends Place {
  readonly name: string;
  readonly salt: string;
  readonly content: string;
  readonly size: number;
  readonly length: number;
  readonly sha256: string;
  readonly box_b64?: string;
}
interface Negative {
  readonly box: (Place & { rule: string; box_b64: string; error: string })[];
  readonly stream_key: string;
  readonly stream_chunk: number;
  readonly stream: { rule: string; sealed: string; plaintext?: string; error?: string }[];
}
const shared = vectors<{ vectors: Vector[] }>("box");
const negative = vectors<Negative>("negative");
const UNPADDED: readonly Kind[] = ["officerKey", "sessionUnlock"];

function kindOf(code: number): Kind {
  const found = (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].code === code);
  assert.ok(found, `no kind has the code ${code}`);
  return found;
}

function placeOf(vector: Place) {
  const kind = kindOf(vector.kind);
  return { instance, kind, objectId: hex(vector.object_id), parentId: hex(vector.parent_id), number: vector.number };
}

test("every kind of box has the same bytes in both implementations", async () => {
  const kinds = new Set<Kind>();
  for (const vector of shared.vectors) {
    const place = placeOf(vector);
    kinds.add(place.kind);
    const content = hex(vector.content);
    const plaintext = UNPADDED.includes(place.kind) ? content : pad(content, vector.size);
    const box = await sealBoxWithSalt(place, hex(vector.base_key), plaintext, hex(vector.salt));
    assert.equal(box.length, vector.length, vector.name);
    assert.equal(boxLength(place.kind, vector.size), vector.length, vector.name);
    assert.equal(await hashHex(box), vector.sha256, vector.name);
    assert.deepEqual(await openBox(place, hex(vector.base_key), box), plaintext);
    if (vector.box_b64) assert.deepEqual(await openBox(place, hex(vector.base_key), base64(vector.box_b64)), plaintext);
  }
  const fixed = (Object.keys(KINDS) as Kind[]).filter((kind) => KINDS[kind].sizes.length > 0);
  assert.deepEqual([...kinds].sort(), fixed.sort());
});

for (const vector of negative.box) {
  test(`it refuses a box: ${vector.rule}`, async () => {
    await assert.rejects(openBox(placeOf(vector), hex(vector.base_key), base64(vector.box_b64)), CannotOpen);
  });
}

async function read(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of stream) parts.push(part);
  return concat(...parts);
}

for (const vector of negative.stream) {
  test(`chunks: ${vector.rule}`, async () => {
    const [key, sealed] = [hex(negative.stream_key), hex(vector.sealed)];
    const whole = () => openChunks(key, sealed, negative.stream_chunk);
    const streamed = () => read(openStream(key, new Blob([sealed]).stream(), negative.stream_chunk));
    for (const opened of [whole, streamed]) {
      if (vector.plaintext === undefined) await assert.rejects(opened, CannotOpen);
      else assert.deepEqual(await opened(), hex(vector.plaintext));
    }
  });
}

const place = { instance, kind: "note", objectId: new Uint8Array(16), parentId: new Uint8Array(16).fill(1) } as const;
const key = new Uint8Array(32).fill(7);

test("a bit changed anywhere closes the box", async () => {
  const box = await sealBox(place, key, new Uint8Array(1024));
  for (let at = 0; at < HEADER_BYTES; at++) await assert.rejects(openBox(place, key, flipped(box, at)), CannotOpen, `byte ${at}`);
  for (const at of [HEADER_BYTES, 600, box.length - 1]) await assert.rejects(openBox(place, key, flipped(box, at)), CannotOpen);
});

test("a box of another instance does not open", async () => {
  const box = await sealBox(place, key, new Uint8Array(1024));
  await assert.rejects(openBox({ ...place, instance: new Instance(new Uint8Array(16).fill(9)) }, key, box), CannotOpen);
});

test("two sealings of one plaintext share no salt, commitment or chunk", async () => {
  const [one, two] = [await sealBox(place, key, new Uint8Array(1024)), await sealBox(place, key, new Uint8Array(1024))];
  assert.deepEqual(one.slice(0, 42), two.slice(0, 42));
  for (const [from, to] of [[42, 58], [58, 90], [90, 122]] as const) assert.notDeepEqual(one.slice(from, to), two.slice(from, to));
});

test("a container is no box of one piece", async () => {
  await assert.rejects(sealBox({ ...place, kind: "container" }, key, new Uint8Array(4096)), BadLayout);
  await assert.rejects(openBox({ ...place, kind: "container" }, key, new Uint8Array(4202)), CannotOpen);
});

test("a plaintext outside the sizes of its kind is not sealed", async () => {
  await assert.rejects(sealBox(place, key, new Uint8Array(1000)), BadLayout);
  await assert.rejects(sealBox(place, key, new Uint8Array(0)), BadLayout);
});
