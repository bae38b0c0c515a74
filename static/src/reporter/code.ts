/** The code: twelve words and twelve numbers, shown before anything is sent, two asked back. */

import { showMistakes, clearMistakes, type Mistake } from "./errors.ts";
import type { Code } from "./lock.ts";
import { byId, make, show, word } from "./page.ts";
import { plain } from "./ports.ts";
import { westernDigits } from "./when.ts";

let asked: readonly [number, number] = [0, 1];

export function showCode(code: Code): void {
  const items = code.words.map((each, index) => make("li", "", make("b", "", each), make("span", "", code.numbers[index] ?? "")));
  byId("code-grid").replaceChildren(...items);
  byId<HTMLTextAreaElement>("code-line").value = code.words.join(" ");
  turnPage(false);
}

export function watchCode(inChosenWords: () => Promise<Code>): void {
  byId("word-list").addEventListener("change", () => void showInChosenWords(inChosenWords));
  byId("written").addEventListener("click", () => askBack());
  byId("show-again").addEventListener("click", () => turnPage(false));
  const printer = byId<HTMLInputElement>("own-printer");
  printer.addEventListener("change", () => show(byId("print-code"), printer.checked));
  byId("print-code").addEventListener("click", () => window.print());
}

async function showInChosenWords(inChosenWords: () => Promise<Code>): Promise<void> {
  const waits = byId("word-list-state");
  const asked = chosenLanguage();
  waits.textContent = word("list_of_words_coming");
  try {
    const code = await inChosenWords();
    if (chosenLanguage() === asked) showCode(code);
    waits.textContent = "";
  } catch {
    waits.textContent = word("list_of_words_late");
  }
}

function chosenLanguage(): string {
  return byId<HTMLSelectElement>("word-list").value;
}

/** Both words as on paper, or their numbers; the mistakes are shown. */
export function wordsFit(code: Code): boolean {
  const mistakes = (["a", "b"] as const).flatMap((letter, index): Mistake[] => {
    const place = asked[index] as number;
    const typed = byId<HTMLInputElement>(`word-${letter}`).value;
    if (fits(typed, code.words[place] as string, code.numbers[place] as string)) return [];
    return [{ question: `word-${letter}`, sentence: word("word_wrong", { n: place + 1 }) }];
  });
  return showMistakes(mistakes);
}

/** The first four letters are enough, and so is the number without its zeros. */
export function fits(typed: string, expected: string, number: string): boolean {
  const answer = plain(westernDigits(typed)).trim();
  if (/^\d+$/.test(answer)) return Number(answer) === Number(number);
  const wanted = plain(expected);
  return answer === wanted || (answer.length >= 4 && answer.slice(0, 4) === wanted.slice(0, 4));
}

function askBack(): void {
  asked = twoPlaces();
  const [a, b] = asked;
  byId("ask-back-text").textContent = word("ask_back", { a: a + 1, b: b + 1 });
  for (const [letter, place] of [["a", a], ["b", b]] as const) {
    const label = byId(`q-word-${letter}`).querySelector("label") as HTMLLabelElement;
    label.textContent = word("word_n", { n: place + 1 });
    byId<HTMLInputElement>(`word-${letter}`).value = "";
  }
  turnPage(true);
  byId("word-a").focus();
}

/** Two of the twelve, in order, told by nobody in advance. */
function twoPlaces(): [number, number] {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const first = (random[0] as number) % 12;
  const second = (first + 1 + ((random[1] as number) % 11)) % 12;
  return [Math.min(first, second), Math.max(first, second)];
}

function turnPage(asking: boolean): void {
  clearMistakes();
  show(byId("code-shown"), !asking);
  show(byId("written-go"), !asking);
  show(byId("ask-back"), asking);
}
