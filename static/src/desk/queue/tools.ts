/** Above the table: views, search, filters, order. Built once; only their choices change. */

import { button, el } from "../dom.ts";
import type { Places } from "../places.ts";
import type { RegisterRow } from "../register/row.ts";
import { NO_WISH, choicesOf } from "../register/search.ts";
import { LABELS, STATUS_WORDS, labelOf, shortKind } from "../words.ts";
import { type Filter, NO_FILTER, type Order, type QueueState, type View } from "./state.ts";

export const VIEWS: readonly { view: View; label: string }[] = [
  { view: "all", label: "All" },
  { view: "mine", label: "Mine" },
  { view: "due", label: "Due soon" },
  { view: "unowned", label: "Nobody's" },
];

const ORDERS: readonly (readonly [Order, string])[] = [
  ["due", "Most urgent first"],
  ["opened", "Day it came"],
  ["last_event", "Last happening"],
];

export interface Tools {
  readonly element: HTMLElement;
  /** Offer the ports, kinds, types, officials and labels that occur among these rows. */
  readonly offer: (rows: readonly RegisterRow[]) => void;
  readonly focusSearch: () => void;
  /** Filter by a port or a port area, as if it had been chosen from the list. */
  readonly choosePort: (code: string) => void;
  /** Show what a saved view says in the fields, and nothing else; the filter that they then are. */
  readonly choose: (status: string, unread: boolean, order: Order) => Filter;
}

export interface Wishes {
  readonly order: (order: Order) => void;
  readonly filter: (filter: Filter) => void;
}

export function viewButtons(state: QueueState, wish: (view: View) => void): HTMLElement {
  const items = VIEWS.map(({ view, label }) =>
    el("li", {}, el("button", { type: "button", "aria-pressed": String(view === state.view), click: () => wish(view) }, label)),
  );
  return el("ul", { class: "views", "aria-label": "Views" }, ...items);
}

/** The lists whose choices come from the register. */
const LISTS = [
  ["place", "Port", "Any port"],
  ["kind", "Kind", "Any kind"],
  ["type", "What was going on", "Anything"],
  ["actor", "Who asked", "Anybody"],
  ["label", "Label", "Any label"],
] as const;

export function queueTools(state: QueueState, places: Places, wishes: Wishes): Tools {
  const search = el("input", { id: "search", class: "field", type: "search", autocomplete: "off", spellcheck: "false" });
  const lists = Object.fromEntries(LISTS.map(([id, , any]) => [id, select(id, [["", any]])])) as Record<(typeof LISTS)[number][0], HTMLSelectElement>;
  const value = select("value", [["", "Any amount"], ...Object.entries(LABELS["value_demanded"] ?? {})]);
  const [from, to] = [month("from"), month("to")];
  const status = select("status", [["", "Any status"], ...Object.entries(STATUS_WORDS)]);
  const order = select("order", ORDERS);
  const unread = el("input", { id: "unread", type: "checkbox" });
  order.value = state.order;
  const fields = [...Object.values(lists), value, from, to, status];
  const read = (): Filter => ({
    wish: { ...NO_WISH, words: search.value, place: lists.place.value, kind: lists.kind.value, type: lists.type.value, actor: lists.actor.value, label: lists.label.value, value: value.value, from: from.value, to: to.value },
    status: status.value,
    unread: unread.checked,
  });
  search.addEventListener("input", () => wishes.filter(read()));
  for (const control of [...fields, unread]) control.addEventListener("change", () => wishes.filter(read()));
  order.addEventListener("change", () => wishes.order(order.value as Order));
  const clear = button("Clear", () => {
    for (const field of [search, ...fields]) field.value = "";
    unread.checked = false;
    wishes.filter(NO_FILTER);
    search.focus();
  }, "small");
  const filters = [
    ...LISTS.map(([id, label]) => labelled(label, lists[id])),
    labelled("Amount", value),
    labelled("From month", from),
    labelled("To month", to),
    labelled("Status", status),
    labelled("Order by", order),
  ];
  const ticks = el("div", { class: "tick" }, el("label", { class: "tick" }, unread, "New letters"), clear);
  const element = el("search", {}, el("div", { class: "tools" }, labelled("Search these cases", search), folding(...filters, ticks)), promise());
  const choosePort = (code: string): void => {
    lists.place.value = code;
    wishes.filter(read());
  };
  const choose = (wanted: string, onlyUnread: boolean, by: Order): Filter => {
    for (const field of [search, ...fields]) field.value = "";
    status.value = wanted;
    unread.checked = onlyUnread;
    order.value = by;
    return read();
  };
  return { element, offer: (rows) => offerChoices(rows, places, lists), focusSearch: () => search.focus(), choosePort, choose };
}

/** Filters lie open beside the search; on a telephone they are folded away below it. */
function folding(...filters: readonly HTMLElement[]): HTMLElement {
  const details = el("details", { class: "folding" }, el("summary", {}, "Filters and order"), el("div", { class: "filters" }, ...filters));
  const wide = matchMedia("(min-width: 48.0625rem)");
  details.open = wide.matches;
  wide.addEventListener("change", () => (details.open = wide.matches));
  return details;
}

function promise(): HTMLElement {
  return el(
    "div",
    { class: "search-promise" },
    el("p", {}, "Search runs on this computer. The server holds nothing it could search, so nobody who takes it can either."),
    // its line is there from the start: what stands below must not move under a press
    el("p", { id: "register-state" }, "0 cases opened here so far …"),
  );
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return el("div", {}, el("label", { for: control.id }, label), control);
}

function month(id: string): HTMLInputElement {
  return el("input", { id, class: "field", type: "month", min: "2000-01", autocomplete: "off" });
}

function select(id: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return el("select", { id, class: "field" }, ...options.map(([value, label]) => el("option", { value }, label)));
}

function offerChoices(rows: readonly RegisterRow[], places: Places, lists: Readonly<Record<string, HTMLSelectElement>>): void {
  const words: Readonly<Record<string, (code: string) => string>> = {
    place: places.words,
    kind: shortKind,
    type: (code) => labelOf("inspection_type", code),
    actor: (code) => labelOf("actor", code),
    label: (code) => code,
  };
  for (const [id, list] of Object.entries(lists)) {
    const chosen = list.value;
    const column = id === "label" ? "labels" : (id as "place" | "kind" | "type" | "actor");
    // a port area that holds several ports can be chosen as a whole
    const areas = id === "place" ? choicesOf(rows.filter((row) => row.complex !== row.place), "complex") : [];
    const options = [...areas, ...choicesOf(rows, column)].map(({ code, count }) => el("option", { value: code }, `${words[id]?.(code) ?? code} (${count})`));
    list.replaceChildren(list.options[0] as HTMLOptionElement, ...options);
    list.value = chosen;
  }
}
