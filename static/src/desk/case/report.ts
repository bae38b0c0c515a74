/** The report as filed: questions and answers in English, the account as it was written. */

import { el, isolated } from "../dom.ts";
import type { OpenedReport } from "../opening.ts";
import type { Places } from "../places.ts";
import { READING_ORDER, answerWords, languageWords, questionWords } from "../words.ts";

/** Facets that are no answer of the reporter, or that stand elsewhere on the page. */
const NOT_SHOWN = new Set(["v", "schema", "language", "record", "track"]);

export function reportSection(opened: OpenedReport, places: Places): HTMLElement {
  const answers = allAnswers(opened);
  return el(
    "section",
    { class: "case-section", "aria-labelledby": "report-title" },
    el("h2", { id: "report-title" }, "The report as filed"),
    el("dl", { class: "as-filed" }, ...answers.map(([facet, value]) => answerRow(facet, value, places))),
    accountPart(opened),
    excludedPart(opened),
  );
}

/** Everything that was answered, in the order in which it is read; unknown questions come last. */
export function allAnswers(opened: OpenedReport): readonly (readonly [string, unknown])[] {
  const { card, report } = opened;
  const own = { who_started: report["who_started"], reported_elsewhere: report["reported_elsewhere"], container: report["container"] };
  const given = Object.entries({ ...card, ...(report["answers"] as object), ...own });
  const answered = given.filter(([facet, value]) => !NOT_SHOWN.has(facet) && !isEmpty(value));
  return answered.sort(([a], [b]) => place(a) - place(b));
}

function place(facet: string): number {
  const index = READING_ORDER.indexOf(facet);
  return index < 0 ? READING_ORDER.length : index;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function answerRow(facet: string, value: unknown, places: Places): HTMLElement {
  const words = facet === "place" ? places.words(placeOf(value)) : answerWords(facet, value);
  const code = facet === "place" ? el("span", { class: "quiet-text" }, " ", isolated(placeOf(value), "ltr")) : null;
  return el("div", {}, el("dt", {}, questionWords(facet)), el("dd", {}, words, code));
}

function placeOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function accountPart({ card, report }: OpenedReport): HTMLElement {
  const language = typeof card["language"] === "string" ? card["language"] : "";
  const account = typeof report["account"] === "string" ? report["account"] : "";
  if (!account) return el("p", { class: "quiet-text" }, "The reporter wrote no account.");
  return el(
    "div",
    {},
    el("h3", {}, "In their own words", language && el("span", { class: "quiet-text" }, ` · form in ${languageWords(language)}`)),
    el("blockquote", { class: "account", dir: "auto", translate: "no", lang: language || null }, account),
    el("p", { class: "notice warn" }, el("strong", {}, "Do not paste this into an online translator."), " It would leave your computer, and with it perhaps the reporter's name. Ask a colleague who reads the language."),
  );
}

function excludedPart({ report }: OpenedReport): HTMLElement | null {
  const excluded = report["excluded_desks"];
  if (!Array.isArray(excluded) || excluded.length === 0) return null;
  return el("p", { class: "notice danger" }, el("strong", {}, "The reporter did not want another desk to read this."), " Do not pass it on without asking here first.");
}
