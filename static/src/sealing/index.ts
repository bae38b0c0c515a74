/**
 * Sealing: everything that the reporter's pages may use. The desk imports `desk.ts` beside it, which carries Argon2id
 * and all that makes rosters; a bundle contains only what its page names.
 */

export { type Bytes, equal, fromBase64, fromHex, random, sha256, toBase64, toHex } from "./bytes.ts";
export { type Json, type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
export { verifyChain, verifyHistory } from "./chain.ts";
export {
  BadCodename, type Language, type Mend, type UnknownWord, type WordList,
  codenameNumbers, codenameWords, findWord, nearestWords, newRoot, readCodename,
} from "./codename.ts";
export { type Side, mailboxHash, threadKey } from "./derive.ts";
export { BadJson, BadKey, BadLayout, BadStatement, CannotOpen, SealingError, SealingUnavailable, TooLong, UnknownKey } from "./errors.ts";
export { type Account, type LockedReport, type Recipients, lockReport, sealFiling } from "./filing.ts";
export { Instance } from "./info.ts";
export {
  type LetterKind, type LetterText, type NextSlot, type Problem, type ReadLetter, type Thread,
  hasNextPage, letterRoom, nextSlot, readMailbox, sealLetter,
} from "./letters.ts";
export { ANSWER_BYTES, LETTER_BOX_BYTES, PAGE_SLOTS, letterPost, mailboxQuestion, splitAnswer } from "./mailbox.ts";
export { type Answers, type Card, type ReportText, roomLeft } from "./report.ts";
export { selfTest } from "./selftest.ts";
export { type ListedStatement, type SignedStatement, type Statement, parseStatement, readHistory, readListed, statementHash } from "./statements.ts";
export { type PublicKey, readPublicKey, sameKey } from "./xwing.ts";
