/** What can be done to the cases that are ticked: a bar at the foot of the queue. */

import { type DeskPerson, post } from "../api.ts";
import { confirmed } from "../dialog.ts";
import { button, el, notice, replace, say } from "../dom.ts";
import { type Unlocked, sentenceOf } from "../gate.ts";
import { type Result, inTurn } from "../in_turn.ts";
import type { DeskKeys } from "../opening.ts";
import { CannotChange } from "../register/change.ts";
import { type RegisterRow, cleanLabel, withLabel } from "../register/row.ts";
import { counted } from "../words.ts";
import { NotConfirmed, acknowledge } from "./acknowledge.ts";
import type { QueueRow } from "./state.ts";
import { referenceOf } from "./table.ts";

export interface Bulk {
  readonly unlocked: Unlocked;
  readonly keys: DeskKeys;
  readonly people: readonly DeskPerson[];
  readonly chosen: () => readonly QueueRow[];
  /** Change the register's row of one case. */
  readonly change: (id: string, change: (row: RegisterRow) => RegisterRow) => Promise<void>;
  /** Afterwards: nothing is ticked but what failed, and the page is fetched again. */
  readonly finished: (failed: readonly string[]) => Promise<void>;
  readonly clear: () => void;
}

export interface BulkBar {
  readonly element: HTMLElement;
  readonly show: () => void;
}

export function bulkBar(bulk: Bulk): BulkBar {
  const count = el("strong", { id: "chosen-count" });
  const said = el("div", { id: "bulk-said", role: "status" });
  const run = (what: string, act: (row: QueueRow) => Promise<unknown>): void => void runOver(bulk, said, what, act);
  const bar = el(
    "div",
    { class: "bulk-row" },
    count,
    ownerChoice(bulk, run),
    button("Confirm to the reporters", () => void confirmMany(bulk, run)),
    labelChoice(bulk, run),
    button("Mark as the same", () => void markSame(bulk, run)),
    button("Clear", bulk.clear, "small"),
  );
  const element = el("section", { class: "bulk", "aria-label": "Chosen cases" }, bar, said);
  const show = (): void => {
    const number = bulk.chosen().length;
    count.textContent = `${counted(number, "case")} chosen`;
    bar.hidden = number === 0;
    element.classList.toggle("open", number > 0);
  };
  show();
  return { element, show };
}

type Run = (what: string, act: (row: QueueRow) => Promise<unknown>) => void;

function ownerChoice({ people }: Bulk, run: Run): HTMLElement {
  const options = people.map(({ person, name }) => el("option", { value: person }, name));
  const select = el("select", { id: "bulk-owner", class: "field" }, el("option", { value: "-" }, "Nobody"), ...options);
  const give = button("Give", () => {
    const person = select.value === "-" ? null : select.value;
    run("given", (row) => post(`cases/${row.facts.id}/owner`, { person }));
  });
  return el("div", { class: "bulk-choice" }, el("label", { for: "bulk-owner" }, "Owner"), select, give);
}

async function confirmMany(bulk: Bulk, run: Run): Promise<void> {
  const number = bulk.chosen().length;
  const agreed = await confirmed({
    title: number === 1 ? "Confirm this report?" : `Confirm these ${number} reports?`,
    sentences: ["Each reporter gets your desk's confirmation in their own language where there is a template, otherwise in English. It names the day by which you answer.", "Each letter is sealed here for its own thread. Letters that were sent cannot be taken back."],
    yes: "Seal and send",
    no: "Not now",
  });
  if (agreed) run("confirmed", (row) => acknowledge(bulk.unlocked, bulk.keys, row.facts.id));
}

function labelChoice(bulk: Bulk, run: Run): HTMLElement {
  const field = el("input", { id: "bulk-label", class: "field", type: "text", maxlength: 24, autocomplete: "off" });
  const put = (): void => {
    const label = cleanLabel(field.value);
    if (!label) return field.focus();
    field.value = "";
    run("labelled", (row) => bulk.change(row.facts.id, (old) => withLabel(old, label) ?? full()));
  };
  field.addEventListener("keydown", (event) => event.key === "Enter" && put());
  return el("div", { class: "bulk-choice" }, el("label", { for: "bulk-label" }, "Label"), field, button("Add", put));
}

function full(): never {
  throw new CannotChange("This case has six labels already. Take one off first.");
}

/** The case that came first stays; the others point to it. */
async function markSame(bulk: Bulk, run: Run): Promise<void> {
  const rows = [...bulk.chosen()].sort((a, b) => a.facts.opened.localeCompare(b.facts.opened) || a.facts.id.localeCompare(b.facts.id));
  const [first, ...others] = rows;
  if (!first || others.length === 0) return say("Choose at least two cases.");
  const names = others.map(({ facts }) => referenceOf(facts.id)).join(", ");
  const agreed = await confirmed({
    title: "Do these tell of the same demand?",
    sentences: [`${names} will be marked as the same as ${referenceOf(first.facts.id)}, which came first.`, "The mark is sealed in the register. Nobody is written to, and no case is closed. You can take it off on the page of each case."],
    yes: "Mark as the same",
    no: "Not now",
  });
  if (agreed) run("marked", (row) => (row === first ? Promise.resolve() : bulk.change(row.facts.id, (old) => ({ ...old, same: first.facts.id }))));
}

async function runOver(bulk: Bulk, said: HTMLElement, what: string, act: (row: QueueRow) => Promise<unknown>): Promise<void> {
  const rows = bulk.chosen();
  const bar = el("progress", { max: rows.length, value: 0, "aria-label": "Cases done" });
  replace(said, bar);
  const result = await inTurn(rows, act, (tried) => (bar.value = tried));
  replace(said, outcome(result, what));
  await bulk.finished(result.failed.map(({ item }) => item.facts.id));
}

function outcome({ done, failed }: Result<QueueRow>, what: string): HTMLElement {
  const words = `${done} ${what}.`;
  if (failed.length === 0) return el("p", { class: "good" }, words);
  const items = failed.map(({ item, error }) => el("li", {}, `${referenceOf(item.facts.id)}: ${reasonOf(error)}`));
  return notice("danger", el("p", {}, `${words} ${failed.length} not: they are still chosen, so that you can try again.`), el("ul", {}, ...items));
}

function reasonOf(error: unknown): string {
  return error instanceof CannotChange || error instanceof NotConfirmed ? error.message : sentenceOf(error);
}
