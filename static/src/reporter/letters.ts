/** The messages as a thread, oldest first; what cannot be opened is shown too. */

import type { ReadLetter } from "./lock.ts";
import { byId, dayInWords, make, show, word } from "./page.ts";

const STATUSES = ["received", "acknowledged", "assessing", "addressing", "concluded", "referred", "moved", "not_proceeding", "withdrawing", "continued", "held"];

export function showLetters(letters: readonly ReadLetter[]): void {
  show(byId("empty"), letters.length === 0);
  byId("letters").replaceChildren(...letters.map(oneLetter));
  byId("status-line").textContent = statusLine(letters);
}

/** "Arrived 23 November · Confirmed 25 November": the status letters, one after the other. */
function statusLine(letters: readonly ReadLetter[]): string {
  const told = letters.filter((letter) => letter.kind === "status" && letter.problems.length === 0);
  return told.map((letter) => statusInWords(letter)).filter(Boolean).join(" · ");
}

function statusInWords(letter: ReadLetter): string {
  const { status } = splitStatus(letter.text);
  return status ? word(`status_${status}`, { day: dayInWords(letter.day, false) }) : "";
}

/** A status letter begins with its status; what the officer wrote for people may follow. */
export function splitStatus(text: string): { status: string; rest: string } {
  const [first = "", ...others] = text.split("\n");
  const [status = "", ...detail] = first.trim().split(" "); // a day or an outcome may follow the status
  if (!STATUSES.includes(status) || detail.length > 1) return { status: "", rest: text };
  return { status, rest: others.join("\n").trim() };
}

function oneLetter(letter: ReadLetter): HTMLLIElement {
  if (letter.kind === null) return make("li", "bad", make("p", "", word("unreadable")));
  const mine = letter.side === "reporter";
  const item = make("li", lookOf(letter), make("p", "soft", headOf(letter, mine)));
  const said = make("p", "", letter.kind === "status" ? splitStatus(letter.text).rest : letter.text);
  said.dir = "auto";
  if (said.textContent) item.append(said);
  if (letter.problems.length > 0) item.append(make("p", "error", word("broken_chain")));
  return item;
}

function lookOf(letter: ReadLetter): string {
  if (letter.problems.length > 0) return "bad";
  if (letter.side === "reporter") return "mine";
  return "team";
}

function headOf(letter: ReadLetter, mine: boolean): string {
  const kinds: Readonly<Record<string, string>> = { question: "question", withdraw: "withdraw" };
  const from = word(kinds[letter.kind ?? ""] ?? (mine ? "from_you" : "from_team"));
  const day = dayInWords(letter.day, false);
  const status = letter.kind === "status" ? statusInWords(letter) : "";
  // most statuses name their day
  return [from, status.includes(day) ? "" : day, status].filter(Boolean).join(" · ");
}
