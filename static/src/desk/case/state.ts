/** What the case page holds: the file as the server gives it, and what was opened of it here. */

import { type CaseFile, get } from "../api.ts";
import type { Bytes } from "../bytes.ts";
import type { Unlocked } from "../gate.ts";
import { type DeskKeys, type OpenedReport, type ThreadLetter, openContentKey, openReport, readThread } from "../opening.ts";
import type { Places } from "../places.ts";
import type { Read } from "../register/change.ts";
import type { DeskIndex } from "../register/index.ts";
import type { Register } from "../register/load.ts";
import { type OpenedNote, openNotes } from "./notes.ts";

export interface CasePage {
  readonly unlocked: Unlocked;
  readonly id: string;
  readonly keys: DeskKeys;
  readonly index: DeskIndex;
  readonly places: Places;
  file: CaseFile;
  opened: OpenedReport | null;
  /** The report's content key: notes and the ticket of its count come from it. */
  cek: Bytes | null;
  letters: readonly ThreadLetter[];
  notes: readonly OpenedNote[];
  row: Read | null;
  register: Register | null;
}

export async function openAll(page: CasePage): Promise<void> {
  const { me } = page.unlocked;
  const { report, letters } = page.file;
  page.opened = await openReport(me, page.keys, page.file);
  page.cek = report && page.opened ? await openContentKey(me, page.keys, report) : null;
  page.letters = page.opened ? await readThread(me, page.opened, letters) : [];
  page.notes = page.cek ? await openNotes(me, page.cek, page.file) : [];
}

export async function reload(page: CasePage): Promise<void> {
  page.file = await get<CaseFile>(`cases/${page.id}`);
  await openAll(page);
}
