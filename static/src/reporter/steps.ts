/** The steps of each track, one on the screen at a time, without an entry in the history. */

import { answerTo } from "./choices.ts";
import { clearMistakes } from "./errors.ts";
import { byId, make, show, word } from "./page.ts";

export type Step = "track" | "where" | "readers" | "what" | "more" | "account" | "check" | "code" | "sent";
export type Track = "case" | "record" | "clean";

const PATHS: Readonly<Record<Track, readonly Step[]>> = {
  case: ["track", "where", "readers", "what", "more", "account", "check", "code", "sent"],
  record: ["track", "where", "what", "sent"],
  clean: ["track", "where", "sent"],
};

let step: Step = "track";
let withCode = true;
let returning = false;

/** The second demand of one call to the same team has the same code: it is not shown again. */
export function needCode(needed: boolean): void {
  withCode = needed;
}

export function currentStep(): Step {
  return step;
}

export function path(): readonly Step[] {
  const steps = PATHS[(answerTo("track") || "case") as Track];
  return withCode ? steps : steps.filter((each) => each !== "code");
}

/** From "Change" back to the check: the steps in between have been answered already. */
export function returnToCheck(): void {
  returning = true;
}

export function stepAfter(from: Step): Step {
  if (returning && from !== "check") return "check";
  const steps = path();
  return steps[steps.indexOf(from) + 1] ?? "sent";
}

export function stepBefore(from: Step): Step {
  const steps = path();
  return steps[Math.max(steps.indexOf(from) - 1, 0)] ?? "track";
}

export function showStep(next: Step): void {
  clearMistakes();
  for (const section of document.querySelectorAll<HTMLElement>(".step")) show(section, section.id === `step-${next}`);
  // another language is another page: what was answered here would be lost
  for (const away of document.querySelectorAll<HTMLElement>("[data-away]")) show(away, next === "track");
  step = next;
  if (next === "check" || next === "track") returning = false;
  drawProgress();
  nameContinue();
  const heading = byId(`step-${next}`).querySelector<HTMLElement>("h1");
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

/** The last step before sending says so on its button. */
function nameContinue(): void {
  const onward = byId(`step-${step}`).querySelector('[data-go="next"]');
  if (onward) onward.textContent = word(stepAfter(step) === "sent" ? "send" : "continue");
}

function drawProgress(): void {
  const steps = path();
  const place = steps.indexOf(step);
  const chosen = answerTo("track") !== "" && step !== "sent";
  show(byId("progress"), chosen);
  if (!chosen) return;
  const all = steps.length - 1;
  byId("progress-text").textContent = word("step", { n: place + 1, all });
  const marks = steps.slice(0, all).map((_, index) => make("span", index <= place ? "done" : ""));
  byId("progress").querySelector(".scale")?.replaceChildren(...marks);
}
