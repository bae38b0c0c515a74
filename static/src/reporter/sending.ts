/** One report on its way: its keys are kept in memory until the receipt and never longer. */

import { isAlongsideNow } from "./alongside.ts";
import { cardOf, codedAnswers, isRecord, reportOf } from "./answers.ts";
import { deliver, LinkLost, pause, Undeliverable, type Lock } from "./deliver.ts";
import { directory, statements, type Directory, type ListedStatement } from "./directory.ts";
import { checkedKeys, codeOf, lockReport, makeCode, newCall, sealReport, TooLongToLock } from "./lock.ts";
import type { Code, Destination, LockedReport } from "./lock.ts";
import { byId, painted, show, word } from "./page.ts";
import { chosenTeam, showReaders } from "./readers.ts";
import { clearDemand, showReceipt } from "./receipt.ts";
import { showStep } from "./steps.ts";
import { place } from "./where.ts";
import { chosenList, wordList } from "./word_lists.ts";

const call = newCall();
let code: Code | null = null;
let codeOfTeam = "";
let arrived = false;

export function isArrived(): boolean {
  return arrived;
}

/** The code of this call, made when it is first shown. */
export async function theCode(): Promise<Code> {
  if (codeOfTeam !== "" && !sameCodeFits()) {
    code = null; // another team must not read what this one is told
    codeOfTeam = "";
  }
  code ??= await makeCode(await chosenList().catch(() => wordList("en")));
  return code;
}

/** The code in the words of the list that was chosen after it was made; fails if the list did not arrive. */
export async function codeInChosenWords(): Promise<Code> {
  const list = await chosenList();
  code = await codeOf((await theCode()).root, list);
  return code;
}

/** A second demand to the same team answers under the same code; another team gets its own. */
export function sameCodeFits(): boolean {
  return codeOfTeam !== "" && codeOfTeam === chosenTeam()?.id;
}

/** Place, month and call stay; the demand is asked anew and gets an id of its own. */
export function startAnother(): void {
  arrived = false;
  clearDemand();
}

export async function sendReport(): Promise<void> {
  showStep("sent");
  show(byId("receipt"), false);
  show(byId("sending"), true);
  show(byId("give-up"), false);
  show(byId("simple-way"), false);
  try {
    finish(await deliver(lockOnce(), { sending: () => tell("sending"), lost: waitForLink }));
  } catch (failure) {
    const why = failure instanceof Undeliverable ? failure.word : "seal_failed";
    tell(why);
    show(byId("simple-way"), why === "seal_failed");
    show(byId("give-up"), true);
  }
}

function tell(name: string): void {
  byId("sending-text").textContent = word(name);
}

/** Locks at the first call; at the next ones the same report is sealed again, to newer keys of the same team. */
function lockOnce(): Lock {
  let locked: LockedReport | null = null;
  let told = chosenTeam()?.id;
  return async (again) => {
    tell("locking");
    await painted();
    const to = await destination(again);
    const team = chosenTeam()?.id;
    // a newer list may lead to other people: they read nothing that was meant for those who were shown
    if ((told ??= team) !== team) throw new Undeliverable("team_changed");
    const coded = codedAnswers();
    try {
      const root = isRecord() ? null : (await theCode()).root;
      const marks = { record: isRecord(), alongsideNow: !isRecord() && isAlongsideNow() };
      locked ??= await lockReport({ card: cardOf(coded), report: reportOf(coded) }, root, marks);
      return await sealReport(locked, to, coded);
    } catch (failure) {
      throw new Undeliverable(failure instanceof TooLongToLock ? "too_long" : "seal_failed");
    }
  };
}

async function destination(again: boolean): Promise<Destination> {
  const { listed, history } = await fetched(again);
  await showReaders(place());
  const team = chosenTeam();
  if (!team || !listed.window) throw new Undeliverable("no_team");
  try {
    return { ...(await checkedKeys(team, listed.window.key, history)), call };
  } catch {
    throw new Undeliverable("chain_broken");
  }
}

async function fetched(again: boolean): Promise<{ listed: Directory; history: readonly ListedStatement[] }> {
  try {
    return { listed: await directory(again), history: await statements() };
  } catch {
    throw new LinkLost("The list of teams did not arrive.");
  }
}

async function waitForLink(tries: number): Promise<void> {
  tell("link_lost");
  const press = byId<HTMLButtonElement>("send-again");
  show(press, true);
  await pause(tries, (resume) => press.addEventListener("click", resume, { once: true }));
  show(press, false);
}

function finish(outcome: "received" | "was_there"): void {
  arrived = true;
  const team = chosenTeam();
  codeOfTeam = isRecord() || !team ? "" : team.id;
  if (codeOfTeam === "") code = null;
  showReceipt(team, isRecord(), outcome === "was_there");
}
