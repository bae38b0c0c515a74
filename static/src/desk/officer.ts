/** The officer's key as the pages use it: made, locked, unlocked, and compared by its twelve words. */

import {
  Instance,
  type OfficerKeys,
  type PrivateKey,
  fingerprint,
  lockByPassphrase,
  lockForSession,
  officerKeys,
  readPublicKey,
  selfTest,
  unlockByPassphrase,
  unlockSession,
} from "../sealing/desk.ts";
import type { Me, OfficerRow } from "./api.ts";
import { type Bytes, fromBase64, fromHex, randomBytes } from "./bytes.ts";
import { typedWords } from "./spoken.ts";

/** An officer whose key is open in this tab. */
export interface Officer {
  readonly id: Bytes;
  readonly seed: Bytes;
  readonly opens: PrivateKey;
  readonly keys: OfficerKeys;
  readonly fingerprint: Bytes;
}

export function instanceOf(me: Me): Instance {
  return new Instance(fromHex(me.instance));
}

export async function openOfficer(me: Me, seed: Bytes): Promise<Officer> {
  return expanded(instanceOf(me), fromHex(rowOf(me).id), seed);
}

/** A new key, on this computer, from 32 random bytes; throws SealingUnavailable in a browser that cannot seal. */
export async function makeOfficer(me: Me): Promise<Officer> {
  await selfTest();
  return expanded(instanceOf(me), randomBytes(16), randomBytes(32));
}

async function expanded(instance: Instance, id: Bytes, seed: Bytes): Promise<Officer> {
  const keys = await officerKeys({ instance, officerId: id }, seed);
  const words = await fingerprint(keys.hpke.publicKey, keys.sign.publicKey);
  return { id, seed, opens: keys.hpke, keys, fingerprint: words };
}

/** The fingerprint of somebody else's public keys, as the server shows them. */
export async function fingerprintOf(hpke: string, sign: string): Promise<Bytes> {
  return fingerprint(await readPublicKey(fromBase64(hpke)), fromHex(sign));
}

export function lockWithPassphrase(me: Me, made: Officer, passphrase: string): Promise<Bytes> {
  return lockByPassphrase({ instance: instanceOf(me), officerId: made.id, version: 1 }, passphrase, made.seed);
}

/** Open the newest box under a passphrase; throws CannotOpen when the words are others. */
export async function unlockWithPassphrase(me: Me, typed: string): Promise<Bytes> {
  const row = rowOf(me);
  const boxes = row.boxes.filter((box) => box.kind === "passphrase").sort((a, b) => b.version - a.version);
  const newest = boxes[0];
  if (!newest) throw new Error("This key has no passphrase.");
  const place = { instance: instanceOf(me), officerId: fromHex(row.id), version: newest.version };
  return unlockByPassphrase(place, typedWords(typed).join(" "), fromBase64(newest.box));
}

export function sealForSession(me: Me, seed: Bytes, browser: Bytes, server: Bytes): Promise<Bytes> {
  return lockForSession({ instance: instanceOf(me), officerId: fromHex(rowOf(me).id) }, { browser, server }, seed);
}

export function unlockFromSession(me: Me, browser: Bytes, server: Bytes, box: Bytes): Promise<Bytes> {
  return unlockSession({ instance: instanceOf(me), officerId: fromHex(rowOf(me).id) }, { browser, server }, box);
}

function rowOf(me: Me): OfficerRow {
  if (!me.officer) throw new Error("This person has no officer key.");
  return me.officer;
}
