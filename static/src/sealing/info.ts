/** Sealing: the instance, and the `info` that ties every key and every seal to its place. */

import { type Bytes, concat, copy, exactly, fromHex, toHex, utf8 } from "./bytes.ts";

/** Every label of protocol.md section 7; nothing else may enter an info. */
export type Label =
  | "mailbox id" | "thread" | "letter from reporter" | "letter from desk" | "box"
  | "ticket" | "detail secret" | "detail ticket" | "row" | "filing key" | "cell" | "simple filing key"
  | "officer hpke" | "officer sign" | "officer pins" | "officer passkey" | "session unlock"
  | "desk hpke" | "index seed" | "desk index" | "recovery hpke" | "recovery sign"
  | "wrap" | "desk share" | "index share" | "facets" | "correction" | "desk statement" | "case act";

/** One installation: 16 random bytes made when it was set up, the same under all its host names. */
export class Instance {
  readonly id: Bytes;

  /** @throws BadLayout unless there are 16 bytes. */
  constructor(id: Uint8Array) {
    this.id = copy(exactly(id, 16, "The instance"));
  }

  /** From the 32 hex digits in directory.json or a page. @throws BadLayout */
  static fromHex(text: unknown): Instance {
    return new Instance(fromHex(text, 16));
  }

  /** `"fairlead/v1/" | label | 00 | instance | fields`; every field has a fixed length. */
  info(label: Label, ...fields: readonly Uint8Array[]): Bytes {
    return concat(utf8(`fairlead/v1/${label}`), Uint8Array.of(0), this.id, ...fields);
  }

  toString(): string {
    return toHex(this.id);
  }
}
