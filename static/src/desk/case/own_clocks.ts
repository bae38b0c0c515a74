/** The desk's own clocks of a case: dates that it sets for itself and may pause, unlike the law's. */

import type { OwnClocks } from "../api.ts";
import { daysBetween, dueWords, houseDay, longDay } from "../clocks.ts";
import { button, el } from "../dom.ts";

export interface ClockWishes {
  readonly pause: (paused: boolean) => void;
  readonly plan: (on: string | null) => void;
}

export function ownClocks(clocks: OwnClocks, wishes: ClockWishes): HTMLElement | null {
  if (!clocks.open) return null;
  const paused = clocks.paused_since;
  return el(
    "section",
    { class: "own-clocks", "aria-labelledby": "own-clocks-title" },
    el("h2", { id: "own-clocks-title" }, "Our own clocks"),
    paused && el("p", { class: "quiet-text" }, `Paused since ${longDay(paused)}. The legal dates above run on.`),
    el("dl", { class: "clocks" }, ownRow("Assess by", clocks.assess_by, paused), ownRow("Next action on", clocks.next_action_on, paused)),
    planForm(clocks.next_action_on, wishes),
    button(paused ? "Let them run again" : "Pause our own clocks", () => wishes.pause(!paused)),
  );
}

function ownRow(term: string, day: string | null, paused: string | null): HTMLElement | null {
  if (!day) return null;
  const left = daysBetween(houseDay(), day);
  const words = paused ? "paused" : dueWords(left);
  const value = el("span", { class: "clock", "data-urgency": !paused && left < 0 ? "over" : "later" }, `${longDay(day)}, ${words}`);
  return el("div", {}, el("dt", {}, term), el("dd", {}, value));
}

function planForm(planned: string | null, wishes: ClockWishes): HTMLElement {
  const field = el("input", { id: "next-action", class: "field", type: "date", min: houseDay(), value: planned ?? "" });
  const form = el(
    "form",
    { class: "plan", novalidate: true },
    el("label", { for: "next-action" }, "Next action on"),
    el("div", { class: "plan-row" }, field, el("button", { class: "button", type: "submit" }, "Note it")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wishes.plan(field.value || null);
  });
  return form;
}

/** What an event of these clocks says in the timeline. */
export function clockEventWords(data: Readonly<Record<string, unknown>>): string {
  if (data["paused"] === true) return "Our own clocks paused";
  if (data["paused"] === false) return `Our own clocks run again, ${data["days"]} days later`;
  const on = data["next_action"];
  return typeof on === "string" ? `Next action on ${longDay(on)}` : "Nothing planned";
}
