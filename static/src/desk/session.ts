/** One unlock a session: the seed is boxed under two halves, one here, one with the server. */

import { type Me, Problem, get, post } from "./api.ts";
import { type Bytes, fromBase64, randomBytes, toBase64 } from "./bytes.ts";
import { type Officer, openOfficer, sealForSession, unlockFromSession, unlockWithPassphrase } from "./officer.ts";
import { findHalf, forgetHalf, keepHalf } from "./tabs.ts";

interface SessionRow {
  readonly server_half: string;
  readonly box: string;
}

/** The officer whose key is open in this session, or null when it is locked. */
export async function officerOfSession(me: Me): Promise<Officer | null> {
  const row = me.officer;
  const half = row ? await findHalf() : null;
  if (!row || !half) return null;
  const session = await sessionRow();
  if (!session) return forgotten();
  try {
    const seed = await unlockFromSession(me, fromBase64(half), fromBase64(session.server_half), fromBase64(session.box));
    return await openOfficer(me, seed);
  } catch {
    return forgotten();
  }
}

function forgotten(): null {
  forgetHalf();
  return null;
}

async function sessionRow(): Promise<SessionRow | null> {
  try {
    return await get<SessionRow>("session-unlock");
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** Open the officer key with the passphrase and keep it open for this session; throws CannotOpen. */
export async function unlock(me: Me, passphrase: string): Promise<Officer> {
  const seed = await unlockWithPassphrase(me, passphrase);
  await keepForSession(me, seed);
  return openOfficer(me, seed);
}

export async function keepForSession(me: Me, seed: Bytes): Promise<void> {
  const browserHalf = randomBytes(32);
  const serverHalf = randomBytes(32);
  const box = await sealForSession(me, seed, browserHalf, serverHalf);
  await post("session-unlock", { server_half: toBase64(serverHalf), box: toBase64(box) });
  keepHalf(toBase64(browserHalf));
}
