/** The load of the whole register by port: counted on this computer, because the server knows no port of any case. */

import { FINISHED } from "../clocks.ts";
import { button, el, replace } from "../dom.ts";
import type { Places } from "../places.ts";
import type { Register } from "../register/load.ts";
import { type Load, loadByPort } from "../register/similar.ts";
import { counted } from "../words.ts";

const SUMMARY = "Load by port";

/** A folded part that has its place before the register has come: what stands below must not move under a press. */
export function loadPart(): HTMLDetailsElement {
  return el("details", { class: "port-load", id: "port-load" }, el("summary", {}, SUMMARY), el("p", { class: "quiet-text" }, "Counted when every case is opened here."));
}

/** `choose` filters by a port or a port area. */
export function showLoad(part: HTMLDetailsElement, { entries }: Register, places: Places, choose: (code: string) => void): void {
  const cases = [...entries.values()].map(({ row, facts }) => ({ row, finished: FINISHED.has(facts.status), overdue: facts.overdue }));
  const loads = loadByPort(cases);
  part.hidden = loads.length === 0;
  const head = ["Port", "Open", "Overdue", "All"].map((heading) => el("th", { scope: "col" }, heading));
  const title = el("p", { class: "quiet-text", id: "port-load-title" }, `${counted(loads.length, "port or port area", "ports and port areas")}, most open cases first. Counted on this computer.`);
  const table = el("table", { "aria-labelledby": "port-load-title" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...loads.map((load) => loadRow(load, places, choose))));
  replace(part, el("summary", {}, SUMMARY), title, table);
}

function loadRow({ code, open, overdue, all }: Load, places: Places, choose: (code: string) => void): HTMLElement {
  const name = places.words(code);
  const link = button(name, () => choose(code));
  link.setAttribute("aria-label", `Show the cases of ${name}`);
  const late = el("td", { class: overdue > 0 ? "over" : null }, overdue);
  return el("tr", { "data-port": code }, el("th", { scope: "row" }, link), el("td", {}, open), late, el("td", {}, all));
}
