/** Sealing: what goes to and comes from a mailbox: the question, the answer's four boxes, a letter posted. */

import { type Bytes, concat, copy, exactly, u32, u8 } from "./bytes.ts";
import { boxLength } from "./box.ts";
import { mailboxId } from "./derive.ts";
import { BadLayout } from "./errors.ts";
import type { Instance } from "./info.ts";

export const LETTER_BOX_BYTES = boxLength("letter", 4096);
/** Slots of one page of an answer, numbered from the oldest. */
export const PAGE_SLOTS = 4;
/** The one length of every answer: 16,808. */
export const ANSWER_BYTES = PAGE_SLOTS * LETTER_BOX_BYTES;

/** Body of `POST /api/v1/mailbox`: mailbox id 32 | page u8 | zero 3. */
export async function mailboxQuestion(instance: Instance, root: Uint8Array, page: number): Promise<Bytes> {
  return concat(await mailboxId(instance, root), u8(page), new Uint8Array(3));
}

/** The four boxes of an answer, slots 4p to 4p + 3; which of them are letters only TK tells. @throws BadLayout */
export function splitAnswer(answer: Uint8Array): Bytes[] {
  if (answer.length !== ANSWER_BYTES) throw new BadLayout(`An answer has ${ANSWER_BYTES} bytes.`);
  return Array.from({ length: PAGE_SLOTS }, (_, slot) => copy(answer, slot * LETTER_BOX_BYTES, (slot + 1) * LETTER_BOX_BYTES));
}

/** Body of `POST /api/v1/letters`: mailbox id 32 | expected slot u32 | box 4,202. */
export async function letterPost(instance: Instance, root: Uint8Array, slot: number, box: Uint8Array): Promise<Bytes> {
  return concat(await mailboxId(instance, root), u32(slot), exactly(box, LETTER_BOX_BYTES, "A letter"));
}
