/** Sealing: the BIP 39 word list of Simplified Chinese, a module of its own so that a page carries one. */

import { wordlist } from "@scure/bip39/wordlists/simplified-chinese.js";
import { readWordList } from "../codename.ts";

export const simplifiedChinese = /* @__PURE__ */ readWordList("zh-hans", wordlist);
