/** Word lists of a code: English is in the script; another one is a fixed file, fetched when it is chosen. */

import { readWordList, type Language, type WordList } from "../sealing/codename.ts";
import { english } from "../sealing/words/en.ts";
import { byId } from "./page.ts";

/** The hash of each file: a list with other words would make a code that opens nothing. */
export const INTEGRITY: Readonly<Record<Exclude<Language, "en">, string>> = {
  "es": "sha384-ML7BcnEuGmt6DCWXFahJUc1mwvM9aQIrWgCaD59b2WZv6RhEBT38xwd8okk+nZah",
  "fr": "sha384-0jZIeqZ9oh6Cp0BiVbPpNYExhrNIgWEpD8OYyiwIenmO02nzXLhoi5LHX+dyVcJQ",
  "pt": "sha384-1BP4nQkz0xlXm8o5wJXvcYH6lVb3MZHHxBvmGHlBqp7hMBB/lDSTrKOvTqtQ8KHS",
  "zh-hans": "sha384-ijHZ1MESwqJ4wRA8FIffKUKxcCLd7J4mCiqVGPs1YtOm/HRVavuL8Xmp7GtBFd+Y",
};

const kept = new Map<Language, Promise<WordList>>([["en", Promise.resolve(english)]]);

/** The list of this language; a failure is not kept, so that choosing again tries again. */
export function wordList(language: Language): Promise<WordList> {
  let list = kept.get(language);
  if (!list) {
    list = fetchList(language as keyof typeof INTEGRITY);
    kept.set(language, list);
    list.catch(() => kept.delete(language));
  }
  return list;
}

/** The list that is chosen on this page. */
export function chosenList(): Promise<WordList> {
  return wordList(byId<HTMLSelectElement>("word-list").value as Language);
}

async function fetchList(language: keyof typeof INTEGRITY): Promise<WordList> {
  const integrity = INTEGRITY[language];
  const answer = await fetch(`/static/words/${language}.txt`, { credentials: "omit", integrity });
  if (!answer.ok) throw new Error("The list of words did not arrive.");
  return readWordList(language, (await answer.text()).split("\n"));
}
