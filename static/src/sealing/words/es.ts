/** Sealing: the BIP 39 word list of Spanish, a module of its own so that a page carries one. */

import { wordlist } from "@scure/bip39/wordlists/spanish.js";
import { readWordList } from "../codename.ts";

export const spanish = /* @__PURE__ */ readWordList("es", wordlist);
