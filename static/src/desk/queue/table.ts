/** The queue's table; on a telephone the style sheet turns its rows into cards. */

import { clockWords, shortDay } from "../clocks.ts";
import { type Child, el, isolated } from "../dom.ts";
import { statusWords } from "../words.ts";
import type { QueueRow } from "./state.ts";

const HEADINGS = ["Case", "What was going on", "Who asked", "Clock", "Status", "Owner", "Letters"];

export function caseTable(rows: readonly QueueRow[], caption: string, today: string): HTMLElement {
  const head = el("tr", {}, ...HEADINGS.map((heading) => el("th", { scope: "col" }, heading)));
  return el(
    "table",
    { class: "queue-table" },
    el("caption", {}, caption),
    el("thead", {}, head),
    el("tbody", {}, ...rows.map((row) => caseRow(row, today))),
  );
}

function caseRow(entry: QueueRow, today: string): HTMLElement {
  const clock = clockWords(entry.status, entry.row.due, today);
  const due = [
    el("span", { class: "clock", "data-urgency": clock.urgency }, clock.what ? `${clock.what}: ${clock.words}` : clock.words),
    clock.day && el("span", { class: "second" }, shortDay(clock.day)),
  ];
  return el(
    "tr",
    { "data-urgency": clock.urgency, "data-case": entry.id },
    el("th", { scope: "row", class: "cell-case" }, caseLink(entry), secondLine(entry)),
    cell("what", whatCell(entry)),
    cell("actor", [entry.words.actor ?? ""]),
    cell("clock", due),
    cell("status", [el("span", { class: "tag" }, statusWords(entry.status))]),
    cell("owner", [entry.owner ? isolated(entry.owner.name) : el("span", { class: "tag signal" }, "Nobody yet")]),
    cell("letters", letters(entry)),
  );
}

function cell(name: string, children: readonly Child[]): HTMLElement {
  return el("td", { class: `cell-${name}` }, ...children.filter((child) => child !== ""));
}

function caseLink(entry: QueueRow): HTMLElement {
  const words = entry.opened ? (entry.words.place ?? "A report") : "A report that this key cannot open";
  return el("a", { href: `/desk/cases/${entry.id}` }, words);
}

function secondLine(entry: QueueRow): HTMLElement {
  const parts = [entry.words.time, entry.door === "simple" ? "simple form" : null, `ref ${entry.id.slice(0, 6)}`];
  const urgent = entry.row.urgent ? el("span", { class: "tag bad" }, "Alongside now") : null;
  return el("span", { class: "second" }, parts.filter(Boolean).join(" · "), urgent && " ", urgent);
}

function whatCell(entry: QueueRow): readonly Child[] {
  if (!entry.opened) return [el("span", { class: "closed-card" }, "Sealed for another key")];
  return [entry.words.type ?? entry.words.kind ?? "", entry.words.type ? el("span", { class: "second" }, entry.words.kind ?? "") : null];
}

function letters(entry: QueueRow): readonly Child[] {
  if (entry.unread === 0) return [];
  return [el("span", { class: "tag signal letters-count" }, entry.unread === 1 ? "1 new letter" : `${entry.unread} new letters`)];
}

/** Move the cursor with j and k; enter opens, because the cursor is a link. */
export function moveCursor(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".queue-table .cell-case a")];
  if (links.length === 0) return;
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next]?.focus();
  links[next]?.closest("tr")?.scrollIntoView({ block: "nearest" });
}
