/** Sealing: what two officers sign together about one case: its bytes and their signatures. */

import { ed25519 } from "@noble/curves/ed25519.js";
import { type Bytes, concat, copy, exactly, sha256, toHex } from "./bytes.ts";
import { encodeJson } from "./canonical.ts";
import { isSignedBy } from "./ed25519.ts";
import { BadLayout } from "./errors.ts";
import type { Instance } from "./info.ts";
import type { SignKey } from "./statements.ts";

/** One act on one case, as both officers sign it: a signature fits one place of one chain of events. */
export interface CaseAct {
  readonly instance: Instance;
  readonly caseId: Bytes;
  readonly act: string;
  readonly reason: string;
  /** The number of the event that the proposal becomes. */
  readonly number: number;
  /** The hash of the event before it. */
  readonly prev: Bytes;
  /** Who proposes. */
  readonly officerId: Bytes;
  /** The sealed words of the reason. */
  readonly noteId: Bytes;
}

/** The JSON bytes that are hashed and signed; nobody stores or sends them. @throws BadLayout */
export function encodeAct(act: CaseAct): Bytes {
  if (!Number.isInteger(act.number) || act.number < 1 || act.number >= 2 ** 32) throw new BadLayout("The number of the event is out of range.");
  return encodeJson({
    v: 1,
    instance: toHex(act.instance.id),
    case: toHex(exactly(act.caseId, 16, "The case id")),
    act: act.act,
    reason: act.reason,
    number: act.number,
    prev: toHex(exactly(act.prev, 32, "The hash of the event before")),
    officer: toHex(exactly(act.officerId, 16, "The officer id")),
    note: toHex(exactly(act.noteId, 16, "The note id")),
  });
}

/** Ed25519 over I("case act") | SHA-256(bytes), 64 bytes. @throws BadLayout */
export async function signAct(act: CaseAct, key: SignKey): Promise<Bytes> {
  return copy(ed25519.sign(await signedMessage(act), key.seed));
}

/** Whether the signature is by this key over this act; whose key it is, the statements say. */
export async function isActSigned(act: CaseAct, key: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return isSignedBy(key, await signedMessage(act), signature);
}

async function signedMessage(act: CaseAct): Promise<Bytes> {
  return concat(act.instance.info("case act"), await sha256(encodeAct(act)));
}
