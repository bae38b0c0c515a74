/** Views that this officer has named. The server keeps them, so they say only what it knows of a case anyway. */

import { get, put } from "../api.ts";
import { button, el, replace, say } from "../dom.ts";
import { sentenceOf } from "../gate.ts";
import type { QueueState } from "./state.ts";

export interface SavedView extends Pick<QueueState, "view" | "order"> {
  readonly name: string;
  readonly status: string;
  readonly unread: boolean;
}

interface Saving {
  readonly desk: string;
  readonly element: HTMLElement;
  readonly state: QueueState;
  readonly apply: (view: SavedView) => void;
}

const LONGEST_NAME = 24;

/** Names on one line, the newest last; without the server's list the queue goes on without it. */
export function savedViews(desk: string, state: QueueState, apply: (view: SavedView) => void): HTMLElement {
  const element = el("div", { class: "saved-views", id: "saved-views" });
  const saving = { desk, element, state, apply };
  get<{ views: readonly SavedView[] }>(`desks/${desk}/views`).then(({ views }) => draw(saving, views), () => undefined);
  return element;
}

function draw(saving: Saving, views: readonly SavedView[]): void {
  const items = views.map((view) => el("li", {}, button(view.name, () => saving.apply(view), "small"), takeOff(saving, views, view)));
  replace(saving.element, items.length > 0 && el("ul", { "aria-label": "My views" }, ...items), nameForm(saving, views));
}

function takeOff(saving: Saving, views: readonly SavedView[], view: SavedView): HTMLElement {
  const press = button("Take off", () => void keep(saving, views.filter((other) => other !== view), `${view.name} is taken off.`), "small");
  press.setAttribute("aria-label", `Take off ${view.name}`);
  return press;
}

function nameForm(saving: Saving, views: readonly SavedView[]): HTMLElement {
  const field = el("input", { id: "view-name", class: "field", type: "text", maxlength: LONGEST_NAME, autocomplete: "off", "aria-describedby": "view-name-help" });
  const help = el("p", { class: "help", id: "view-name-help" }, "Kept are: which cases, status, new letters, order. Words, ports, kinds, months and labels are sealed and are not kept. The server can read the name.");
  const form = el("form", { novalidate: true }, el("label", { for: field.id }, "Name of this view"), field, help, el("button", { class: "button small", type: "submit" }, "Keep this view"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = field.value.replace(/\s+/gu, " ").trim();
    if (!name) return field.focus();
    const { view, order, filter } = saving.state;
    const made = { name, view, order, status: filter.status, unread: filter.unread };
    void keep(saving, [...views.filter((other) => other.name !== name), made], `${name} is kept.`);
  });
  return el("details", {}, el("summary", {}, "Keep this view"), form);
}

async function keep(saving: Saving, views: readonly SavedView[], words: string): Promise<void> {
  try {
    await put(`desks/${saving.desk}/views`, { views });
    draw(saving, views);
    say(words);
  } catch (error) {
    saving.element.append(el("p", { class: "error", role: "alert" }, sentenceOf(error)));
  }
}
