/** Sealing: what a desk writes for itself: notes, the index row of a case, help records. For the desk only. */

import { type Bytes, random } from "./bytes.ts";
import { KINDS, type Place, claimedObjectId, openBox, sealBox } from "./box.ts";
import { type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
import { deskIndexKey } from "./derive.ts";
import type { Instance } from "./info.ts";
import { pad, sizeClass, unpad } from "./padding.ts";

const INDEX_ROW_BYTES = 512;
const HELP_RECORD_BYTES = 4096;

/** The case that a note belongs to. */
export interface NotePlace {
  readonly instance: Instance;
  readonly reportId: Uint8Array;
}

/** Seal a note, draft or label under the report's CEK: kind 04, 1,130, 4,202 or 16,490 bytes. @throws TooLong, BadJson */
export async function sealNote({ instance, reportId }: NotePlace, cek: Uint8Array, note: JsonObject): Promise<Bytes> {
  const content = encodeJson(note);
  const place: Place = { instance, kind: "note", objectId: random(16), parentId: reportId };
  return sealBox(place, cek, pad(content, sizeClass(content.length, KINDS.note.sizes)));
}

/** Open a note of this report. @throws CannotOpen, BadLayout, BadJson */
export async function openNote({ instance, reportId }: NotePlace, cek: Uint8Array, box: Uint8Array): Promise<JsonObject> {
  const place: Place = { instance, kind: "note", objectId: claimedObjectId(box), parentId: reportId };
  return decodeJson(unpad(await openBox(place, cek, box)));
}

/** Which index a row stands in: of one desk, one version of its index seed. */
export interface IndexPlace {
  readonly instance: Instance;
  readonly deskId: Uint8Array;
  readonly version: number;
}

/** The key of one version of a desk's index: derived once, for thousands of rows. */
export interface IndexKey extends IndexPlace {
  readonly key: Bytes;
}

/** Derive the key of an index from its seed of 32 bytes. @throws BadLayout */
export async function openIndex(index: IndexPlace, indexSeed: Uint8Array): Promise<IndexKey> {
  return { ...index, key: await deskIndexKey(index.instance, indexSeed, index.deskId, index.version) };
}

/** Seal the index row of a case: kind 05, 618 bytes. @throws TooLong beyond 511 bytes of JSON */
export async function sealIndexRow(index: IndexKey, reportId: Uint8Array, row: JsonObject): Promise<Bytes> {
  return sealBox(rowPlace(index, reportId), index.key, pad(encodeJson(row), INDEX_ROW_BYTES));
}

/** Open the index row of a case. @throws CannotOpen, BadJson */
export async function openIndexRow(index: IndexKey, reportId: Uint8Array, box: Uint8Array): Promise<JsonObject> {
  return decodeJson(unpad(await openBox(rowPlace(index, reportId), index.key, box)));
}

function rowPlace({ instance, version }: IndexPlace, reportId: Uint8Array): Place {
  return { instance, kind: "indexRow", objectId: reportId, number: version };
}

/** Seal a help record under its own CEK (wrapped with kind "help"): kind 07, 4,202 bytes. @throws TooLong */
export async function sealHelpRecord(instance: Instance, objectId: Uint8Array, cek: Uint8Array, record: JsonObject): Promise<Bytes> {
  return sealBox({ instance, kind: "helpRecord", objectId }, cek, pad(encodeJson(record), HELP_RECORD_BYTES));
}

/** Open a help record. @throws CannotOpen, BadJson */
export async function openHelpRecord(instance: Instance, objectId: Uint8Array, cek: Uint8Array, box: Uint8Array): Promise<JsonObject> {
  return decodeJson(unpad(await openBox({ instance, kind: "helpRecord", objectId }, cek, box)));
}
