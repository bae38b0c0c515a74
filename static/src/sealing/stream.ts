/** Sealing: AES-256-GCM STREAM (Hoang et al. 2015): chunks that cannot be cut off, swapped or repeated. */

import { type Bytes, concat, copy } from "./bytes.ts";
import { CannotOpen } from "./errors.ts";

const TAG_BYTES = 16;

/** Seal a plaintext that is not empty in chunks of `chunk` bytes; the last has 1 to `chunk`. */
export async function sealChunks(key: Bytes, plaintext: Bytes, chunk: number): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const count = Math.ceil(plaintext.length / chunk);
  const sealed: Bytes[] = [];
  for (let index = 0; index < count; index++) {
    const iv = nonce(index, index === count - 1);
    const part = copy(plaintext, index * chunk, Math.min((index + 1) * chunk, plaintext.length));
    sealed.push(new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, imported, part)));
  }
  return concat(...sealed);
}

/**
 * Open chunks, every one full but the last, which has at least one byte.
 * @throws CannotOpen for a changed, missing, repeated or empty chunk, or anything after the last.
 */
export async function openChunks(key: Bytes, sealed: Bytes, chunk: number): Promise<Bytes> {
  const step = chunk + TAG_BYTES;
  const count = Math.max(1, Math.ceil(sealed.length / step));
  if (sealed.length - (count - 1) * step <= TAG_BYTES) throw new CannotOpen("The last chunk is empty.");
  const parts: Bytes[] = [];
  for (let index = 0; index < count; index++) {
    const part = copy(sealed, index * step, Math.min((index + 1) * step, sealed.length));
    parts.push(await openChunk(key, part, index, index === count - 1));
  }
  return concat(...parts);
}

/** Open one sealed chunk in its place. @throws CannotOpen */
export async function openChunk(key: Bytes, sealed: Bytes, index: number, last: boolean): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce(index, last) }, imported, sealed));
  } catch {
    throw new CannotOpen("A chunk does not open.");
  }
}

/**
 * Seal a stream of any blocks in chunks of `chunk` bytes: one chunk in memory, made when it is asked for.
 * An error of the source comes out of the result.
 */
export function sealStream(key: Bytes, source: ReadableStream<Uint8Array>, chunk: number): ReadableStream<Bytes> {
  const imported = crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  return chunked(source, chunk, async (part, index, last) =>
    new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce(index, last) }, await imported, part)),
  );
}

/**
 * Open what `sealStream` made, however it was cut into blocks. What comes out is authentic and in order; that it is
 * whole is known when the stream has ended. It fails with CannotOpen otherwise.
 */
export function openStream(key: Bytes, source: ReadableStream<Uint8Array>, chunk: number): ReadableStream<Bytes> {
  return chunked(source, chunk + TAG_BYTES, async (part, index, last) => {
    if (part.length <= TAG_BYTES) throw new CannotOpen("The last chunk is empty.");
    return openChunk(key, part, index, last);
  });
}

type Turn = (part: Bytes, index: number, last: boolean) => Promise<Bytes>;

/** The same bytes in parts of `size`, each turned into another; a full part waits for one byte more: is it the last? */
function chunked(source: ReadableStream<Uint8Array>, size: number, turn: Turn): ReadableStream<Bytes> {
  const reader = source.getReader();
  const buffer = new Uint8Array(size);
  let [held, index]: [number, number] = [0, 0];
  let rest: Uint8Array = new Uint8Array(0);

  /** Fill the buffer, and tell whether anything follows it. */
  async function moreFollows(): Promise<boolean> {
    for (;;) {
      const taken = rest.subarray(0, size - held);
      buffer.set(taken, held);
      held += taken.length;
      rest = rest.subarray(taken.length);
      if (rest.length > 0) return true;
      const { done, value } = await reader.read();
      if (done) return false;
      rest = value;
    }
  }

  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const last = !(await moreFollows());
        const turned = await turn(buffer.subarray(0, held), index, last);
        [held, index] = [0, index + 1];
        controller.enqueue(turned);
        if (last) controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** 12 bytes: index of the chunk as u88 (2^53 is far beyond any file), then 01 for the last chunk. */
function nonce(index: number, last: boolean): Bytes {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  view.setUint32(3, Math.floor(index / 2 ** 32));
  view.setUint32(7, index % 2 ** 32);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
