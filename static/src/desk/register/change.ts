/** Changing one row of the register: read, change, seal, post; once more if somebody was quicker. */

import { TooLong } from "../../sealing/desk.ts";
import { type CaseFile, get } from "../api.ts";
import { type DeskIndex, openRow } from "./index.ts";
import { keepRows } from "./keep.ts";
import { type RegisterRow, sameRow } from "./row.ts";

/** A row as it was read, of one case. */
export interface Read {
  readonly case: string;
  readonly report: string;
  readonly revision: number;
  readonly row: RegisterRow;
}

/** Why a change could not be made, in a sentence. */
export class CannotChange extends Error {}

/**
 * Write what `change` makes of a row, and give back the row that now stands.
 * @throws CannotChange if this officer holds no index, or others were quicker twice; what `change` throws.
 */
export async function changeRow(index: DeskIndex, read: Read, change: (row: RegisterRow) => RegisterRow, again = true): Promise<Read> {
  if (!index.current) throw new CannotChange("You hold no key of this desk's register yet. Ask the lead of your desk.");
  const row = change(read.row);
  if (read.revision > 0 && sameRow(row, read.row)) return read;
  const changed = await keepRows(index, [{ ...read, row }]).catch((error: unknown) => {
    throw error instanceof TooLong ? new CannotChange("This row is full. Take a label off, or make the next step shorter.") : error;
  });
  if (changed.length === 0) return { ...read, revision: read.revision + 1, row };
  if (!again) throw new CannotChange("Somebody else is writing on this case. Wait a moment, then try again.");
  return changeRow(index, await readAgain(index, read), change, false);
}

async function readAgain(index: DeskIndex, read: Read): Promise<Read> {
  const { index: sealed } = await get<CaseFile>(`cases/${read.case}`);
  const row = sealed ? await openRow(index, read.report, sealed) : null;
  return { ...read, revision: sealed?.revision ?? 0, row: row ?? read.row };
}
