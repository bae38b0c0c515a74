/** The report page: its steps, from the first question to the receipt. */

import { watchAccount } from "./account.ts";
import { contacts } from "./asking.ts";
import { answerTo, joinRadios, setAnswer, watchAnswer } from "./choices.ts";
import { showAnswers } from "./check.ts";
import { showCode, watchCode, wordsFit } from "./code.ts";
import { offerDim } from "./dim.ts";
import { directory, statements } from "./directory.ts";
import { showMistakes, watchAnswersAgain, type Mistake } from "./errors.ts";
import { askBeforeLeaving, leaveQuickly, watchLeaving } from "./leave.ts";
import { isReady } from "./ready.ts";
import { byId, fetchWords, show, word } from "./page.ts";
import { isAboutDanger, showReaders, watchReaders } from "./readers.ts";
import { currentStep, needCode, showStep, stepAfter, stepBefore, type Step } from "./steps.ts";
import { codeInChosenWords, isArrived, sameCodeFits, sendReport, startAnother, theCode } from "./sending.ts";
import { place, watchWhere, whereMistakes } from "./where.ts";
import { TYPE_FOR_ACTOR } from "../generated/vocabulary.ts";

const PAUSE_MS = 3000;
let busy = false;

export async function startReport(): Promise<void> {
  watchLeaving();
  offerDim();
  joinRadios();
  byId("report").addEventListener("submit", (event) => event.preventDefault());
  await arrivalOfWords();
  if (!(await isReady())) return;
  watchWhere();
  watchReaders();
  watchAccount();
  watchCode(codeInChosenWords);
  watchWhat();
  watchAnswersAgain(byId("report"));
  watchButtons();
  askBeforeLeaving(() => currentStep() !== "track" && !isArrived());
  if (location.hash === "#clean") setAnswer("track", "clean");
  // on their way while the form is filled in; who needs them waits for them again
  directory().catch(() => undefined);
  statements().catch(() => undefined);
  contacts().catch(() => undefined);
}

/** Until its sentences are there the form waits as for its script, and says so. */
async function arrivalOfWords(): Promise<void> {
  for (;;) {
    try {
      return await fetchWords();
    } catch {
      await new Promise((again) => setTimeout(again, PAUSE_MS));
    }
  }
}

function watchButtons(): void {
  for (const go of document.querySelectorAll<HTMLButtonElement>("[data-go]")) {
    go.disabled = false;
    const onward = go.dataset["go"] === "next";
    go.addEventListener("click", () => (onward ? void once(goOn) : showStep(stepBefore(currentStep()))));
  }
  byId("send").addEventListener("click", () => void once(sendWithCode));
  byId("give-up").addEventListener("click", () => showStep(stepBefore("sent")));
  byId("leave-now").addEventListener("click", leaveQuickly);
  byId("another").addEventListener("click", addAnother);
}

/** A second press while the first is being worked on does nothing. */
async function once(action: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    await action();
  } finally {
    busy = false;
  }
}

async function goOn(): Promise<void> {
  const step = currentStep();
  if (!showMistakes(mistakesOn(step))) return;
  if (step === "where") void showReaders(place());
  needCode(!sameCodeFits());
  const next = stepAfter(step);
  if (next === "check") showAnswers();
  if (next === "code") showCode(await theCode());
  if (next === "sent") await sendReport();
  else showStep(next);
}

async function sendWithCode(): Promise<void> {
  if (wordsFit(await theCode())) await sendReport();
}

function mistakesOn(step: Step): Mistake[] {
  if (step === "where") return whereMistakes();
  const asked = step === "track" ? "track" : step === "what" ? "kind" : step === "readers" ? "reader" : "";
  if (asked && answerTo(asked) === "") return [{ question: asked, sentence: word("choose_one") }];
  return [];
}

/** Who asked chooses what was probably going on, until the reporter says otherwise. */
function watchWhat(): void {
  let chosen = false;
  watchAnswer("inspection_type", () => (chosen = true));
  watchAnswer("actor", () => {
    if (!chosen) setAnswer("inspection_type", TYPE_FOR_ACTOR[answerTo("actor")] ?? "");
  });
  for (const name of ["kind", "what"]) {
    watchAnswer(name, () => {
      const favour = document.querySelector<HTMLInputElement>('[data-answer="what"][value="sexual_favour"]');
      show(byId("danger"), isAboutDanger() || favour?.checked === true);
      show(byId("q-container"), answerTo("kind") === "container_or_seal_tampering");
    });
  }
}

function addAnother(): void {
  startAnother();
  show(byId("danger"), false);
  showStep("what");
}
