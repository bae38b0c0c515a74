/** A step that cannot be taken back says what will happen and waits for a second press. */

import { button, el } from "./dom.ts";

export interface Question {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly yes: string;
  readonly no: string;
}

/** True only when the officer pressed the button that names the step; escape means no. */
export function confirmed(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let agreed = false;
    const dialog: HTMLDialogElement = el(
      "dialog",
      { "aria-labelledby": "dialog-title" },
      el("h2", { id: "dialog-title" }, question.title),
      ...question.sentences.map((sentence) => el("p", {}, sentence)),
      el(
        "div",
        { class: "actions" },
        button(question.no, () => dialog.close(), ""),
        button(question.yes, () => { agreed = true; dialog.close(); }, "danger"),
      ),
    );
    dialog.addEventListener("close", () => { dialog.remove(); resolve(agreed); });
    document.body.appendChild(dialog);
    dialog.showModal();
  });
}
