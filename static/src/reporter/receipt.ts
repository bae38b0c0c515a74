/** The receipt, with the dates that the law gives the team; then the demand is forgotten. */

import { forgetAlongside } from "./alongside.ts";
import { answerTo, setAnswer } from "./choices.ts";
import type { Desk } from "./directory.ts";
import { byId, dayInWords, make, show, word } from "./page.ts";

const DEMAND = [
  "kind",
  "actor",
  "inspection_type",
  "what",
  "pretext",
  "threatened",
  "happened",
  "response",
  "value_demanded",
  "value_given",
  "hours_lost",
  "who_started",
  "reported_elsewhere",
];

export function showReceipt(team: Desk | null, record: boolean, wasThere: boolean): void {
  show(byId("sending"), false);
  show(byId("receipt"), true);
  show(byId("receipt-case"), !record);
  show(byId("receipt-record"), record);
  show(byId("another"), answerTo("track") !== "clean");
  if (team && !record) tellDates(team);
  if (wasThere) byId("receipt").querySelector("h1")?.after(make("p", "note", word("was_there")));
  forgetWords();
  byId("receipt").querySelector("h1")?.focus();
}

function tellDates(team: Desk): void {
  const confirm = dayInWords(team.confirm_by);
  byId("receipt-dates").textContent = word("confirm_by", { confirm, answer: dayInWords(team.answer_by) });
  byId("receipt-come-back").textContent = word("come_back", { day: dayInWords(team.confirm_by, false) });
  byId("receipt-retention").textContent = word("messages_stay", { months: team.retention });
}

/** What was written is no longer needed here, and must not be found here. */
function forgetWords(): void {
  for (const id of ["account", "container", "code-line", "word-a", "word-b"]) byId<HTMLInputElement>(id).value = "";
  for (const id of ["code-grid", "answers", "hints"]) byId(id).replaceChildren();
}

/** Empty the questions about one demand; where and when stay for the next of the same call. */
export function clearDemand(): void {
  for (const name of DEMAND) setAnswer(name, "");
  forgetAlongside();
  for (const folded of document.querySelectorAll("details")) folded.open = false;
  byId("receipt").querySelector(".note")?.remove();
  forgetWords();
}
