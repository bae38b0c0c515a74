/** What the queue says where it has no case to show. */

import { el } from "../dom.ts";
import type { View } from "./state.ts";

const NONE: Readonly<Record<View, readonly [string, string]>> = {
  all: ["No case yet", "Reports that are sent to this desk appear here by themselves, within the hour."],
  mine: ["You own no case", "Open one that nobody has taken and press Take this case."],
  due: ["Nothing is due soon", "All clocks of this desk have more than three days left."],
  unowned: ["Every case has an owner", "Nothing waits for somebody to take it."],
};

export function emptyState(filtering: boolean, done: boolean, view: View): HTMLElement {
  const [title, sentence] = filtering ? nothingFound(done) : NONE[view];
  return el("div", { class: "empty" }, el("h2", {}, title), el("p", {}, sentence));
}

function nothingFound(done: boolean): readonly [string, string] {
  return done ? ["Nothing matches", "Take out a word, clear the filters, or look in All."] : ["Nothing yet", "The register is still being opened."];
}
