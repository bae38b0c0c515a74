/** Sealing: the refusals. No message ever carries a key, a word, an account or a file name. */

/** What every refusal of this module is. */
export class SealingError extends Error {
  override readonly name: string = "SealingError";
}

/** A box, a seal or a padded text does not open here with this key: changed, cut, of another place, or of another key. */
export class CannotOpen extends SealingError {
  override readonly name: string = "CannotOpen";
}

/** Bytes that do not have the layout of their place: length, magic, a field that must be zero. */
export class BadLayout extends SealingError {
  override readonly name: string = "BadLayout";
}

/** A public key that is none: length, or an ML-KEM coefficient not below q. */
export class BadKey extends SealingError {
  override readonly name: string = "BadKey";
}

/** Sealed to another key than the one at hand, or a share whose seed is not of the stated key. */
export class UnknownKey extends SealingError {
  override readonly name: string = "UnknownKey";
}

/** JSON that is not the strict form: not UTF-8, not NFC, a key twice, a number that is no integer. */
export class BadJson extends SealingError {
  override readonly name: string = "BadJson";
}

/** More than the largest size class holds; the person must shorten the text. */
export class TooLong extends SealingError {
  override readonly name: string = "TooLong";
}

/** A file gave more or fewer bytes than it said when its sealing began: begin anew. */
export class FileChanged extends SealingError {
  override readonly name: string = "FileChanged";
}

/** A sealing has had its one pass over the data: begin anew with a new object id and salt. */
export class SaltSpent extends SealingError {
  override readonly name: string = "SaltSpent";
}

/** A desk statement, or a chain of them, that breaks a rule. */
export class BadStatement extends SealingError {
  override readonly name: string = "BadStatement";
}

/** This browser cannot seal: no WebCrypto, or a self-test gave a wrong answer. Nothing may be sent. */
export class SealingUnavailable extends SealingError {
  override readonly name: string = "SealingUnavailable";
}
