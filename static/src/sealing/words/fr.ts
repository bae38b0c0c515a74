/** Sealing: the BIP 39 word list of French, a module of its own so that a page carries one. */

import { wordlist } from "@scure/bip39/wordlists/french.js";
import { readWordList } from "../codename.ts";

export const french = /* @__PURE__ */ readWordList("fr", wordlist);
