/** The table of records: what each says that is counted, in one line. */

import { shortDay } from "../clocks.ts";
import { el } from "../dom.ts";
import type { Places } from "../places.ts";
import { referenceOf, rowTick } from "../queue/table.ts";
import { answerWords, labelOf, monthWords, shortKind } from "../words.ts";
import type { OpenedRecord } from "./judge.ts";

const HEADINGS = ["Where and when", "What was going on", "Who asked, for what", "What they did", "Came"];

export interface RecordsOf {
  readonly records: readonly OpenedRecord[];
  readonly caption: string;
  readonly places: Places;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (id: string | null, on: boolean) => void;
}

export function recordTable({ records, caption, places, chosen, choose }: RecordsOf): HTMLElement {
  const all = records.every(({ row }) => chosen.has(row.id));
  const head = el("tr", {}, el("th", { scope: "col", class: "cell-tick" }, rowTick("Choose every record", all, (on) => choose(null, on))), ...HEADINGS.map((heading) => el("th", { scope: "col" }, heading)));
  const body = records.map((record) => recordRow(record, places, chosen.has(record.row.id), (on) => choose(record.row.id, on)));
  return el("table", { class: "queue-table records" }, el("caption", {}, caption), el("thead", {}, head), el("tbody", {}, ...body));
}

function recordRow({ row, counted, fact, account }: OpenedRecord, places: Places, on: boolean, choose: (on: boolean) => void): HTMLElement {
  const text = (facet: string): string => (typeof fact[facet] === "string" ? fact[facet] : "");
  const where = !counted ? "A record that this key cannot open" : text("place") ? places.words(text("place")) : "No place";
  const kind = shortKind(text("kind"));
  const code = (facet: string): string => (text(facet) ? labelOf(facet, text(facet)) : "");
  const what = Array.isArray(fact["what"]) ? answerWords("what", fact["what"]) : "";
  return el(
    "tr",
    { "data-case": row.id, class: on ? "chosen" : null },
    el("td", { class: "cell-tick" }, rowTick(`Choose ${where}, ${referenceOf(row.id)}`, on, choose)),
    el("th", { scope: "row", class: "cell-case" }, el("a", { href: `#record-${row.id}`, id: `record-${row.id}` }, where), el("span", { class: "second" }, [text("time") && monthWords(text("time")), referenceOf(row.id)].filter(Boolean).join(" · "))),
    el("td", { class: "cell-what" }, code("inspection_type") || kind, el("span", { class: "second" }, kind)),
    el("td", { class: "cell-actor" }, code("actor"), el("span", { class: "second" }, [what, code("value_demanded")].filter(Boolean).join(" · "))),
    el("td", { class: "cell-response" }, code("response"), account && el("span", { class: "second", dir: "auto", translate: "no" }, account)),
    el("td", { class: "cell-clock" }, shortDay(row.day)),
  );
}
