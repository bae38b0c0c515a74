/** What every part of the desk's page stands on: who is unlocked, the desk, its keys. */

import type { DeskRow } from "../api.ts";
import type { Unlocked } from "../gate.ts";
import type { DeskKeys } from "../opening.ts";

export interface Roster {
  readonly unlocked: Unlocked;
  readonly desk: DeskRow;
  readonly keys: DeskKeys;
  /** Read the desk anew and draw its page; after a signature also seal the register anew, where somebody left. */
  readonly again: (signed?: boolean) => Promise<void>;
}
