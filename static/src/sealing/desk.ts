/** Sealing: what only officers' pages use: private keys, shares, rosters, notes, and Argon2id. */

export * from "./index.ts";
export { type CaseAct, encodeAct, isActSigned, signAct } from "./acts.ts";
export { claimedObjectId } from "./box.ts";
export { verifyFirst, verifyNext } from "./chain.ts";
export { detailSecret, ticket } from "./derive.ts";
export { type Correction, sealCorrection } from "./facets.ts";
export { readThread } from "./letters.ts";
export {
  type IndexKey, type IndexPlace, type NotePlace,
  openHelpRecord, openIndex, openIndexRow, openNote, sealHelpRecord, sealIndexRow, sealNote,
} from "./notes.ts";
export {
  type OfficerKeys, type OfficerPlace, type Passkey, type Pins, type SessionHalves, type VersionedOfficer,
  fingerprint, fingerprintWords, generatePassphrase, lockByPasskey, lockByPassphrase, lockForSession, memberOf,
  officerKeys, openPins, recoveryKeys, sealPins, unlockByPasskey, unlockByPassphrase, unlockSession,
} from "./officer.ts";
export { type Piece, joinRecovery, phraseWords, readPhrase, splitRecovery } from "./recovery.ts";
export { type OpenedReport, type ReportPlace, openCard, openReport, textOf } from "./report.ts";
export {
  type IndexSharePlace, type SharePlace, type WrapPlace, type WrappedKind,
  expandDeskSeed, openDeskShare, openIndexShare, sealDeskShare, sealIndexShare, unwrapKey, wrapKey, wrapKeyId,
} from "./seals.ts";
export {
  type Member, RECOVERY, type Recovery, type Signature, type SignKey,
  encodeStatement, expandSignSeed, hasSigned, isSigned, listStatement, signStatement,
} from "./statements.ts";
export { type PrivateKey, expandSeed } from "./xwing.ts";
