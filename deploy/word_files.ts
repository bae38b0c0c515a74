/** The word lists that a page fetches when somebody chooses them: one word a line, as they are shown. */

import { wordlist as simplifiedChinese } from "@scure/bip39/wordlists/simplified-chinese.js";
import { wordlist as french } from "@scure/bip39/wordlists/french.js";
import { wordlist as portuguese } from "@scure/bip39/wordlists/portuguese.js";
import { wordlist as spanish } from "@scure/bip39/wordlists/spanish.js";

const LISTS = { es: spanish, fr: french, pt: portuguese, "zh-hans": simplifiedChinese } as const;

/** Name and text of each file. */
export function wordFiles(): [string, string][] {
  return Object.entries(LISTS).map(([language, words]) => [`${language}.txt`, words.join("\n").normalize("NFC")]);
}
