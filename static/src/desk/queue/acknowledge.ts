/** Confirming a report from the queue: the template in its reporter's language, sealed for its own thread. */

import { type CaseFile, Problem, get, post } from "../api.ts";
import { toBase64 } from "../bytes.ts";
import { houseDay } from "../clocks.ts";
import type { Unlocked } from "../gate.ts";
import { type DeskKeys, openReport, sealDeskLetter } from "../opening.ts";
import { acknowledgement, statusText } from "../templates.ts";

/** Why this one was not confirmed, in a sentence. */
export class NotConfirmed extends Error {}

/**
 * Confirm one report. Pressed again, it sends nothing twice: a case that was confirmed meanwhile is left alone.
 * @throws NotConfirmed, Problem
 */
export async function acknowledge(unlocked: Unlocked, keys: DeskKeys, id: string, again = true): Promise<void> {
  const file = await get<CaseFile>(`cases/${id}`);
  if (file.status === "acknowledged") return;
  const step = file.transitions_allowed.find(({ to }) => to === "acknowledged");
  if (!step) throw new NotConfirmed("This case was confirmed before and has gone on.");
  const opened = await openReport(unlocked.me, keys, file);
  if (!opened) throw new NotConfirmed("This key cannot open the report, so nothing was sent.");
  const language = String(opened.card["language"] ?? "en");
  const answerBy = step.answer_by ?? file.due.feedback?.legal ?? houseDay();
  const text = statusText("acknowledged", answerBy, acknowledgement(language, answerBy).text);
  const box = await sealDeskLetter(unlocked.me, opened, file.letters, { day: houseDay(), kind: "status", text });
  const transition = { from: file.status, to: "acknowledged" };
  try {
    await post(`cases/${id}/letters`, { expected_slot: file.letters.length, box: toBase64(box), transition });
  } catch (error) {
    if (!again || !isOvertaken(error)) throw error;
    await acknowledge(unlocked, keys, id, false);
  }
}

/** A letter came in between, or somebody else moved the case on: read again, then decide. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Problem && ["slot_taken", "status_changed"].includes(error.code);
}
