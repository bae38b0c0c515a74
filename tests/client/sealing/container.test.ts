import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sealedHead } from "../../../static/src/sealing/box.ts";
import { type Bytes, concat, utf8 } from "../../../static/src/sealing/bytes.ts";
import { type OutgoingFile, type SealingPass, openContainer, sealContainer, sealContainerWith } from "../../../static/src/sealing/container.ts";
import * as errors from "../../../static/src/sealing/errors.ts";
import { sealChunks } from "../../../static/src/sealing/stream.ts";
import { base64, hashHex, hex, instance, vectors } from "./vectors.ts";

interface Listed {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
interface Refused {
  readonly rule: string;
  readonly error: keyof typeof errors | null;
}
interface Plaintext extends Refused {
  readonly index: string;
  readonly content: string;
  readonly padded: number;
  readonly index_length?: number;
  readonly mark?: string;
}
interface Edit {
  readonly rule: string;
  readonly keep?: number;
  readonly append?: string;
  readonly order?: number[];
  readonly flip?: number;
  readonly patch?: [number, string];
}
const shared = vectors<{
  cek: string;
  object_id: string;
  parent_id: string;
  salt: string;
  containers: { name: string; base_key: string; files: Listed[]; length: number; sha256: string; box_b64?: string }[];
  refused_files: (Refused & { files: Listed[] })[];
  refused_plaintexts: Plaintext[];
  edited: string;
  edits: Edit[];
}>("files");
const CHUNK = 2 ** 20;
const cek = hex(shared.cek);
const parent = { instance, parentId: hex(shared.parent_id) };
const place = { ...parent, objectId: hex(shared.object_id) };
const given = { objectId: place.objectId, salt: hex(shared.salt) };

function contentOf({ name, size }: Listed): Bytes {
  if (size === 0) return new Uint8Array(0);
  return new Uint8Array(createHash("shake256", { outputLength: size }).update(`fairlead file ${name}`).digest());
}

function inBlocks(data: Uint8Array, size = 100_000): ReadableStream<Uint8Array> {
  const count = Math.ceil(data.length / size);
  const blocks = Array.from({ length: count }, (_, at) => data.slice(at * size, (at + 1) * size));
  return new ReadableStream({ pull: (to) => { const block = blocks.shift(); if (block) to.enqueue(block); else to.close(); } });
}

function outgoing(listed: Listed): OutgoingFile {
  return { ...listed, stream: () => inBlocks(contentOf(listed)) };
}

async function collected(stream: ReadableStream<Bytes>): Promise<Bytes[]> {
  const parts: Bytes[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

async function whole(pass: SealingPass): Promise<Bytes> {
  const box = concat(pass.head, ...(await collected(pass.chunks())));
  assert.equal(box.length, pass.length);
  return box;
}

async function opened(box: Bytes, { at = place, key = cek, block = 65_536 } = {}) {
  const { files, contents } = await openContainer(at, key, inBlocks(box, block));
  const bytes = files.map(() => [] as Bytes[]);
  for await (const piece of contents) bytes[piece.file]?.push(piece.bytes);
  return { files, contents: bytes.map((parts) => concat(...parts)) };
}

for (const vector of shared.containers) {
  test(`it seals and opens ${vector.name}`, async () => {
    const key = hex(vector.base_key);
    const box = await whole(await sealContainerWith(parent, key, vector.files.map(outgoing), given));
    assert.deepEqual([box.length, await hashHex(box)], [vector.length, vector.sha256]);
    if (vector.box_b64) assert.deepEqual(box, base64(vector.box_b64));
    const { files, contents } = await opened(box, { key });
    assert.deepEqual(files, vector.files);
    assert.deepEqual(contents, vector.files.map(contentOf));
  });
}

for (const { rule, files, error } of shared.refused_files) {
  test(`it does not begin to seal: ${rule}`, async () => {
    await assert.rejects(sealContainer(parent, cek, files.map(outgoing)), errors[error as keyof typeof errors]);
  });
}

async function byHand(row: Plaintext): Promise<Bytes> {
  const index = utf8(row.index);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, row.index_length ?? index.length);
  const plaintext = new Uint8Array(row.padded);
  plaintext.set(concat(length, index, hex(row.content), hex(row.mark ?? "80")));
  const { key, head } = await sealedHead({ ...place, kind: "container", number: 1 }, cek, given.salt);
  return concat(head, await sealChunks(key, plaintext, CHUNK));
}

for (const row of shared.refused_plaintexts) {
  test(`of what was sealed by hand: ${row.rule}`, async () => {
    const box = await byHand(row);
    if (row.error) await assert.rejects(opened(box), errors[row.error]);
    else assert.deepEqual((await opened(box)).contents, [hex(row.content)]);
  });
}

function edited(box: Bytes, { keep, append, order, flip, patch }: Edit): Bytes {
  if (order) return concat(box.slice(0, 90), ...order.map((at) => box.slice(90 + at * (CHUNK + 16), 90 + (at + 1) * (CHUNK + 16))));
  const other = box.slice(0, keep ?? box.length);
  if (flip !== undefined) {
    const at = flip < 0 ? other.length + flip : flip;
    other[at] = (other[at] as number) ^ 1;
  }
  if (patch) other.set(hex(patch[1]), patch[0]);
  return concat(other, hex(append ?? ""));
}

for (const edit of shared.edits) {
  test(`it refuses an edited container: ${edit.rule}`, async () => {
    const vector = shared.containers.find(({ name }) => name === shared.edited);
    const box = await whole(await sealContainerWith(parent, cek, (vector?.files ?? []).map(outgoing), given));
    await assert.rejects(opened(edited(box, edit), { block: 300_000 }), errors.CannotOpen);
  });
}

test("it opens for no other report, id or key", async () => {
  const box = await whole(await sealContainerWith(parent, cek, [outgoing({ name: "a", type: "", size: 3 })], given));
  const other = new Uint8Array(16);
  await assert.rejects(opened(box, { at: { ...place, parentId: other } }), errors.CannotOpen);
  await assert.rejects(opened(box, { at: { ...place, objectId: other } }), errors.CannotOpen);
  await assert.rejects(opened(box, { key: new Uint8Array(32) }), errors.CannotOpen);
});

test("a salt serves one pass", async () => {
  const [one, two] = [await sealContainer(parent, cek, [new File(["abc"], "a.txt")]), await sealContainer(parent, cek, [new File(["abc"], "a.txt")])];
  const box = await whole(one);
  assert.throws(() => one.chunks(), errors.SaltSpent);
  assert.notDeepEqual(one.objectId, two.objectId);
  assert.notDeepEqual(one.head.slice(42, 58), two.head.slice(42, 58));
  assert.notDeepEqual((await whole(two)).slice(90), box.slice(90));
});

test("a pass that broke off is spent", async () => {
  for (const size of [0, 2, 4, 2_000_000]) {
    const pass = await sealContainer(parent, cek, [{ name: "a", type: "", size, stream: () => inBlocks(utf8("abc")) }]);
    await assert.rejects(collected(pass.chunks()), errors.FileChanged);
    assert.throws(() => pass.chunks(), errors.SaltSpent);
  }
});

test("a file that never ends is left at once", async () => {
  const stream = () => new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(CHUNK)) });
  const pass = await sealContainer(parent, cek, [{ name: "a", type: "", size: 3, stream }]);
  await assert.rejects(pass.chunks().getReader().read(), errors.FileChanged);
});

test("blocks may be cut anywhere", async () => {
  const files = [{ name: "a", type: "", size: 5000 }, { name: "b", type: "", size: 0 }, { name: "c", type: "", size: 33 }];
  const box = await whole(await sealContainerWith(parent, cek, files.map(outgoing), given));
  for (const block of [1, 7, 89, 90, 91, 4096, 100_000]) {
    assert.deepEqual((await opened(box, { block })).contents, files.map(contentOf), `${block}`);
  }
});

/** A source that counts how often it was asked; each block is a chunk. */
function counted(blocks: number): { asked: number; file: OutgoingFile } {
  const source = { asked: 0 } as { asked: number; file: OutgoingFile };
  const pull = (to: ReadableStreamDefaultController<Uint8Array>) => {
    if (source.asked++ < blocks) to.enqueue(new Uint8Array(CHUNK));
    else to.close();
  };
  source.file = { name: "a", type: "", size: blocks * CHUNK, stream: () => new ReadableStream({ pull }, { highWaterMark: 0 }) };
  return source;
}

test("nothing is read before it is asked for, and never more than a chunk ahead", async () => {
  const source = counted(8);
  const pass = await sealContainer(parent, cek, [source.file]);
  const reader = pass.chunks().getReader();
  assert.equal(source.asked, 0);
  for (let read = 1; read <= 4; read++) {
    await reader.read();
    assert.ok(source.asked <= read + 1, `${source.asked} blocks for ${read} chunks`);
  }
  await reader.cancel();
});

test("padding may go on in the next chunk, as it does over 64 MiB", async () => {
  const pass = await sealContainer(parent, cek, [counted(64).file]);
  const chunks = pass.chunks().getReader();
  const sealed = new ReadableStream<Uint8Array>({
    start: (to) => to.enqueue(pass.head),
    pull: async (to) => { const { done, value } = await chunks.read(); if (done) to.close(); else to.enqueue(value); },
  }, { highWaterMark: 0 });
  const { contents } = await openContainer({ ...parent, objectId: pass.objectId }, cek, sealed);
  let bytes = 0;
  for await (const piece of contents) bytes += piece.bytes.length;
  assert.equal(bytes, 64 * CHUNK);
});

test("whoever stops reading stops the source", async () => {
  const source = counted(8);
  const reader = (await sealContainer(parent, cek, [source.file])).chunks().getReader();
  await reader.read();
  await reader.cancel();
  const before = source.asked;
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(source.asked, before);
});
