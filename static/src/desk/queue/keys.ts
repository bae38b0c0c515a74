/** The queue by keyboard: j and k move, x chooses, enter opens, / searches. */

import { moveCursor, tickUnderCursor } from "./table.ts";

export function listenToKeys(focusSearch: () => void): void {
  const keys: Readonly<Record<string, () => void>> = { j: () => moveCursor(1), k: () => moveCursor(-1), x: tickUnderCursor, "/": focusSearch };
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
    const act = keys[event.key];
    if (!act || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}
