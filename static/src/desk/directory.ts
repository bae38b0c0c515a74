/** What reporters are told: after unlocking, the public directory must name the key that this desk holds. */

import { newestStatement } from "../reporter/chain.ts";
import { type Desk, type Directory, readDirectory } from "../reporter/directory.ts";
import { type ListedStatement, type Member, type PublicKey, readPublicKey } from "../sealing/desk.ts";
import { type Me, Problem } from "./api.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import { byId, el, replace } from "./dom.ts";
import { instanceOf } from "./officer.ts";
import type { DeskKeys } from "./opening.ts";

/** A desk as reporters are told of it. */
export type PublicDesk = Pick<Desk, "id" | "name" | "epoch" | "key">;

export type DirectoryVerdict = "same" | "different" | "missing" | "unreachable";

function publicDirectory(): Promise<Directory | null> {
  return asReporter(document.body.dataset["directory"]!, readDirectory);
}

/** Fetched without credentials, so that the server cannot answer this officer otherwise than a reporter; null for what no reporter would take. */
async function asReporter<Answer>(address: string, read: (value: unknown) => Answer): Promise<Answer | null> {
  try {
    const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
    return answer.ok ? read(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** Every statement of every desk, each read where the chain is checked; null while it cannot be reached. */
export function publicHistory(): Promise<readonly ListedStatement[] | null> {
  return asReporter(document.body.dataset["directory"]!.replace(/\.json$/, "/history"), (value) => value as readonly ListedStatement[]);
}

/** The key of this week's count; null while the directory cannot be reached. @throws BadKey */
export async function windowKey(): Promise<PublicKey | null> {
  const window = (await publicDirectory())?.window ?? null;
  return window && readPublicKey(fromBase64(window.key));
}

/** Whom the newest statement of a desk names, along the public chain from the first one that this page pins. @throws BadStatement, Problem */
export async function publicMembers(me: Me, desk: string): Promise<readonly Member[]> {
  const listed = await publicHistory();
  if (!listed) throw new Problem(0, "no_history", "The public directory cannot be read from here. Nothing was signed; try again in a moment.");
  return (await newestStatement(instanceOf(me), desk.replaceAll("-", ""), listed)).members;
}

export async function publicDesks(): Promise<readonly PublicDesk[] | null> {
  return (await publicDirectory())?.desks ?? null;
}

export function compareDirectory(desks: readonly PublicDesk[] | null, desk: string, key: Uint8Array): DirectoryVerdict {
  if (!desks) return "unreachable";
  const entry = desks.find((other) => other.id.replaceAll("-", "") === desk.replaceAll("-", ""));
  if (!entry) return "missing";
  return entry.key === toBase64(key) ? "same" : "different";
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
