/** Sealing a case for another desk and offering it; a desk whose key has just changed is looked at once more. */

import { type JsonObject } from "../../sealing/desk.ts";
import { type CaseFile, type Me, Problem, post } from "../api.ts";
import type { Bytes } from "../bytes.ts";
import { sealForCase } from "../case/notes.ts";
import { LOOK_AGAIN } from "../directory.ts";
import type { OfferDraft } from "./form.ts";
import { verifiedKey, wrapFor } from "./other.ts";

/** @throws Problem, BadStatement (that desk's key is not the one that its officers signed), TooLong */
export async function sendOffer(me: Me, cek: Bytes, file: Pick<CaseFile, "id" | "report">, { desk, reason }: OfferDraft, wait = LOOK_AGAIN): Promise<void> {
  const note = await sealForCase(me, cek, file, noteOfReason(reason));
  const send = async (): Promise<void> => {
    const wrap = await wrapFor(me, await verifiedKey(me, desk.id), file.report?.id ?? "", cek);
    await post(`cases/${file.id}/offer`, { desk: desk.id, ...wrap, note });
  };
  try {
    await send();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "stale_statement") throw error;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await send();
  }
}

/** An officer's own words of a step, as the timeline shows them. */
export function noteOfReason(reason: string): JsonObject {
  return { v: 1, kind: "step", reason };
}
