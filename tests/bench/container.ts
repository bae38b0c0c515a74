/** How fast this engine seals and opens a container of files. For a browser: bundle it, call `measureContainer()`. */

import { type OutgoingFile, type SealingPass, openContainer, sealContainer } from "../../static/src/sealing/container.ts";
import { Instance } from "../../static/src/sealing/info.ts";

const MIB = 2 ** 20;
const BLOCK = new Uint8Array(64 * 1024);
const PARENT = { instance: new Instance(new Uint8Array(16)), parentId: new Uint8Array(16) };
const KEY = new Uint8Array(32).fill(4);

/** MiB a second: sealing alone, and sealing with opening after it, chunk by chunk. */
export interface ContainerSpeed {
  readonly sealed_mib_per_second: number;
  readonly sealed_and_opened_mib_per_second: number;
}

export async function measureContainer(mib = 100): Promise<ContainerSpeed> {
  const began = performance.now();
  await drained((await sealing(mib)).chunks());
  const sealed = performance.now();
  const pass = await sealing(mib);
  const { contents } = await openContainer({ ...PARENT, objectId: pass.objectId }, KEY, whole(pass));
  await drained(contents);
  const opened = performance.now();
  const speed = (milliseconds: number): number => (1000 * mib) / milliseconds;
  return { sealed_mib_per_second: speed(sealed - began), sealed_and_opened_mib_per_second: speed(opened - sealed) };
}

function sealing(mib: number): Promise<SealingPass> {
  return sealContainer(PARENT, KEY, [zeros(mib)]);
}

/** A file that is made while it is read, so that only what the sealing keeps is in memory. */
function zeros(mib: number): OutgoingFile {
  let left = (mib * MIB) / BLOCK.length;
  const pull = (to: ReadableStreamDefaultController<Uint8Array>): void => {
    if (left-- > 0) to.enqueue(BLOCK);
    else to.close();
  };
  return { name: "a.bin", type: "", size: mib * MIB, stream: () => new ReadableStream({ pull }, { highWaterMark: 0 }) };
}

/** Header and chunks, as a server would send them. */
function whole(pass: SealingPass): ReadableStream<Uint8Array> {
  const chunks = pass.chunks().getReader();
  return new ReadableStream<Uint8Array>(
    {
      start: (to) => to.enqueue(pass.head),
      async pull(to) {
        const { done, value } = await chunks.read();
        if (done) to.close();
        else to.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function drained(stream: ReadableStream<unknown>): Promise<void> {
  const reader = stream.getReader();
  while (!(await reader.read()).done);
}

Object.assign(globalThis, { measureContainer });
