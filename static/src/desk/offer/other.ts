/**
 * Another desk, as reporters see it: its key is used only if the chain of its statements leads to it, from the first
 * one whose hash stands in this page. What this officer accepted of their own desk says nothing of another.
 */

import { type PublicKey, wrapKey } from "../../sealing/desk.ts";
import { currentStatement } from "../../reporter/chain.ts";
import { type Bytes, fromHex, toBase64, toUuid } from "../bytes.ts";
import { Problem, type Me } from "../api.ts";
import { type PublicDesk, publicDesks, publicHistory } from "../directory.ts";
import { instanceOf } from "../officer.ts";

const KEY_ID_BYTES = 16;

/** What is posted of a wrap: the server keeps the key's id in a column of its own. */
export interface PostedWrap {
  readonly key_id: string;
  readonly wrap: string;
}

/** The desks that are open for reports, without this one. */
export async function otherDesks(own: string): Promise<readonly PublicDesk[]> {
  const desks = await publicDesks();
  if (!desks) throw unreachable();
  return desks.filter((desk) => !isDesk(desk, own));
}

export function isDesk(desk: Pick<PublicDesk, "id">, id: string): boolean {
  return plain(desk.id) === plain(id);
}

/** The desks that a reporter did not want to read their report: the server cannot know of them. */
export function excludedDesks(report: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const named = report["excluded_desks"];
  return new Set(Array.isArray(named) ? named.filter((id) => typeof id === "string").map(plain) : []);
}

export function isExcluded(desk: Pick<PublicDesk, "id">, excluded: ReadonlySet<string>): boolean {
  return excluded.has(plain(desk.id));
}

/** The key to which a report may be wrapped for this desk now. @throws BadStatement, Problem */
export async function verifiedKey(me: Me, id: string): Promise<PublicKey> {
  const [desks, history] = await Promise.all([publicDesks(), publicHistory()]);
  if (!desks || !history) throw unreachable();
  const desk = desks.find((one) => isDesk(one, id));
  if (!desk) throw new Problem(409, "desk_closed", "That desk takes no reports now. Choose another.");
  return (await currentStatement(instanceOf(me), { id: plain(desk.id), key: desk.key }, history)).key;
}

/** The content key of a report, wrapped for another desk's key. */
export async function wrapFor(me: Me, to: PublicKey, report: string, cek: Bytes): Promise<PostedWrap> {
  const wrap = await wrapKey({ instance: instanceOf(me), kind: "report", objectId: fromHex(report) }, to, cek);
  return { key_id: toUuid(wrap.slice(0, KEY_ID_BYTES)), wrap: toBase64(wrap.slice(KEY_ID_BYTES)) };
}

function plain(id: string): string {
  return id.replaceAll("-", "").toLowerCase();
}

function unreachable(): Problem {
  return new Problem(0, "no_directory", "The list of desks cannot be read. Nothing was sent; try again in a moment.");
}
