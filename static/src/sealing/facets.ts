/** Sealing: what is counted: facets and corrections, sealed to the key of the week. */

import { type Bytes, exactly, sha256, toHex } from "./bytes.ts";
import { type JsonObject, decodeJson, encodeJson } from "./canonical.ts";
import { detailSecret, ticket } from "./derive.ts";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";
import type { Instance } from "./info.ts";
import { pad, unpad } from "./padding.ts";
import type { Answers } from "./report.ts";
import type { PrivateKey, PublicKey } from "./xwing.ts";

export const FACETS_BYTES = 3184;
const PLAINTEXT_BYTES = 2048;

/** Everything that facets say of a report. */
export interface FacetsOf {
  readonly deskId: Uint8Array;
  readonly reportId: Uint8Array;
  readonly cek: Uint8Array;
  readonly answers: Answers;
  /** 16 bytes shared by the demands of one call; left out for a single one. */
  readonly call?: Uint8Array | undefined;
  /** Cell tag of 16 bytes, for the rows of a spreadsheet. */
  readonly cell?: Uint8Array | undefined;
  /** The sender's fleet promised to report every call. */
  readonly panel?: boolean | undefined;
}

/** A correction by an officer who has read the case; `n` is the number of the case's event, the highest wins. */
export interface Correction {
  readonly deskId: Uint8Array;
  readonly reportId: Uint8Array;
  readonly cek: Uint8Array;
  readonly n: number;
  readonly status: "confirmed" | "rejected";
  /** Always the complete fact. */
  readonly fact: JsonObject;
}

/** The JSON of the facets, with the ticket's hash and the detail secret derived from the report's CEK. */
export async function facetsJson(instance: Instance, of: FacetsOf): Promise<JsonObject> {
  return {
    v: 1,
    desk: toHex(exactly(of.deskId, 16, "A desk id")),
    ...coded(of.answers),
    ...(of.call ? { call: toHex(exactly(of.call, 16, "The call")) } : {}),
    ...(of.cell ? { cell: toHex(exactly(of.cell, 16, "The cell tag")) } : {}),
    ...(of.panel ? { panel: true } : {}),
    ticket: toHex(await sha256(await ticket(instance, of.cek, of.reportId))),
    detail: toHex(await detailSecret(instance, of.cek, of.reportId)),
  };
}

/** Answers as they travel: several options sorted, skipped questions absent. */
export function coded(answers: Answers): JsonObject {
  const given = Object.entries(answers).filter(([, answer]) => answer.length > 0);
  return Object.fromEntries(given.map(([name, answer]) => [name, typeof answer === "string" ? answer : [...answer].sort()]));
}

/** Seal facets to the window key: 3,184 bytes. @throws TooLong beyond 2,047 bytes of JSON. */
export async function sealFacets(instance: Instance, window: PublicKey, of: FacetsOf): Promise<Bytes> {
  return seal(instance, "facets", window, await facetsJson(instance, of));
}

/** Seal a correction to the window key: 3,184 bytes that look like facets. @throws TooLong */
export async function sealCorrection(instance: Instance, window: PublicKey, correction: Correction): Promise<Bytes> {
  return seal(instance, "correction", window, {
    v: 1,
    ticket: toHex(await ticket(instance, correction.cek, correction.reportId)),
    desk: toHex(exactly(correction.deskId, 16, "A desk id")),
    n: correction.n,
    status: correction.status,
    fact: correction.fact,
  });
}

/** Open facets or a correction with the private window key (for tests and for the client that counts). @throws CannotOpen, BadJson */
export async function openCounted(instance: Instance, label: "facets" | "correction", key: PrivateKey, sealed: Uint8Array): Promise<JsonObject> {
  const info = instance.info(label, key.publicKey.id);
  return decodeJson(unpad(await hpkeOpen(key, info, sealed, PLAINTEXT_BYTES)));
}

function seal(instance: Instance, label: "facets" | "correction", window: PublicKey, json: JsonObject): Promise<Bytes> {
  return hpkeSeal(window, instance.info(label, window.id), pad(encodeJson(json), PLAINTEXT_BYTES));
}

