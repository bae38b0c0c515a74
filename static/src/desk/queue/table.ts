/** The queue's table; on a telephone the style sheet turns its rows into cards. */

import { clockWords, daysBetween, dueWords, shortDay } from "../clocks.ts";
import { type Child, el, isolated } from "../dom.ts";
import type { Places } from "../places.ts";
import type { RegisterRow } from "../register/row.ts";
import { counted, labelOf, monthWords, shortKind, statusWords } from "../words.ts";
import type { QueueRow } from "./state.ts";

const HEADINGS = ["Case", "What was going on", "Who asked", "Clock", "Status", "Owner", "Letters"];

export interface TableOf {
  readonly rows: readonly QueueRow[];
  readonly caption: string;
  readonly today: string;
  readonly places: Places;
  readonly chosen: ReadonlySet<string>;
  /** A tick changed; no case means every row of this table. */
  readonly choose: (id: string | null, on: boolean) => void;
}

export function caseTable(table: TableOf): HTMLElement {
  const all = table.rows.every(({ facts }) => table.chosen.has(facts.id));
  const head = el("tr", {}, el("th", { scope: "col", class: "cell-tick" }, rowTick("Choose every case of this page", all, (on) => table.choose(null, on))), ...HEADINGS.map((heading) => el("th", { scope: "col" }, heading)));
  return el(
    "table",
    { class: "queue-table" },
    el("caption", {}, table.caption),
    el("thead", {}, head),
    el("tbody", {}, ...table.rows.map((row) => caseRow(row, table))),
  );
}

function caseRow(entry: QueueRow, table: TableOf): HTMLElement {
  const { facts, row } = entry;
  const clock = clockWords(facts.status, facts.due, table.today);
  const due = [
    el("span", { class: "clock", "data-urgency": clock.urgency }, clock.what ? `${clock.what}: ${clock.words}` : clock.words),
    clock.day && el("span", { class: "second" }, shortDay(clock.day)),
  ];
  const left = facts.withdraw_on ? daysBetween(table.today, facts.withdraw_on) : null;
  const erasing = left !== null && el("span", { class: "clock", "data-urgency": left <= 0 ? "over" : "later" }, `Erase as asked: ${dueWords(left)}`);
  const held = facts.held_since && el("span", { class: "tag signal" }, "Legal hold");
  const chosen = table.chosen.has(facts.id);
  return el(
    "tr",
    { "data-urgency": clock.urgency, "data-case": facts.id, class: chosen ? "chosen" : null },
    el("td", { class: "cell-tick" }, rowTick(`Choose ${caseName(entry, table.places)}, ${referenceOf(facts.id)}`, chosen, (on) => table.choose(facts.id, on))),
    el("th", { scope: "row", class: "cell-case" }, el("a", { href: `/desk/cases/${facts.id}` }, caseName(entry, table.places)), secondLine(entry), row && marks(row)),
    cell("what", whatCell(row)),
    cell("actor", [row?.actor ? labelOf("actor", row.actor) : ""]),
    cell("clock", [...due, erasing]),
    cell("status", [el("span", { class: "tag" }, statusWords(facts.status)), held && " ", held]),
    cell("owner", [facts.owner ? isolated(facts.owner.name) : el("span", { class: "tag signal" }, "Nobody yet")]),
    cell("letters", letters(facts.unread)),
  );
}

/** How a case is called where its port is not enough. */
export function referenceOf(id: string): string {
  return `ref ${id.slice(0, 6)}`;
}

export function caseName({ row }: QueueRow, places: Places): string {
  if (!row) return "A report that this key cannot open";
  return row.place ? places.words(row.place) : "A report";
}

export function rowTick(label: string, on: boolean, change: (on: boolean) => void): HTMLElement {
  const box: HTMLInputElement = el("input", { type: "checkbox", checked: on, "aria-label": label, change: () => change(box.checked) });
  return el("label", { class: "row-tick" }, box);
}

function cell(name: string, children: readonly Child[]): HTMLElement {
  return el("td", { class: `cell-${name}` }, ...children.filter((child) => child !== ""));
}

function secondLine({ facts, row }: QueueRow): HTMLElement {
  const parts = [row?.time ? monthWords(row.time) : null, facts.door === "simple" ? "simple form" : null, referenceOf(facts.id)];
  const urgent = facts.urgent ? el("span", { class: "tag bad" }, "Alongside now") : null;
  return el("span", { class: "second" }, parts.filter(Boolean).join(" · "), urgent && " ", urgent);
}

function marks(row: RegisterRow): HTMLElement | null {
  const tags = row.labels.map((label) => el("span", { class: "tag label" }, isolated(label)));
  const same = row.same ? el("span", { class: "tag label" }, `Same as ${referenceOf(row.same)}`) : null;
  if (tags.length === 0 && !same && !row.next) return null;
  return el("span", { class: "marks" }, ...tags, same, row.next && el("span", { class: "second" }, "Next: ", isolated(row.next)));
}

function whatCell(row: RegisterRow | null): readonly Child[] {
  if (!row) return [el("span", { class: "closed-card" }, "Sealed for another key")];
  const kind = shortKind(row.kind);
  return row.type ? [labelOf("inspection_type", row.type), el("span", { class: "second" }, kind)] : [kind];
}

function letters(unread: number): readonly Child[] {
  if (unread === 0) return [];
  return [el("span", { class: "tag signal letters-count" }, counted(unread, "new letter"))];
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

/** The tick of the row in which the cursor is; the cursor stays there. */
export function tickUnderCursor(): void {
  document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>(".cell-tick input")?.click();
}

export function cursorOn(id: string | null): void {
  if (id) document.querySelector<HTMLAnchorElement>(`tr[data-case="${CSS.escape(id)}"] .cell-case a`)?.focus();
}

export function cursorAt(): string | null {
  return document.activeElement?.closest<HTMLElement>("tr[data-case]")?.dataset["case"] ?? null;
}
