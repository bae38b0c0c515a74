/** Sealing: the BIP 39 word list of English, a module of its own so that a page carries one. */

import { wordlist } from "@scure/bip39/wordlists/english.js";
import { readWordList } from "../codename.ts";

export const english = /* @__PURE__ */ readWordList("en", wordlist);
