/** One report on its way: its id and keys, kept in memory until the receipt and never longer. */

import { cardOf, codedAnswers, isRecord, reportOf } from "./answers.ts";
import { deliver, LinkLost, pause, Undeliverable } from "./deliver.ts";
import { directory, statements, type Directory } from "./directory.ts";
import { clearDemand, showReceipt } from "./receipt.ts";
import { checkedDesk, lockReport, makeCode, newCall, newParcel, TooLongToLock, type Code, type Parcel } from "./lock.ts";
import { byId, painted, show, word } from "./page.ts";
import { chosenTeam, showReaders } from "./readers.ts";
import { showStep } from "./steps.ts";
import { place } from "./where.ts";

let parcel: Parcel;
let call: Uint8Array;
let code: Code | null = null;
let codeOfTeam = "";
let arrived = false;

export function newReport(): void {
  call = newCall();
  parcel = newParcel();
}

export function isArrived(): boolean {
  return arrived;
}

/** The code of this call, made when it is first shown. */
export async function theCode(): Promise<Code> {
  code ??= await makeCode();
  return code;
}

/** A second demand to the same team answers under the same code; another team gets its own. */
export function sameCodeFits(): boolean {
  return codeOfTeam !== "" && codeOfTeam === chosenTeam()?.id;
}

/** Place, month and call stay; the demand is asked anew, with an id of its own. */
export function startAnother(): void {
  parcel = newParcel();
  arrived = false;
  clearDemand();
}

export async function sendReport(): Promise<void> {
  showStep("sent");
  show(byId("receipt"), false);
  show(byId("sending"), true);
  show(byId("give-up"), false);
  try {
    const outcome = await deliver(lock, { sending: () => tell("sending"), lost: waitForLink });
    finish(outcome);
  } catch (failure) {
    tell(failure instanceof Undeliverable ? failure.word : "seal_failed");
    show(byId("give-up"), true);
  }
}

function tell(name: string): void {
  byId("sending-text").textContent = word(name);
}

async function lock(again: boolean): Promise<Uint8Array<ArrayBuffer>> {
  tell("locking");
  await painted();
  const { listed, history } = await fetched(again);
  await showReaders(place());
  const team = chosenTeam();
  if (!team || !listed.window) throw new Undeliverable("no_team");
  const desk = await checkedDesk(team, history).catch(() => {
    throw new Undeliverable("chain_broken");
  });
  const root = isRecord() ? null : (await theCode()).root;
  const coded = codedAnswers();
  const content = { card: cardOf(coded), report: reportOf(coded), answers: coded };
  try {
    return await lockReport({ parcel, call, root, desk, window: listed.window, content, record: isRecord() });
  } catch (failure) {
    throw new Undeliverable(failure instanceof TooLongToLock ? "too_long" : "seal_failed");
  }
}

async function fetched(again: boolean): Promise<{ listed: Directory; history: Awaited<ReturnType<typeof statements>> }> {
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
  if (isRecord() || !team) {
    code = null;
    codeOfTeam = "";
  } else {
    codeOfTeam = team.id;
  }
  showReceipt(team, isRecord(), outcome === "was_there");
}
