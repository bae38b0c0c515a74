/** Sealing: every derivation of protocol.md section 7, HKDF-SHA256 with a label and its fields. */

import { type Bytes, Z32, concat, exactly, sha256, u32, utf8 } from "./bytes.ts";
import type { Instance } from "./info.ts";

const NO_SALT: Bytes = new Uint8Array(0);

/** HKDF-SHA256 (RFC 5869): `length` bytes of `ikm` under `salt` and `info`. */
export async function hkdf(ikm: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", ikm, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, 8 * length));
}

async function derive(secret: Uint8Array, secretBytes: number, info: Bytes, length = 32): Promise<Bytes> {
  return hkdf(exactly(secret, secretBytes, "The secret"), NO_SALT, info, length);
}

const id = (bytes: Uint8Array): Bytes => exactly(bytes, 16, "An id");

// From the codename -------------------------------------------------------------------------------------------------

/** Root of 16 bytes -> mailbox id of 32: the reporter shows it, the server stores its SHA-256 only. */
export async function mailboxId(instance: Instance, root: Uint8Array): Promise<Bytes> {
  return derive(root, 16, instance.info("mailbox id"));
}

/** SHA-256 of the mailbox id: what is filed, stored and used as the address of letters. */
export async function mailboxHash(instance: Instance, root: Uint8Array): Promise<Bytes> {
  return sha256(await mailboxId(instance, root));
}

/** Root of 16 bytes -> thread key TK of 32, which also travels inside the sealed report. */
export async function threadKey(instance: Instance, root: Uint8Array): Promise<Bytes> {
  return derive(root, 16, instance.info("thread"));
}

export type Side = "reporter" | "desk";

/** TK -> LR or LD: the key of the letters of one direction, so that none can be reflected. */
export async function letterKey(instance: Instance, thread: Uint8Array, side: Side): Promise<Bytes> {
  return derive(thread, 32, instance.info(side === "reporter" ? "letter from reporter" : "letter from desk"));
}

// From the content key of a report ----------------------------------------------------------------------------------

/** CEK -> ticket of 32 bytes; stored and counted only as its SHA-256. */
export async function ticket(instance: Instance, cek: Uint8Array, reportId: Uint8Array): Promise<Bytes> {
  return derive(cek, 32, instance.info("ticket", id(reportId)));
}

/** CEK -> detail secret D of 32 bytes, which travels in the sealed facets. */
export async function detailSecret(instance: Instance, cek: Uint8Array, reportId: Uint8Array): Promise<Bytes> {
  return derive(cek, 32, instance.info("detail secret", id(reportId)));
}

/** D -> ticket of one detail; stored as its SHA-256. */
export async function detailTicket(instance: Instance, detail: Uint8Array, name: string, value: string): Promise<Bytes> {
  return derive(detail, 32, instance.info("detail ticket", await sha256(utf8(`${name}=${value}`))));
}

// From the secret of a spreadsheet ----------------------------------------------------------------------------------

export async function rowObjectId(instance: Instance, batch: Uint8Array, row: number): Promise<Bytes> {
  return derive(batch, 32, instance.info("row", u32(row)), 16);
}

export async function rowFilingKey(instance: Instance, batch: Uint8Array, row: number): Promise<Bytes> {
  return derive(batch, 32, instance.info("filing key", u32(row)));
}

/** Tag of 16 bytes by which one fleet is one voice in one cell; tags of two cells cannot be joined. Quarter: YYYY-Qn. */
export async function cellTag(instance: Instance, batch: Uint8Array, port: string, type: string, quarter: string): Promise<Bytes> {
  return derive(batch, 32, instance.info("cell", await sha256(utf8(`${port}/${type}/${quarter}`))), 16);
}

/** Filing key of the simple form, which keeps nothing between two requests. */
export async function simpleFilingKey(instance: Instance, root: Uint8Array, objectId: Uint8Array): Promise<Bytes> {
  return derive(root, 16, instance.info("simple filing key", id(objectId)));
}

// From the seeds of officers, desks and recovery --------------------------------------------------------------------

export async function officerHpkeSeed(instance: Instance, officerSeed: Uint8Array, officerId: Uint8Array): Promise<Bytes> {
  return derive(officerSeed, 32, instance.info("officer hpke", id(officerId)));
}

export async function officerSignSeed(instance: Instance, officerSeed: Uint8Array, officerId: Uint8Array): Promise<Bytes> {
  return derive(officerSeed, 32, instance.info("officer sign", id(officerId)));
}

export async function officerPinsKey(instance: Instance, officerSeed: Uint8Array, officerId: Uint8Array): Promise<Bytes> {
  return derive(officerSeed, 32, instance.info("officer pins", id(officerId)));
}

export async function deskHpkeSeed(instance: Instance, deskSeed: Uint8Array, deskId: Uint8Array, epoch: number): Promise<Bytes> {
  return derive(deskSeed, 32, instance.info("desk hpke", id(deskId), u32(epoch)));
}

/** Desk seed of the epoch in which it is made -> index seed: whoever holds the desk seed knows a seed that the server made up. */
export async function deskIndexSeed(instance: Instance, deskSeed: Uint8Array, deskId: Uint8Array, version: number): Promise<Bytes> {
  return derive(deskSeed, 32, instance.info("index seed", id(deskId), u32(version)));
}

export async function deskIndexKey(instance: Instance, indexSeed: Uint8Array, deskId: Uint8Array, version: number): Promise<Bytes> {
  return derive(indexSeed, 32, instance.info("desk index", id(deskId), u32(version)));
}

export async function recoveryHpkeSeed(instance: Instance, recoverySeed: Uint8Array): Promise<Bytes> {
  return derive(recoverySeed, 32, instance.info("recovery hpke"));
}

export async function recoverySignSeed(instance: Instance, recoverySeed: Uint8Array): Promise<Bytes> {
  return derive(recoverySeed, 32, instance.info("recovery sign"));
}

// Unlocking ---------------------------------------------------------------------------------------------------------

/** WebAuthn PRF output of 32 bytes -> unlock key; the credential id has any length and enters as its SHA-256. */
export async function passkeyKey(instance: Instance, prfOutput: Uint8Array, credentialId: Uint8Array): Promise<Bytes> {
  return derive(prfOutput, 32, instance.info("officer passkey", await sha256(credentialId)));
}

/** Two halves of 32 bytes, one in the browser and one with the server -> unlock key of one session. */
export async function sessionKey(
  instance: Instance,
  halves: { readonly browser: Uint8Array; readonly server: Uint8Array },
  officerId: Uint8Array,
): Promise<Bytes> {
  const both = concat(exactly(halves.browser, 32, "The browser's half"), exactly(halves.server, 32, "The server's half"));
  return derive(both, 64, instance.info("session unlock", id(officerId)));
}

/** Base key and header -> box key 32 and commitment 32. `start` is bytes 0 to 41 of the box. */
export async function boxKeys(
  instance: Instance,
  baseKey: Uint8Array,
  salt: Uint8Array,
  start: Uint8Array,
): Promise<{ key: Bytes; commitment: Bytes }> {
  const info = instance.info("box", exactly(start, 42, "The start of a box"));
  const both = await hkdf(exactly(baseKey, Z32.length, "A base key"), exactly(salt, 16, "A salt"), info, 64);
  return { key: both.slice(0, 32), commitment: both.slice(32) };
}
