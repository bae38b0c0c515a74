/** Above the table: views, search, filters, order. Built once; only their choices change. */

import { button, el } from "../dom.ts";
import { type Filter, NO_FILTER, choicesOf } from "../filters.ts";
import { STATUS_WORDS } from "../words.ts";
import type { Order, QueueRow, QueueState, View } from "./state.ts";

export const VIEWS: readonly { view: View; label: string }[] = [
  { view: "all", label: "All open" },
  { view: "mine", label: "Mine" },
  { view: "due", label: "Due soon" },
  { view: "unowned", label: "Nobody's" },
];

const ORDERS: readonly { order: Order; label: string }[] = [
  { order: "due", label: "Clock, most urgent first" },
  { order: "opened", label: "Day it came" },
  { order: "last_event", label: "Last happening" },
];

export interface Tools {
  readonly element: HTMLElement;
  /** Offer the places and kinds that occur among these rows. */
  readonly offer: (rows: readonly QueueRow[]) => void;
  readonly focusSearch: () => void;
}

export interface Wishes {
  readonly view: (view: View) => void;
  readonly order: (order: Order) => void;
  readonly filter: (filter: Filter) => void;
}

export function viewButtons(state: QueueState, wish: Wishes["view"]): HTMLElement {
  const items = VIEWS.map(({ view, label }) =>
    el("li", {}, el("button", { type: "button", "aria-pressed": String(view === state.view), click: () => wish(view) }, label)),
  );
  return el("ul", { class: "views", "aria-label": "Views" }, ...items);
}

export function queueTools(state: QueueState, wishes: Wishes): Tools {
  const search = el("input", { id: "search", class: "field", type: "search", autocomplete: "off", spellcheck: "false" });
  const place = select("place", [["", "Any place"]]);
  const kind = select("kind", [["", "Any kind"]]);
  const status = select("status", [["", "Any status"], ...Object.entries(STATUS_WORDS)]);
  const order = select("order", ORDERS.map((entry) => [entry.order, entry.label] as const));
  const unread = el("input", { id: "unread", type: "checkbox" });
  order.value = state.order;
  const read = (): Filter => ({ query: search.value, status: status.value, place: place.value, kind: kind.value, unread: unread.checked });
  const changed = (): void => wishes.filter(read());
  search.addEventListener("input", changed);
  for (const control of [place, kind, status, unread]) control.addEventListener("change", changed);
  order.addEventListener("change", () => wishes.order(order.value as Order));
  const clear = button("Clear", () => {
    search.value = status.value = place.value = kind.value = "";
    unread.checked = false;
    wishes.filter(NO_FILTER);
    search.focus();
  }, "small");
  const filters = [labelled("Place", place), labelled("Kind", kind), labelled("Status", status), labelled("Order by", order)];
  const ticks = el("div", { class: "tick" }, el("label", { class: "tick" }, unread, "New letters"), clear);
  const element = el("search", {}, el("div", { class: "tools" }, labelled("Search these cases", search), folding(...filters, ticks)), promise());
  return { element, offer: (rows) => offerChoices(rows, place, kind), focusSearch: () => search.focus() };
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
  return el("p", { class: "search-promise" }, "Search runs on this computer. The server holds nothing it could search, so nobody who takes it can either.");
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return el("div", {}, el("label", { for: control.id }, label), control);
}

function select(id: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return el("select", { id, class: "field" }, ...options.map(([value, label]) => el("option", { value }, label)));
}

function offerChoices(rows: readonly QueueRow[], place: HTMLSelectElement, kind: HTMLSelectElement): void {
  for (const [control, facet] of [[place, "place"], [kind, "kind"]] as const) {
    const chosen = control.value;
    const options = choicesOf(rows, facet).map(({ code, words, count }) => el("option", { value: code }, `${words} (${count})`));
    control.replaceChildren(control.options[0] as HTMLOptionElement, ...options);
    control.value = chosen;
  }
}
