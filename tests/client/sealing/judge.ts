/**
 * What this implementation says of bytes from outside, in the words of tests/reporting/sealing/outside.py:
 * `node judge.ts cases.json` prints one verdict for each {reader, hex}: "ok SUMMARY", or the name of the error.
 */

import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { openBox } from "../../../static/src/sealing/box.ts";
import { type Bytes, concat, copy, sha256, toHex, utf8 } from "../../../static/src/sealing/bytes.ts";
import { type JsonObject, decodeJson, encodeJson } from "../../../static/src/sealing/canonical.ts";
import { verifyChain } from "../../../static/src/sealing/chain.ts";
import { openContainer } from "../../../static/src/sealing/container.ts";
import { indexBytes, readIndex } from "../../../static/src/sealing/container_index.ts";
import { BadStatement, SealingError } from "../../../static/src/sealing/errors.ts";
import { openCounted } from "../../../static/src/sealing/facets.ts";
import { parseFiling } from "../../../static/src/sealing/filing.ts";
import { parseLetter, readThread } from "../../../static/src/sealing/letters.ts";
import { LETTER_BOX_BYTES, splitAnswer } from "../../../static/src/sealing/mailbox.ts";
import { unpad } from "../../../static/src/sealing/padding.ts";
import { parseReport } from "../../../static/src/sealing/report.ts";
import { type SignedStatement, encodeStatement, parseStatement, readHistory } from "../../../static/src/sealing/statements.ts";
import { expandSeed, readPublicKey } from "../../../static/src/sealing/xwing.ts";
import { hex, instance, vectors } from "./vectors.ts";

interface Note {
  readonly name: string;
  readonly object_id: string;
  readonly parent_id: string;
  readonly number: number;
  readonly base_key: string;
}
const letters = vectors<{ thread: string }>("letters");
const facets = vectors<{ window_seed: string }>("facets");
const files = vectors<{ cek: string; object_id: string; parent_id: string }>("files");
const statements = vectors<{ desk: string }>("statements");
const note = vectors<{ vectors: Note[] }>("box").vectors.find(({ name }) => name === "note") as Note;
const windowKey = expandSeed(hex(facets.window_seed));

export type Reader = (bytes: Bytes) => Promise<string>;

async function hashOf(...parts: Uint8Array[]): Promise<string> {
  const bar = utf8("|");
  return toHex(await sha256(concat(...parts.flatMap((part, at) => (at ? [bar, part] : [part])))));
}

/** What a page makes of a downloaded file before a reader sees it. */
function loaded(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new BadStatement("This is no JSON.");
  }
}

/** The text as it is, halves of characters included. */
function utf16(text: string): Bytes {
  return Uint8Array.from({ length: 2 * text.length }, (_, at) => (text.charCodeAt(at >> 1) >> (8 * (at & 1))) & 0xff);
}

function blocks(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream({ start: (to) => { to.enqueue(bytes); to.close(); } });
}

export const READERS: Readonly<Record<string, Reader>> = {
  json: async (bytes) => hashOf(encodeJson(decodeJson(bytes))),
  async filing(bytes) {
    const read = parseFiling(bytes);
    const flags = Uint8Array.of(read.alongsideNow ? 1 : 0, read.record ? 1 : 0);
    const container = read.containerId ?? utf8("none");
    return hashOf(flags, read.tag, read.mailbox, container, read.windowKeyId, read.facets, read.wrap, read.reportId, read.box);
  },
  async box(bytes) {
    const place = { instance, kind: "note" as const, objectId: hex(note.object_id), parentId: hex(note.parent_id), number: note.number };
    return hashOf(await openBox(place, hex(note.base_key), bytes));
  },
  statement: async (bytes) => hashOf(await encodeStatement(await parseStatement(bytes))),
  async entry(bytes) {
    const [{ statement, signatures }] = readHistory([loaded(bytes)]) as [SignedStatement];
    return hashOf(statement, ...signatures.flatMap(({ officer, key, signature }) => [utf16(officer), key, signature]));
  },
  async history(bytes) {
    const value = loaded(bytes);
    if (typeof value !== "object" || value === null || Object.keys(value).join() !== "history") throw new BadStatement("This is no history.");
    const verified = await verifyChain(instance, hex(statements.desk), readHistory((value as JsonObject).history), null);
    return hashOf(...(await Promise.all(verified.map(encodeStatement))));
  },
  async letter(bytes) {
    const { slot, prev, day, kind, re, text, files: listed } = parseLetter(bytes);
    return hashOf(encodeJson({ v: 1, slot, prev: toHex(prev), day, kind, re, text, files: listed }));
  },
  async thread(bytes) {
    const boxes = Array.from({ length: Math.ceil(bytes.length / LETTER_BOX_BYTES) }, (_, at) => copy(bytes, at * LETTER_BOX_BYTES, Math.min(bytes.length, (at + 1) * LETTER_BOX_BYTES)));
    const read = await readThread({ instance, thread: hex(letters.thread) }, boxes);
    return `[${read.map(({ slot, side, problems }) => `[${slot}, ${JSON.stringify(side)}, [${[...problems].sort().map((each) => `"${each}"`).join(", ")}]]`).join(", ")}]`;
  },
  answer: async (bytes) => hashOf(...splitAnswer(bytes)),
  async report(bytes) {
    const { card, thread, report } = parseReport(bytes);
    return hashOf(encodeJson(card), thread, encodeJson(report));
  },
  card: async (bytes) => hashOf(encodeJson(decodeJson(unpad(copy(bytes, 0, 1024))))),
  sealed_facets: async (bytes) => hashOf(encodeJson(await openCounted(instance, "facets", await windowKey, bytes))),
  async index(bytes) {
    const { files: listed, start } = readIndex(bytes);
    return hashOf(indexBytes(listed), utf8(`${start}`));
  },
  async container(bytes) {
    const place = { instance, objectId: hex(files.object_id), parentId: hex(files.parent_id) };
    const { contents } = await openContainer(place, hex(files.cek), blocks(bytes));
    const parts: Bytes[] = [];
    for await (const piece of contents) parts.push(piece.bytes);
    return hashOf(...parts);
  },
  public_key: async (bytes) => toHex((await readPublicKey(bytes)).id),
};

/** "ok SUMMARY", or the name of a refusal; whatever is no refusal goes through. */
export async function judge(reader: string, bytes: Bytes): Promise<string> {
  try {
    return `ok ${await (READERS[reader] as Reader)(bytes)}`;
  } catch (error) {
    if (error instanceof SealingError) return error.name;
    throw error;
  }
}

if (argv[1]?.endsWith("judge.ts") && argv[2]) {
  const cases = JSON.parse(readFileSync(argv[2], "utf8")) as { reader: string; hex: string }[];
  const verdicts: string[] = [];
  for (const each of cases) verdicts.push(await judge(each.reader, hex(each.hex)));
  stdout.write(JSON.stringify(verdicts));
}
