/** What reporters are told: after unlocking, the public directory must name the key that this desk holds. */

import { type ListedStatement, type Member, type PublicKey, readHistory, readPublicKey, verifyHistory } from "../sealing/desk.ts";
import { type Me, Problem } from "./api.ts";
import { fromBase64, fromHex, sameBytes } from "./bytes.ts";
import { byId, el, replace } from "./dom.ts";
import { instanceOf } from "./officer.ts";
import type { DeskKeys } from "./opening.ts";

interface PublicDirectory {
  readonly window: { readonly id: string; readonly key: string };
  readonly desks: readonly PublicDesk[];
}

export interface PublicDesk {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly key: string;
}

export type DirectoryVerdict = "same" | "different" | "missing" | "unreachable";

/** Fetched without credentials, so that the server cannot answer this officer otherwise than a reporter. */
function publicDirectory(): Promise<PublicDirectory | null> {
  return asReporter<PublicDirectory>(document.body.dataset["directory"]!);
}

async function asReporter<Answer>(address: string): Promise<Answer | null> {
  try {
    const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Answer) : null;
  } catch {
    return null;
  }
}

/** Every statement of every desk; null while it cannot be reached. */
export function publicHistory(): Promise<readonly ListedStatement[] | null> {
  return asReporter(document.body.dataset["directory"]!.replace(/\.json$/, "/history"));
}

/** The key of this week's count; null while the directory cannot be reached. @throws BadKey */
export async function windowKey(): Promise<PublicKey | null> {
  const directory = await publicDirectory();
  return directory && readPublicKey(fromBase64(directory.window.key));
}

/** Whom the newest statement of a desk names, by the chain that anybody can read. @throws BadStatement, Problem */
export async function publicMembers(me: Me, desk: string): Promise<readonly Member[]> {
  const listed = await publicHistory();
  if (!listed) throw new Problem(0, "no_history", "The public directory cannot be read from here. Nothing was signed; try again in a moment.");
  return (await verifyHistory(instanceOf(me), fromHex(desk), readHistory(listed), null)).at(-1)?.members ?? [];
}

export async function publicDesks(): Promise<readonly PublicDesk[] | null> {
  return (await publicDirectory())?.desks ?? null;
}

export function compareDirectory(desks: readonly PublicDesk[] | null, desk: string, key: Uint8Array): DirectoryVerdict {
  if (!desks) return "unreachable";
  const entry = desks.find((other) => other.id.replaceAll("-", "") === desk.replaceAll("-", ""));
  if (!entry) return "missing";
  return sameBytes(fromBase64(entry.key), key) ? "same" : "different";
}

/** Doors read the directory anew every five seconds: what a change has just made old is looked at once more. */
export const LOOK_AGAIN = 6000;

export async function checkDirectory(keys: DeskKeys): Promise<DirectoryVerdict> {
  if (!keys.current) return "missing";
  const desks = await publicDesks();
  const verdict = compareDirectory(desks, keys.desk, keys.current.key.raw);
  const before = keys.chain.slice(0, -1).map((statement) => compareDirectory(desks, keys.desk, statement.key.raw));
  if (verdict !== "missing" && !(verdict === "different" && before.includes("same"))) return verdict;
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  return compareDirectory(await publicDesks(), keys.desk, keys.current.key.raw);
}

/** Raise the alarm on the page when reporters are given another key than this desk's. */
export async function showDirectoryAlarm(keys: DeskKeys): Promise<void> {
  if (!keys.current || (await checkDirectory(keys)) !== "different") return;
  replace(
    byId("alarm"),
    el("p", {}, "Alarm: reporters are given another key than the one that your desk holds. New reports may be read by somebody else. Do not wait: call the other officers and your administrator now, by telephone."),
  );
}
