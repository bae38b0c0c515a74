/** The account and the hints beside it: take out, write "our ship", or keep. */

import { findHints, isContainerNumber, type Hint } from "./hints.ts";
import { button, byId, make, word } from "./page.ts";

const PAUSE_MS = 600;
const kept = new Set<string>();

export function watchAccount(): void {
  const account = byId<HTMLTextAreaElement>("account");
  let timer = 0;
  account.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => account.isConnected && showHints(), PAUSE_MS); // she may have left
  });
  const container = byId<HTMLInputElement>("container");
  container.addEventListener("change", () => {
    const wrong = container.value.trim() !== "" && !isContainerNumber(container.value);
    byId("container-hint").textContent = wrong ? word("container_wrong") : "";
  });
}

function showHints(): void {
  const account = byId<HTMLTextAreaElement>("account");
  const hints = findHints(account.value).filter((hint) => !kept.has(hint.text));
  byId("hints").replaceChildren(...hints.slice(0, 5).map(shownHint));
}

function shownHint(hint: Hint): HTMLElement {
  const choices = [button(word("take_out"), "button", () => rewrite(hint, ""))];
  if (hint.kind === "ship") {
    choices.push(button(word("our_ship"), "button", () => rewrite(hint, word("our_ship_text"))));
  }
  choices.push(button(word("keep"), "button", () => keep(hint)));
  return make("div", "hint", make("p", "", word(`hint_${hint.kind}`, { text: hint.text })), ...choices);
}

function rewrite(hint: Hint, by: string): void {
  const account = byId<HTMLTextAreaElement>("account");
  account.value = account.value.split(hint.text).join(by).replace(/ {2,}/g, " ");
  showHints();
  account.focus();
}

function keep(hint: Hint): void {
  kept.add(hint.text);
  showHints();
  byId("account").focus();
}
