/** Sealing: the BIP 39 word list of Portuguese, a module of its own so that a page carries one. */

import { wordlist } from "@scure/bip39/wordlists/portuguese.js";
import { readWordList } from "../codename.ts";

export const portuguese = /* @__PURE__ */ readWordList("pt", wordlist);
