/** Nothing stays: leave quickly, Shift three times, and every field emptied when the page goes. */

import { byId, language } from "./page.ts";

const PRESSES = 3;
const WITHIN_MS = 1500;
let asks: () => boolean = () => false;
let leaving = false;

/** Leaving by accident asks first while `unsent` says that something would be lost. */
export function askBeforeLeaving(unsent: () => boolean): void {
  asks = unsent;
}

export function watchLeaving(): void {
  byId("leave").addEventListener("click", (event) => {
    event.preventDefault();
    leaveQuickly();
  });
  document.addEventListener("keydown", countShift);
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && asks()) event.preventDefault();
  });
  window.addEventListener("pagehide", emptyFields);
  // a page that Back brings alive again starts from the beginning
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

/** Show the harmless page at once, from memory; then go to its address, without a step back. */
export function leaveQuickly(): void {
  leaving = true;
  emptyFields();
  const harmless = byId<HTMLTemplateElement>("harmless");
  document.body.replaceChildren(harmless.content.cloneNode(true));
  location.replace(`/${language()}/port-codes`);
}

export function emptyFields(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input, textarea, select")) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else field.value = "";
  }
  for (const shown of document.querySelectorAll("#code-grid, #letters, #answers, #status-line")) {
    shown.replaceChildren();
  }
}

let presses: number[] = [];

function countShift(event: KeyboardEvent): void {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat) return;
  const now = performance.now();
  presses = [...presses.filter((time) => now - time < WITHIN_MS), now];
  if (presses.length >= PRESSES) leaveQuickly();
}
