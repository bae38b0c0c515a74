/** The form in which an officer corrects what is counted of a case. */

import { FACETS } from "../../generated/vocabulary.ts";
import { button, el, replace } from "../dom.ts";
import { labelOf, questionWords } from "../words.ts";
import { type Fact, factProblem } from "./fact.ts";

/** Asked one beside the other; what can be several stands below. */
const SINGLE = ["kind", "inspection_type", "actor", "pretext", "response", "value_demanded", "value_given", "hours_lost"];
const SEVERAL = ["what", "threatened", "happened"];

export interface FactForm {
  readonly month: string;
  readonly isPlace: (code: string) => boolean;
  readonly save: (fact: Fact) => void;
  readonly cancel: () => void;
}

export function factForm(fact: Fact, { month, isPlace, save, cancel }: FactForm): HTMLElement {
  const said = el("p", { class: "error", id: "fact-said", role: "alert" });
  const form = el(
    "form",
    { class: "fact", novalidate: true, "aria-label": "What is counted" },
    el("div", { class: "fact-fields" }, text("place", fact), text("time", fact), ...SINGLE.map((facet) => choice(facet, fact))),
    ...SEVERAL.map((facet) => choices(facet, fact)),
    said,
    el("div", { class: "actions" }, el("button", { class: "button main", type: "submit" }, "Confirm as corrected"), button("Not now", cancel)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readForm(form, fact);
    const problem = factProblem(read, month, isPlace);
    replace(said, problem);
    if (!problem) save(read);
  });
  return form;
}

function text(facet: string, fact: Fact): HTMLElement {
  const field = el("input", { id: `fact-${facet}`, name: facet, class: "field", type: "text", autocomplete: "off", spellcheck: "false", value: String(fact[facet] ?? "") });
  return el("div", {}, el("label", { for: field.id }, questionWords(facet)), field);
}

function choice(facet: string, fact: Fact): HTMLElement {
  const codes = FACETS[facet]?.codes ?? [];
  const none = facet === "kind" ? [] : [el("option", { value: "" }, "Not said")];
  const options = codes.map((code) => el("option", { value: code, selected: fact[facet] === code }, labelOf(facet, code)));
  const field = el("select", { id: `fact-${facet}`, name: facet, class: "field" }, ...none, ...options);
  return el("div", {}, el("label", { for: field.id }, questionWords(facet)), field);
}

function choices(facet: string, fact: Fact): HTMLElement {
  const given = fact[facet] ?? [];
  const ticks = (FACETS[facet]?.codes ?? []).map((code) => el("label", { class: "radio" }, el("input", { type: "checkbox", name: facet, value: code, checked: given.includes(code) }), labelOf(facet, code)));
  return el("details", { open: given.length > 0 }, el("summary", {}, questionWords(facet)), el("fieldset", {}, el("legend", { class: "hidden-visually" }, questionWords(facet)), ...ticks));
}

/** What the form does not ask, like the track, stays as it was. */
function readForm(form: HTMLFormElement, old: Fact): Fact {
  const data = new FormData(form);
  const single = ["place", "time", ...SINGLE].map((facet) => [facet, String(data.get(facet) ?? "").trim()] as const);
  const several = SEVERAL.map((facet) => [facet, data.getAll(facet).map(String).sort()] as const);
  const kept = Object.entries(old).filter(([facet]) => !SINGLE.includes(facet) && !SEVERAL.includes(facet));
  return Object.fromEntries([...kept, ...single, ...several].filter(([, value]) => value.length > 0));
}
