/** Sealing: desk statements: who holds a desk's key, in signed JSON; read, made, signed and verified one by one. */

import { ed25519 } from "@noble/curves/ed25519.js";
import { type Bytes, concat, copy, equal, exactly, fromBase64, fromHex, sha256, toBase64, toHex } from "./bytes.ts";
import { type Json, type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
import { isSignedBy, readSignKey } from "./ed25519.ts";
import { BadStatement, SealingError } from "./errors.ts";
import { Instance } from "./info.ts";
import { type PublicKey, readPublicKey } from "./xwing.ts";

const FIELDS = ["v", "instance", "desk", "number", "epoch", "key", "members", "recovery", "prev", "day"];
/** The signer's name of the recovery key. */
export const RECOVERY = "recovery";

/** An officer as a statement names them. */
export interface Member {
  readonly officerId: Bytes;
  /** SHA-256 of the X-Wing public key. */
  readonly hpkeHash: Bytes;
  /** The Ed25519 public key itself, 32 bytes. */
  readonly sign: Bytes;
}

/** The recovery key of a desk, and whether it alone may put a whole new roster in place. */
export interface Recovery {
  readonly hpke: PublicKey;
  readonly sign: Bytes;
  readonly mayReplaceAll: boolean;
}

/** What one statement says. */
export interface Statement {
  readonly instance: Instance;
  readonly deskId: Bytes;
  readonly number: number;
  readonly epoch: number;
  readonly key: PublicKey;
  readonly members: readonly Member[];
  readonly recovery: Recovery | null;
  /** SHA-256 of the statement before, zeros for the first. */
  readonly prev: Bytes;
  readonly day: string;
}

/** One signature; `officer` is the signer's id in hex, or "recovery". */
export interface Signature {
  readonly officer: string;
  readonly key: Bytes;
  readonly signature: Bytes;
}

/** A statement's bytes as stored, and its signatures: one entry of /directory/history. */
export interface SignedStatement {
  readonly statement: Bytes;
  readonly signatures: readonly Signature[];
}

/** An entry of /directory/history as JSON has it. */
export interface ListedStatement {
  readonly statement: string;
  readonly signatures: readonly { readonly officer: string; readonly key: string; readonly signature: string }[];
}

/** The Ed25519 key of an officer or of recovery. */
export interface SignKey {
  readonly seed: Bytes;
  readonly publicKey: Bytes;
}

/** Expand an Ed25519 seed of 32 bytes (RFC 8032). @throws BadLayout */
export function expandSignSeed(seed: Uint8Array): SignKey {
  const kept = copy(exactly(seed, 32, "A signing seed"));
  return { seed: kept, publicKey: copy(ed25519.getPublicKey(kept)) };
}

/** The JSON bytes that are hashed, signed and stored. @throws BadStatement for a statement that nobody could read back */
export async function encodeStatement(statement: Statement): Promise<Bytes> {
  const bytes = encodeJson({
    v: 1,
    instance: toHex(statement.instance.id),
    desk: toHex(statement.deskId),
    number: statement.number,
    epoch: statement.epoch,
    key: toBase64(statement.key.raw),
    members: statement.members.map((member) => ({ officer: toHex(member.officerId), hpke: toHex(member.hpkeHash), sign: toHex(member.sign) })),
    recovery: statement.recovery && recoveryJson(statement.recovery),
    prev: toHex(statement.prev),
    day: statement.day,
  });
  await parseStatement(bytes);
  return bytes;
}

function recoveryJson({ hpke, sign, mayReplaceAll }: Recovery): JsonObject {
  return { hpke: toBase64(hpke.raw), sign: toHex(sign), may_replace_all: mayReplaceAll };
}

/** Read a statement: every field, well-formed, and no other. @throws BadStatement */
export async function parseStatement(bytes: Uint8Array): Promise<Statement> {
  try {
    return await read(decodeJson(bytes));
  } catch (error) {
    if (error instanceof SealingError && !(error instanceof BadStatement)) {
      throw new BadStatement(`A field of the statement is malformed. ${error.message}`);
    }
    throw error;
  }
}

async function read(json: JsonObject): Promise<Statement> {
  onlyFields(json, FIELDS);
  if (json.v !== 1) throw new BadStatement("This is no desk statement of version 1.");
  const statement: Statement = {
    instance: Instance.fromHex(json.instance),
    deskId: fromHex(json.desk, 16),
    number: whole(json.number, 1),
    epoch: whole(json.epoch, 0),
    key: await readPublicKey(fromBase64(json.key)),
    members: list(json.members).map(member),
    recovery: await recovery(json.recovery),
    prev: fromHex(json.prev, 32),
    day: day(json.day),
  };
  checkNames(statement);
  return statement;
}

/** Nobody twice, and no two with one signing key, recovery included: two signatures must be two people. */
function checkNames({ members, recovery: spare }: Statement): void {
  const signers = [...members.map(({ sign }) => toHex(sign)), ...(spare ? [toHex(spare.sign)] : [])];
  const officers = members.map(({ officerId }) => toHex(officerId));
  if (members.length === 0) throw new BadStatement("A statement names members.");
  if (new Set(signers).size !== signers.length || new Set(officers).size !== officers.length) {
    throw new BadStatement("A statement names somebody twice.");
  }
}

function member(json: Json): Member {
  const fields = onlyFields(json, ["officer", "hpke", "sign"]);
  return { officerId: fromHex(fields.officer, 16), hpkeHash: fromHex(fields.hpke, 32), sign: readSignKey(fromHex(fields.sign, 32)) };
}

async function recovery(json: Json | undefined): Promise<Recovery | null> {
  if (json === null) return null;
  const fields = onlyFields(json, ["hpke", "sign", "may_replace_all"]);
  if (typeof fields.may_replace_all !== "boolean") throw new BadStatement("may_replace_all is true or false.");
  return { hpke: await readPublicKey(fromBase64(fields.hpke)), sign: readSignKey(fromHex(fields.sign, 32)), mayReplaceAll: fields.may_replace_all };
}

function onlyFields(json: Json | undefined, names: readonly string[]): JsonObject {
  const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
  const keys = isObject ? Object.keys(json) : [];
  if (keys.length !== names.length || !names.every((name) => keys.includes(name))) {
    throw new BadStatement("A field is missing, or one too many.");
  }
  return json as JsonObject;
}

function whole(value: Json | undefined, least: number): number {
  if (typeof value !== "number" || value < least || value > 0xffffffff) throw new BadStatement("A number is out of range.");
  return value;
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new BadStatement("A field is no list.");
  return value as readonly Json[];
}

function day(value: Json | undefined): string {
  if (typeof value !== "string") throw new BadStatement("The day is no text.");
  return value;
}

/** SHA-256 of the bytes: what the next statement, the pins and directory.json name. */
export async function statementHash(bytes: Uint8Array): Promise<Bytes> {
  return sha256(bytes);
}

/**
 * Sign a statement's bytes: Ed25519 over I("desk statement") | SHA-256(bytes). `officer` is the signer's id, or "recovery".
 * Read the statement and show it to the person before this is called.
 */
export async function signStatement(instance: Instance, bytes: Uint8Array, officer: Uint8Array | typeof RECOVERY, key: SignKey): Promise<Signature> {
  const signature = copy(ed25519.sign(await signedMessage(instance, bytes), key.seed));
  return { officer: officer === RECOVERY ? RECOVERY : toHex(exactly(officer as Uint8Array, 16, "An officer id")), key: key.publicKey, signature };
}

/** Whether a signature is by its own key over these bytes; whose key that is, the statements decide. */
export async function isSigned(instance: Instance, bytes: Uint8Array, { key, signature }: Signature): Promise<boolean> {
  return isSignedBy(key, await signedMessage(instance, bytes), signature);
}

/** Whether a member (or recovery) has signed with the key by which the statement names them. */
export async function hasSigned(instance: Instance, signed: SignedStatement, officer: string, key: Uint8Array): Promise<boolean> {
  for (const signature of signed.signatures) {
    if (signature.officer !== officer || !equal(signature.key, key)) continue;
    if (await isSigned(instance, signed.statement, signature)) return true;
  }
  return false;
}

async function signedMessage(instance: Instance, bytes: Uint8Array): Promise<Bytes> {
  return concat(instance.info("desk statement"), await sha256(bytes));
}

/** Read an entry of /directory/history or of the desk's API. @throws BadStatement */
export function readListed(entry: ListedStatement): SignedStatement {
  try {
    const fields = onlyFields(entry as unknown as Json, ["statement", "signatures"]);
    return { statement: fromBase64(fields.statement), signatures: list(fields.signatures).map(listedSignature) };
  } catch {
    throw new BadStatement("An entry of the history is malformed.");
  }
}

/** Read a whole /directory/history, as JSON.parse gives it. @throws BadStatement */
export function readHistory(history: unknown): SignedStatement[] {
  return list(history as Json).map((entry) => readListed(entry as unknown as ListedStatement));
}

function listedSignature(json: Json): Signature {
  const { officer, key, signature } = onlyFields(json, ["officer", "key", "signature"]);
  if (typeof officer !== "string") throw new BadStatement("A signer is named by a text.");
  return { officer, key: fromHex(key, 32), signature: fromHex(signature, 64) };
}

/** Write an entry as /directory/history has it. */
export function listStatement({ statement, signatures }: SignedStatement): ListedStatement {
  const listed = signatures.map(({ officer, key, signature }) => ({ officer, key: toHex(key), signature: toHex(signature) }));
  return { statement: toBase64(statement), signatures: listed };
}
