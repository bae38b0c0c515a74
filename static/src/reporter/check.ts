/** The answers once more before anything is sent, each with a way back to it. */

import { showAlongside } from "./alongside.ts";
import { answerTo, inWords } from "./choices.ts";
import { button, byId, isolated, make, show, word } from "./page.ts";
import { chosenTeam, wasRerouted } from "./readers.ts";
import { returnToCheck, showStep, type Step } from "./steps.ts";
import { placeInWords, timeInWords } from "./where.ts";

const QUESTIONS: readonly (readonly [string, Step])[] = [
  ["kind", "what"],
  ["actor", "what"],
  ["inspection_type", "what"],
  ["what", "what"],
  ["pretext", "more"],
  ["threatened", "more"],
  ["happened", "more"],
  ["response", "more"],
  ["value_demanded", "more"],
  ["value_given", "more"],
  ["hours_lost", "more"],
];

export function showAnswers(): void {
  showAlongside();
  const team = chosenTeam()?.name ?? "";
  show(byId("rerouted"), wasRerouted());
  byId("rerouted").textContent = word("rerouted", { team });
  const account = byId<HTMLTextAreaElement>("account").value;
  const label = document.querySelector("label[for=account]")?.textContent ?? "";
  byId("answers").replaceChildren(
    row(word("where"), placeInWords(), "where"),
    row(word("when"), timeInWords(), "where"),
    row(word("readers"), isolated(team), "readers"),
    ...QUESTIONS.map(([name, step]) => asked(name, step)),
    row(label, ownWords(account), "account"),
    ...(answerTo("kind") === "container_or_seal_tampering" ? [container()] : []),
    asked("who_started", "account"),
    asked("reported_elsewhere", "account"),
  );
}

function asked(name: string, step: Step): HTMLElement {
  const { question, answer } = inWords(name);
  return row(question, answer, step);
}

function container(): HTMLElement {
  const label = document.querySelector("label[for=container]")?.textContent ?? "";
  return row(label, ownWords(byId<HTMLInputElement>("container").value), "account");
}

/** In a direction of their own, at the page's own edge. */
function ownWords(written: string): HTMLElement | "" {
  return written && make("bdi", "", written);
}

function row(question: string, answer: string | HTMLElement, step: Step): HTMLElement {
  const change = button(word("change"), "plain", () => {
    showStep(step);
    returnToCheck();
  });
  change.setAttribute("aria-label", `${word("change")}: ${question}`);
  const given = make("dd", answer ? "" : "soft", answer || word("skipped"));
  return make("div", "", make("dt", "", question), given, make("dd", "change", change)); // a dl holds terms and what is said of them
}
