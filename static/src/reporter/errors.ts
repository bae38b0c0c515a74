/** What is wrong with the answers: a sentence at each field, and a summary that links to them. */

import { byId, make, show } from "./page.ts";

export interface Mistake {
  /** The question's id without `q-`; the field that gets the focus is inside it. */
  readonly question: string;
  readonly sentence: string;
}

export function clearMistakes(): void {
  show(byId("errors"), false);
  for (const old of document.querySelectorAll(".error")) old.remove();
  for (const field of document.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-errormessage");
  }
}

/** Who answers again is not told again; what is still wrong is said at the next Continue. */
export function watchAnswersAgain(form: HTMLElement): void {
  form.addEventListener("change", clearMistakes);
}

/** True if there are none; otherwise they are shown and the summary has the focus. */
export function showMistakes(mistakes: readonly Mistake[]): boolean {
  clearMistakes();
  if (mistakes.length === 0) return true;
  const summary = byId("errors");
  const list = summary.querySelector("ul") as HTMLUListElement;
  list.replaceChildren(...mistakes.map(listed));
  for (const mistake of mistakes) markField(mistake);
  show(summary, true);
  summary.focus();
  summary.scrollIntoView({ block: "center" });
  return false;
}

function listed(mistake: Mistake): HTMLLIElement {
  const link = make("a", "", mistake.sentence);
  link.href = `#q-${mistake.question}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    fieldOf(mistake)?.focus();
  });
  return make("li", "", link);
}

function markField(mistake: Mistake): void {
  const field = fieldOf(mistake);
  if (!field) return;
  const sentence = make("p", "error", mistake.sentence);
  sentence.setAttribute("role", "alert"); // aria-errormessage alone is announced by no reader yet
  sentence.id = `error-${mistake.question}`;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-errormessage", sentence.id);
  (field.closest(".choices, .combo, .pair") ?? field).before(sentence);
}

function fieldOf(mistake: Mistake): HTMLElement | null {
  return byId(`q-${mistake.question}`).querySelector<HTMLElement>("input, select, textarea");
}
