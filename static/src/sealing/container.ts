/**
 * Sealing: the file container (kind 02), sealed and opened as a stream, one chunk in memory. The pages that take files
 * import this module beside index.ts; the others do not carry it.
 */

import { type Bytes, copy, random } from "./bytes.ts";
import { HEADER_BYTES, KINDS, type Place, boxLength, claimedObjectId, openHeader, sealedHead } from "./box.ts";
import { type FileEntry, indexBytes, paddedSize, readIndex, totalSize } from "./container_index.ts";
import { CannotOpen, FileChanged, SaltSpent } from "./errors.ts";
import type { Instance } from "./info.ts";
import { openStream, sealStream } from "./stream.ts";

export type { FileEntry };
const CHUNK = KINDS.container.chunk;

/** A file to seal: a browser's `File` is one. */
export interface OutgoingFile extends FileEntry {
  stream(): ReadableStream<Uint8Array>;
}

/** To whom a container belongs. */
export interface ContainerParent {
  readonly instance: Instance;
  /** Id of the report, or object id of the letter. */
  readonly parentId: Uint8Array;
}

/** Where a container is expected: its id as the report or the letter names it. */
export interface ContainerPlace extends ContainerParent {
  readonly objectId: Uint8Array;
}

/**
 * The one pass that a salt serves: over when `chunks()` was called. A caller keeps each chunk until it is acknowledged,
 * and sends the same bytes again if need be; when they are gone only a new pass can make others.
 */
export class SealingPass {
  /** The box header, 90 bytes. */
  readonly head: Bytes;
  /** Bytes of header and chunks together. */
  readonly length: number;
  private sealed: (() => ReadableStream<Bytes>) | null;

  /** Made by `sealContainer` only. */
  constructor(head: Bytes, length: number, sealed: () => ReadableStream<Bytes>) {
    this.head = head;
    this.length = length;
    this.sealed = sealed;
  }

  /** The id by which a filing or a letter names the container. */
  get objectId(): Bytes {
    return claimedObjectId(this.head);
  }

  /**
   * Every sealed chunk in order, 1 MiB and a tag each, the last one shorter. The stream fails with FileChanged for a
   * file that gives other than its stated size: what came before is of no use then.
   * @throws SaltSpent if this was asked before
   */
  chunks(): ReadableStream<Bytes> {
    if (!this.sealed) throw new SaltSpent("A salt serves one pass: begin anew.");
    const { sealed } = this;
    this.sealed = null;
    return sealed();
  }
}

/**
 * Begin to seal 1 to 10 files of a report (base key CEK) or of a letter (LR or LD):
 * `index length u32 | index JSON | files`, padded to max(4,096, padme(L + 1)).
 * @throws TooLong over 10 files or 1 GiB, BadJson for a name or type that no index may hold
 */
export async function sealContainer(parent: ContainerParent, baseKey: Uint8Array, files: readonly OutgoingFile[]): Promise<SealingPass> {
  return sealContainerWith(parent, baseKey, files, { objectId: random(16), salt: random(16) });
}

/** The same with object id and salt given, for known answers only: one salt never serves two passes. @internal */
export async function sealContainerWith(
  parent: ContainerParent,
  baseKey: Uint8Array,
  files: readonly OutgoingFile[],
  given: { readonly objectId: Bytes; readonly salt: Bytes },
): Promise<SealingPass> {
  const index = indexBytes(files);
  const padded = paddedSize(index.length, files);
  const { key, head } = await sealedHead(boxPlace({ ...parent, objectId: given.objectId }), baseKey, given.salt);
  const plaintext = (): ReadableStream<Bytes> => streamOf(plaintextBlocks(index, files, padded));
  return new SealingPass(head, boxLength("container", padded), () => sealStream(key, plaintext(), CHUNK));
}

async function* plaintextBlocks(index: Bytes, files: readonly OutgoingFile[], padded: number): AsyncGenerator<Bytes> {
  yield index;
  for (const file of files) yield* blocksOf(file);
  yield Uint8Array.of(0x80);
  for (let left = padded - index.length - totalSize(files) - 1; left > 0; left -= CHUNK) yield new Uint8Array(Math.min(CHUNK, left));
}

async function* blocksOf(file: OutgoingFile): AsyncGenerator<Bytes> {
  let left = file.size;
  for await (const block of blocksIn(file.stream())) {
    left -= block.length;
    if (left < 0) throw new FileChanged("A file has more bytes than it said.");
    yield block;
  }
  if (left > 0) throw new FileChanged("A file has fewer bytes than it said.");
}

/** Some bytes of one of the files. */
export interface Piece {
  /** Its place in `files`. */
  readonly file: number;
  readonly bytes: Bytes;
}

/** A container whose index has been opened. */
export interface OpenedContainer {
  readonly files: readonly FileEntry[];
  /**
   * The bytes of the files in order; an empty file has no piece. Every piece is authentic and in its place. That
   * nothing is missing is known when the stream has ended: it fails with CannotOpen otherwise, and until then no file
   * may be shown as whole.
   */
  readonly contents: ReadableStream<Piece>;
}

/**
 * Open the header and the first chunk of a container, which may come in blocks of any size.
 * @throws CannotOpen for another place, key or bit; BadLayout, BadJson or TooLong for an index that breaks a rule
 */
export async function openContainer(place: ContainerPlace, baseKey: Uint8Array, sealed: ReadableStream<Uint8Array>): Promise<OpenedContainer> {
  const { head, rest } = await split(sealed, HEADER_BYTES);
  if (head.length < HEADER_BYTES) throw new CannotOpen("The box is cut.");
  const key = await openHeader(boxPlace(place), baseKey, head);
  const chunks = blocksIn(openStream(key, rest, CHUNK));
  const first = (await chunks.next()).value as Bytes;
  const { files, start } = readIndex(first);
  const padding = paddedSize(start, files) - start - totalSize(files);
  return { files, contents: streamOf(piecesOf(files, padding, copy(first, start), chunks)) };
}

async function* piecesOf(files: readonly FileEntry[], padding: number, first: Bytes, more: AsyncGenerator<Bytes>): AsyncGenerator<Piece> {
  const lengths = [...files.map(({ size }) => size), padding];
  let inPadding = 0;
  for await (const { file, bytes } of cut(lengths, first, more)) {
    if (file < files.length) yield { file, bytes };
    else if (!isPadding(bytes, inPadding)) throw new CannotOpen("The padding is not ours.");
    else inPadding += bytes.length;
  }
}

/** One 80 at its start, zeros after it. */
function isPadding(bytes: Bytes, at: number): boolean {
  return bytes.every((byte, place) => byte === (at + place === 0 ? 0x80 : 0));
}

/** Cut blocks that hold parts of these lengths, and nothing else. */
async function* cut(lengths: readonly number[], first: Bytes, more: AsyncGenerator<Bytes>): AsyncGenerator<Piece> {
  let [file, left]: [number, number] = [0, lengths[0] as number];
  for (let block = first; ; ) {
    while (block.length > 0) {
      while (left === 0) {
        file += 1;
        if (file === lengths.length) throw new CannotOpen("Something follows the padding.");
        left = lengths[file] as number;
      }
      const bytes = block.subarray(0, left);
      left -= bytes.length;
      block = block.subarray(bytes.length);
      yield { file, bytes };
    }
    const { done, value } = await more.next();
    if (done) break;
    block = value;
  }
  if (left > 0 || file + 1 !== lengths.length) throw new CannotOpen("The container is cut.");
}

function boxPlace({ instance, objectId, parentId }: ContainerPlace): Place {
  return { instance, kind: "container", objectId, parentId, number: 1 };
}

/** The first `length` bytes (fewer if there are no more), and a stream of the rest. */
async function split(source: ReadableStream<Uint8Array>, length: number): Promise<{ head: Bytes; rest: ReadableStream<Bytes> }> {
  const blocks = blocksIn(source);
  let head: Bytes = new Uint8Array(0);
  while (head.length < length) {
    const { done, value } = await blocks.next();
    if (done) break;
    const joined = new Uint8Array(head.length + value.length);
    joined.set(head);
    joined.set(value, head.length);
    head = joined;
  }
  async function* after(): AsyncGenerator<Bytes> {
    yield head.subarray(length);
    yield* blocks;
  }
  return { head: copy(head, 0, length), rest: streamOf(after()) };
}

/** The blocks of a stream. `for await` over the stream itself is missing in the browsers of the floor. */
async function* blocksIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value as Bytes;
    }
  } finally {
    await reader.cancel();
  }
}

/** A stream that asks for an item only when somebody reads. */
function streamOf<Item>(items: AsyncGenerator<Item>): ReadableStream<Item> {
  return new ReadableStream<Item>(
    {
      async pull(controller) {
        const { done, value } = await items.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await items.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
