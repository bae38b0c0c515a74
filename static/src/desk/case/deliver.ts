/** What the case page tells the server: a letter or a step, sealed here, and that letters were read. */

import { Problem, post } from "../api.ts";
import { toBase64 } from "../bytes.ts";
import { houseDay } from "../clocks.ts";
import { sealDeskLetter } from "../opening.ts";
import { sealForCase } from "./notes.ts";
import { type CasePage, reload } from "./state.ts";
import type { Draft } from "./write.ts";

/** The server counts what is unread; reading is told once, with the last slot that was shown: nothing is shown to who cannot open the report. */
export async function markRead(page: Pick<CasePage, "id" | "file" | "letters">): Promise<void> {
  const last = page.letters.at(-1);
  if (!last || page.file.unread === 0) return;
  await post(`cases/${page.id}/read`, { slot: last.slot }).catch(() => undefined);
}

/**
 * Post one sealed letter, or a step that needs none. Only a confirmation is sealed again when a letter came between: a
 * reporter may have taken back in it what another step stands on, so an officer reads it first.
 */
export async function deliver(page: CasePage, draft: Draft, again = true): Promise<void> {
  const step = await sealedStep(page, draft);
  if (step && !draft.text) return post(`cases/${page.id}/transitions`, step);
  if (!page.opened) throw new Error("The thread is not open.");
  const boxes = page.file.letters;
  const box = await sealDeskLetter(page.unlocked.me, page.opened, boxes, { day: houseDay(), kind: draft.kind, text: draft.text, re: draft.re ?? undefined });
  try {
    await post(`cases/${page.id}/letters`, { expected_slot: boxes.length, box: toBase64(box), transition: step });
  } catch (error) {
    const taken = error instanceof Problem && error.code === "slot_taken";
    if (!taken || !again || draft.transition?.["to"] !== "acknowledged") throw error;
    await reload(page);
    await deliver(page, draft, false);
  }
}

/** The step as it is posted: the officer's own words go with it as one sealed note. */
async function sealedStep(page: CasePage, { transition, words = {} }: Draft): Promise<Readonly<Record<string, string>> | null> {
  if (!transition || Object.keys(words).length === 0) return transition;
  if (!page.cek) throw new Error("The report is not open.");
  return { ...transition, note: await sealForCase(page.unlocked.me, page.cek, page.file, { v: 1, kind: "step", ...words }) };
}
