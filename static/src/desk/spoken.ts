/** Words that people read to each other or copy by hand: shown in a grid, typed back in one field. */

import { BadCodename, fingerprintWords, generatePassphrase, readCodename, readPhrase } from "../sealing/desk.ts";
import { english } from "../sealing/words/en.ts";
import { type Bytes, sameBytes } from "./bytes.ts";
import { el } from "./dom.ts";

/** Six words of the English list, 66 bits: with Argon2id behind them nobody guesses them. */
export function makePassphrase(): readonly string[] {
  return generatePassphrase(english).split(" ");
}

/** The twelve words of a fingerprint, as they are read aloud. */
export function spokenWords(fingerprint: Bytes): Promise<readonly string[]> {
  return fingerprintWords(fingerprint, english);
}

/** Compare what was typed with a fingerprint: null when it is the same, otherwise what to say. */
export async function spokenProblem(typed: string, fingerprint: Bytes): Promise<string | null> {
  try {
    const given = await readCodename(typedWords(typed).join(" "), english);
    return sameBytes(given, fingerprint) ? null : OTHER_KEY;
  } catch (error) {
    if (error instanceof BadCodename) return mistyped(error, "twelve");
    throw error;
  }
}

export const OTHER_KEY = "other key";

/** Compare 24 words with the piece of a recovery key that they were: null when they are the same. */
export async function phraseProblem(typed: string, secret: Bytes): Promise<string | null> {
  const read = await readTyped(typed);
  if ("problem" in read) return read.problem;
  return sameBytes(read.secret, secret) ? null : "these are words of another paper.";
}

/** 24 words as bytes, or what is wrong with them. */
export async function readTyped(typed: string): Promise<{ readonly secret: Bytes } | { readonly problem: string }> {
  try {
    return { secret: await readPhrase(typedWords(typed).join(" "), english) };
  } catch (error) {
    if (error instanceof BadCodename) return { problem: mistyped(error, "24") };
    throw error;
  }
}

function mistyped({ reason, unknown }: BadCodename, count: string): string {
  const first = unknown[0];
  if (reason === "count") return `Type all ${count} words, with a space between them.`;
  if (!first) return count === "24" ? "One of these words, or their order, is not as it stands on the paper." : "One of these words, or their order, is not as it was read. Ask for them once more.";
  const near = first.nearest.length > 0 ? ` Was it ${first.nearest.join(" or ")}?` : "";
  return `Word ${first.position + 1} is in no list of these words.${near}`;
}

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
