/** This case in the register: labels, next step, what it is the same as; and the cases that are like it. */

import type { CaseFile, EventRow } from "../api.ts";
import { button, el, isolated, replace } from "../dom.ts";
import { FINISHED } from "../clocks.ts";
import type { OpenedReport } from "../opening.ts";
import type { Places } from "../places.ts";
import { referenceOf } from "../queue/table.ts";
import { type Read, changeRow } from "../register/change.ts";
import { type DeskIndex, openRow } from "../register/index.ts";
import type { Register } from "../register/load.ts";
import { EMPTY_ROW, LABEL_CHARACTERS, type RegisterRow, cleanLabel, rowOfReport, withLabel, withWritten } from "../register/row.ts";
import { loadByPort, similarTo } from "../register/similar.ts";
import { counted, monthWords, statusWords } from "../words.ts";

/** Bring the row up to what the case is now; null where this officer holds no index. */
export async function refreshRow(index: DeskIndex, file: CaseFile, opened: OpenedReport, places: Places): Promise<Read | null> {
  if (!index.current || !file.report) return null;
  const report = file.report.id;
  const old = file.index ? await openRow(index, report, file.index) : null;
  const read = { case: file.id, report, revision: file.index?.revision ?? 0, row: old ?? EMPTY_ROW };
  const outcome = outcomeOf(file.status, file.events);
  return changeRow(index, read, (row) => ({ ...withWritten(rowOfReport(opened, places.complexOf), row), outcome }));
}

/** The outcome of a case that is finished: it stands in the step that finished it. */
export function outcomeOf(status: string, events: readonly EventRow[]): string {
  if (!FINISHED.has(status)) return "";
  const outcomes = events.map(({ data }) => data["outcome"]).filter((outcome) => typeof outcome === "string");
  return outcomes.at(-1) ?? "";
}

type Change = (change: (row: RegisterRow) => RegisterRow) => void;

export function rowSection(row: RegisterRow, change: Change): HTMLElement {
  const label = el("input", { id: "row-label", class: "field", type: "text", maxlength: LABEL_CHARACTERS, autocomplete: "off" });
  const next = el("input", { id: "row-next", class: "field", type: "text", maxlength: 60, autocomplete: "off", value: row.next });
  const put = (): void => {
    const text = cleanLabel(label.value);
    if (text) change((old) => withLabel(old, text) ?? old);
  };
  return el(
    "div",
    { class: "row-part" },
    el("h2", {}, "In the register"),
    el("p", { class: "help" }, "Sealed for your desk, and found by its search."),
    el("ul", { class: "labels" }, ...row.labels.map((text) => labelItem(text, change))),
    row.same && el("p", {}, "The same as ", el("a", { href: `/desk/cases/${dashed(row.same)}` }, referenceOf(row.same)), " ", button("Not the same", () => change((old) => ({ ...old, same: "" })), "small")),
    lineForm("Label", label, "Add", put),
    lineForm("Next step", next, "Keep", () => change((old) => ({ ...old, next: cleanLine(next.value) }))),
    el("div", { id: "row-said", role: "status" }),
  );
}

function labelItem(text: string, change: Change): HTMLElement {
  const off = el("button", { type: "button", class: "label-off", "aria-label": `Take off ${text}`, click: () => change((old) => ({ ...old, labels: old.labels.filter((one) => one !== text) })) }, "×");
  return el("li", { class: "tag label" }, isolated(text), off);
}

function lineForm(label: string, field: HTMLInputElement, press: string, act: () => void): HTMLElement {
  const form = el("form", { class: "line-form", novalidate: true }, el("label", { for: field.id }, label), field, el("button", { type: "submit", class: "button small" }, press));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return form;
}

function cleanLine(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function dashed(id: string): string {
  return id.includes("-") ? id : id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Cases that are like this one, with reasons, and how many lie on the same port area. */
export function showSimilar(place: HTMLElement, id: string, row: RegisterRow, register: Register, places: Places): void {
  const entries = [...register.entries.values()];
  const alike = similarTo(id, row, entries.map((entry) => ({ id: entry.facts.id, row: entry.row })));
  const items = alike.map((one) => {
    const facts = register.entries.get(one.id)?.facts;
    return el(
      "li",
      {},
      el("a", { href: `/desk/cases/${one.id}` }, places.words(one.row.place)),
      el("span", { class: "second" }, [monthWords(one.row.time), facts && statusWords(facts.status), referenceOf(one.id)].filter(Boolean).join(" · ")),
      el("span", { class: "second" }, one.reasons.join(", ")),
    );
  });
  const list = items.length > 0 ? el("ol", { class: "similar" }, ...items) : el("p", { class: "quiet-text" }, "No case of this desk is much like this one.");
  replace(place, el("h2", {}, "Similar cases"), list, loadLine(row, entries, places));
}

function loadLine(row: RegisterRow, entries: readonly { readonly facts: { readonly status: string; readonly overdue: boolean }; readonly row: RegisterRow }[], places: Places): HTMLElement | null {
  const area = row.complex || row.place;
  const load = loadByPort(entries.map((entry) => ({ row: entry.row, finished: FINISHED.has(entry.facts.status), overdue: entry.facts.overdue }))).find(({ code }) => code === area);
  return load ? el("p", { class: "quiet-text" }, `${places.words(area)}: ${load.open} open of ${counted(load.all, "case")} at this desk.`) : null;
}
