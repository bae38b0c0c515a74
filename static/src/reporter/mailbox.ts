/** The mailbox page: open with a code, read the messages, write one, close. */

import { offerDim } from "./dim.ts";
import { clearMistakes, showMistakes } from "./errors.ts";
import { askBeforeLeaving, leaveQuickly, watchLeaving } from "./leave.ts";
import { showLetters } from "./letters.ts";
import { Mailbox, TooLongToLock } from "./lock.ts";
import { byId, painted, show, today, word } from "./page.ts";
import { isReady } from "./ready.ts";
import { isBusy, post } from "./send.ts";
import { askedRoot, forgetTyped, watchFields } from "./typed_code.ts";

const SLOTS = 4;
const LETTER_BYTES = 4202;
const LAST_PAGE = 255;

let mailbox: Mailbox | null = null;
let busy = false;

export async function startMailbox(): Promise<void> {
  watchLeaving();
  offerDim();
  byId("mailbox").addEventListener("submit", (event) => event.preventDefault());
  if (!(await isReady())) return;
  watchFields();
  byId<HTMLButtonElement>("open").disabled = false;
  byId("open").addEventListener("click", () => void once(open));
  byId("read-again").addEventListener("click", () => void once(readAgain));
  byId("send-letter").addEventListener("click", () => void once(sendLetter));
  byId("close").addEventListener("click", leaveQuickly);
  byId("code").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void once(open);
  });
  askBeforeLeaving(() => byId<HTMLTextAreaElement>("answer").value.trim() !== "");
}

async function once(action: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    await action();
  } finally {
    busy = false;
  }
}

async function open(): Promise<void> {
  const root = await askedRoot();
  if (!root) return;
  const opened = await Mailbox.open(root);
  tellOpening(word("opening"));
  if (!(await fetchLetters(opened))) {
    tellOpening(word("lost"));
    return;
  }
  mailbox = opened;
  forgetTyped();
  show(byId("step-open"), false);
  show(byId("step-letters"), true);
  byId("step-letters").querySelector("h1")?.focus();
}

function tellOpening(sentence: string): void {
  byId("nearest").textContent = sentence;
}

/** All pages until one does not end in a letter; false if the link was lost. */
async function fetchLetters(opened: Mailbox): Promise<boolean> {
  const boxes: Uint8Array[] = [];
  for (let page = 0; page <= LAST_PAGE; page++) {
    const slots = await fetchPage(opened, page);
    if (!slots) return false;
    boxes.push(...slots);
    // another page only if the last slot of this one opened
    if ((await opened.read(boxes)).length < boxes.length) break;
  }
  showLetters(await opened.read(boxes));
  return true;
}

async function fetchPage(opened: Mailbox, page: number): Promise<Uint8Array[] | null> {
  try {
    const answer = await post("/api/v1/mailbox", await opened.question(page));
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length !== SLOTS * LETTER_BYTES) return null;
    return Array.from({ length: SLOTS }, (_, slot) => bytes.slice(slot * LETTER_BYTES, (slot + 1) * LETTER_BYTES));
  } catch {
    return null;
  }
}

async function readAgain(): Promise<void> {
  tell(word("opening"));
  const fetched = mailbox !== null && (await fetchLetters(mailbox));
  tell(fetched ? "" : word("lost"));
}

function tell(sentence: string): void {
  byId("letter-state").textContent = sentence;
}

/** Locked for the slot after the last letter; when another came first, read again and lock again. */
async function sendLetter(): Promise<void> {
  clearMistakes();
  const text = byId<HTMLTextAreaElement>("answer").value.trim();
  const withdraw = byId<HTMLInputElement>("withdraw").checked;
  if (text === "" && !withdraw) {
    showMistakes([{ question: "answer", sentence: word("answer_empty") }]);
    return;
  }
  tell(word("sending"));
  await painted();
  for (let tries = 0; tries < 3; tries++) {
    const sent = await tryToSend(text, withdraw);
    if (sent !== "taken") return;
  }
  tell(word("busy"));
}

async function tryToSend(text: string, withdraw: boolean): Promise<"sent" | "failed" | "taken"> {
  if (!mailbox) return "failed";
  let answer: Response;
  try {
    answer = await post("/api/v1/letters", await mailbox.letter(text, today(), withdraw));
  } catch (failure) {
    tell(word(failure instanceof TooLongToLock ? "too_long" : "lost"));
    return "failed";
  }
  if (answer.status === 409) {
    if (await fetchLetters(mailbox)) {
      // the letter may be our own, sent before the answer was lost: then it has arrived
      if (!mailbox.hasArrived(text, withdraw)) return "taken";
    } else {
      tell(word("lost"));
      return "failed";
    }
  } else if (!answer.ok) {
    tell(word(isBusy(answer.status) ? "lost" : "refused"));
    return "failed";
  }
  await letterArrived(mailbox);
  return "sent";
}

async function letterArrived(opened: Mailbox): Promise<void> {
  byId<HTMLTextAreaElement>("answer").value = "";
  byId<HTMLInputElement>("withdraw").checked = false;
  byId<HTMLDetailsElement>("q-withdraw").open = false;
  await fetchLetters(opened);
  tell(word("sent"));
}
