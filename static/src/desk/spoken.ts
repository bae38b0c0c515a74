/** Words that people read to each other or copy by hand: shown in a grid, typed back in one field. */

import { el } from "./dom.ts";

export function wordGrid(words: readonly string[], label: string): HTMLElement {
  return el("ol", { class: words.length === 6 ? "words six" : "words", "aria-label": label, translate: "no" }, ...words.map((word) => el("li", {}, el("span", {}, word))));
}

/** What was typed, as words: lower case, marks and numbering taken out. */
export function typedWords(text: string): readonly string[] {
  return text.normalize("NFKC").toLowerCase().split(/[^\p{L}]+/u).filter(Boolean);
}

export function sameWords(typed: string, words: readonly string[]): boolean {
  const given = typedWords(typed);
  return given.length === words.length && given.every((word, index) => word === words[index]);
}

/** Which word is wrong first, for a sentence: its number, or null when there are too few or too many. */
export function firstWrong(typed: string, words: readonly string[]): number | null {
  const given = typedWords(typed);
  if (given.length !== words.length) return null;
  const index = given.findIndex((word, at) => word !== words[at]);
  return index < 0 ? null : index + 1;
}

export function wordsField(id: string, label: string, help: string): { block: HTMLElement; field: HTMLTextAreaElement } {
  const field = el("textarea", { id, class: "field typed-words", rows: 3, autocomplete: "off", autocapitalize: "none", spellcheck: "false", translate: "no", "aria-describedby": `${id}-help` });
  return { block: el("div", { class: "question" }, el("label", { for: id }, label), el("p", { class: "help", id: `${id}-help` }, help), field), field };
}
