/** Sealing: the index of a file container: which names, types and sizes it may hold. */

import { type Bytes, concat, copy, u32, utf8 } from "./bytes.ts";
import { type Json, type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
import { BadJson, BadLayout, TooLong } from "./errors.ts";
import { containerSize } from "./padding.ts";

const MOST_FILES = 10;
const LARGEST_CONTAINER = 2 ** 30;
const AT_MOST = "A container has at most 1 GiB.";
const LENGTH_BYTES = 4;
const LONGEST_INDEX = 16_384;
const LONGEST_NAME = 255;
// slashes and controls make paths; embeddings, overrides and isolates turn "gpj.exe" around
const NOT_IN_A_NAME = /[/\\\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
const TYPE = /^([a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,127})?$/;

/** What an index says of a file. A browser's `File` is one, if its name and type keep the rules. */
export interface FileEntry {
  /** 1 to 255 bytes of UTF-8 in NFC; no slash, backslash, control or turn of direction; not "." or "..". */
  readonly name: string;
  /** Media type in lower case without parameters; "" if unknown. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * `index length u32 | JSON v, files [{name, type, size, offset}]`; offsets count from the first byte after the index.
 * @throws TooLong over 10 files; BadJson for none, or for a name, type or size that no index may hold
 */
export function indexBytes(files: readonly FileEntry[]): Bytes {
  if (files.length === 0) throw new BadJson("A container without files is no container.");
  if (files.length > MOST_FILES) throw new TooLong("A container has at most 10 files.");
  let next = 0;
  const listed = files.map(({ name, type, size }) => {
    const offset = next;
    next += size;
    return { ...checked({ name, type, size }), offset };
  });
  const index = encodeJson({ v: 1, files: listed });
  return concat(u32(index.length), index);
}

/** Bytes of the padded plaintext of files that begin at `start`. @throws TooLong over 1 GiB */
export function paddedSize(start: number, files: readonly FileEntry[]): number {
  const padded = containerSize(start + totalSize(files));
  if (padded > LARGEST_CONTAINER) throw new TooLong(AT_MOST);
  return padded;
}

export function totalSize(files: readonly FileEntry[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

/**
 * The files, and where they begin, from the first chunk of a plaintext.
 * @throws BadLayout for an index over 16,384 bytes or beyond the chunk; BadJson unless it lists 1 to 10 files one
 * after the other; TooLong for a file over 1 GiB
 */
export function readIndex(chunk: Uint8Array): { files: readonly FileEntry[]; start: number } {
  if (chunk.length < LENGTH_BYTES) throw new BadLayout("The container has no index.");
  const length = new DataView(chunk.buffer, chunk.byteOffset).getUint32(0);
  const start = LENGTH_BYTES + length;
  if (length > LONGEST_INDEX || start > chunk.length) throw new BadLayout("The index is longer than an index can be.");
  const json = decodeJson(copy(chunk, LENGTH_BYTES, start));
  if (json.v !== 1 || !hasOnly(json, ["v", "files"])) throw new BadJson("This is no index of version 1.");
  const listed = json.files;
  if (!Array.isArray(listed) || listed.length < 1 || listed.length > MOST_FILES) throw new BadJson("An index lists 1 to 10 files.");
  let next = 0;
  const files = (listed as readonly Json[]).map((item) => {
    const file = entry(item, next);
    next += file.size;
    return file;
  });
  return { files, start };
}

function entry(item: Json, next: number): FileEntry {
  if (typeof item !== "object" || item === null || Array.isArray(item)) throw new BadJson("A file is an object.");
  const { name, type, size, offset } = item as JsonObject;
  if (!hasOnly(item as JsonObject, ["name", "type", "size", "offset"])) throw new BadJson("A file is name, type, size and offset.");
  if (typeof name !== "string" || typeof type !== "string" || typeof size !== "number") throw new BadJson("A field has another type.");
  if (offset !== next) throw new BadJson("The files of an index lie one after the other.");
  return checked({ name, type, size });
}

function checked(file: FileEntry): FileEntry {
  if (!isName(file.name)) throw new BadJson("A file has a name that no index may hold.");
  if (!TYPE.test(file.type)) throw new BadJson("A file has a type that is no media type.");
  if (!Number.isSafeInteger(file.size) || file.size < 0) throw new BadJson("A file has a size that is none.");
  if (file.size > LARGEST_CONTAINER) throw new TooLong(AT_MOST);
  return file;
}

function isName(name: string): boolean {
  if (NOT_IN_A_NAME.test(name) || /\p{Surrogate}/u.test(name) || name !== name.normalize("NFC")) return false;
  return name !== "" && name !== "." && name !== ".." && utf8(name).length <= LONGEST_NAME;
}

function hasOnly(json: JsonObject, names: readonly string[]): boolean {
  return Object.keys(json).length === names.length && names.every((name) => Object.hasOwn(json, name));
}
