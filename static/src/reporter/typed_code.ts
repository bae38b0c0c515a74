/** A code as somebody typed it from paper: in one field or twelve, words or numbers. */

import { showMistakes, clearMistakes } from "./errors.ts";
import { readCode, type CodeProblem } from "./lock.ts";
import { button, byId, make, show, word } from "./page.ts";
import { chosenList, wordList } from "./word_lists.ts";

const PLACES = 12;

export function watchFields(): void {
  const toggle = byId<HTMLButtonElement>("fields");
  toggle.disabled = false;
  byId("twelve").replaceChildren(...Array.from({ length: PLACES }, (_, place) => make("li", "", oneField(place))));
  toggle.addEventListener("click", () => useTwelve(toggle.getAttribute("aria-pressed") !== "true"));
}

function oneField(place: number): HTMLInputElement {
  const field = make("input", "field code");
  field.type = "text";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("aria-label", word("word_n", { n: place + 1 }));
  // a space goes to the next field, as it would between words
  field.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    fields()[place + 1]?.focus();
  });
  return field;
}

function fields(): HTMLInputElement[] {
  return [...byId("twelve").querySelectorAll("input")];
}

function useTwelve(twelve: boolean): void {
  const typed = typedCode();
  byId("fields").setAttribute("aria-pressed", String(twelve));
  show(byId("one-field"), !twelve);
  show(byId("twelve-fields"), twelve);
  setTyped(typed);
}

function typedCode(): string {
  if (!byId("twelve-fields").hidden) return fields().map((field) => field.value.trim()).join(" ").trim();
  return byId<HTMLTextAreaElement>("code").value;
}

function setTyped(text: string): void {
  const words = splitTyped(text);
  byId<HTMLTextAreaElement>("code").value = words.join(" ");
  fields().forEach((field, place) => (field.value = words[place] ?? ""));
}

export function forgetTyped(): void {
  setTyped("");
  byId("nearest").replaceChildren();
}

/** Chinese words are one sign each and need no space between them. */
function splitTyped(text: string): string[] {
  return text.replace(/\p{Script=Han}/gu, " $& ").split(/[\s,;]+/).filter(Boolean);
}

/** The root behind the code, checked before anything is asked of the server; null if it is wrong. */
export async function askedRoot(): Promise<Uint8Array<ArrayBuffer> | null> {
  clearMistakes();
  byId("nearest").replaceChildren();
  const list = await chosenList().catch(() => (/\d/.test(typedCode()) ? wordList("en") : null));
  if (!list) {
    showMistakes([{ question: "word-list", sentence: word("list_of_words_late") }]);
    return null;
  }
  const read = await readCode(typedCode(), list);
  if ("root" in read) return read.root;
  showMistakes([{ question: byId("twelve-fields").hidden ? "code" : "twelve", sentence: sentenceFor(read) }]);
  offer(read);
  return null;
}

function sentenceFor(problem: CodeProblem): string {
  const typed = splitTyped(typedCode());
  if (problem.problem === "count") {
    return typed.length === 0 ? word("code_empty") : word("code_count", { n: typed.length });
  }
  if (problem.problem === "checksum") return word("code_sum");
  if (problem.problem === "number") return word("code_number");
  const wrong = typed[problem.position] ?? "";
  return word("code_word", { n: problem.position + 1, word: wrong });
}

/** The nearest words of the list, one press each. */
function offer(problem: CodeProblem): void {
  if (!("offers" in problem) || problem.offers.length === 0) return;
  const choices = problem.offers.map(({ position, word: better }) =>
    button(`${position + 1}: ${better}`, "button", () => replaceWord(position, better)),
  );
  byId("nearest").replaceChildren(make("p", "", word("nearest")), make("p", "go", ...choices));
}

function replaceWord(position: number, better: string): void {
  const words = splitTyped(typedCode());
  words[position] = better;
  setTyped(words.join(" "));
  byId("nearest").replaceChildren();
  clearMistakes();
  byId("open").focus();
}
