/** The queue: fifty cases of the server's order, or whatever the register finds; opened and shown here. */

import { type CaseRow, type DeskRow, get } from "../api.ts";
import { houseDay } from "../clocks.ts";
import { showDirectoryAlarm } from "../directory.ts";
import { byId, button, el, notice, replace, replaceChanged, say } from "../dom.ts";
import { type Unlocked, sentenceOf, showFailure } from "../gate.ts";
import { offeredSection } from "../offer/list.ts";
import { type DeskKeys, openCard, openDeskKeys } from "../opening.ts";
import { type Places, allPlaces } from "../places.ts";
import { changeRow } from "../register/change.ts";
import { openDeskIndex } from "../register/index.ts";
import { type Opening, type Register, loadRegister, newRegister, putEntry } from "../register/load.ts";
import { type RegisterRow, rowOfCard } from "../register/row.ts";
import { sealAnewPart } from "../register/seal_anew.ts";
import { counted } from "../words.ts";
import { type BulkBar, bulkBar } from "./bulk.ts";
import { emptyState } from "./empty.ts";
import { found } from "./found.ts";
import { listenToKeys } from "./keys.ts";
import { loadPart, showLoad } from "./load_by_port.ts";
import { type SavedView, savedViews } from "./saved.ts";
import { type Filter, PAGE, type QueueRow, type QueueState, fetchPage, isFiltering, newState } from "./state.ts";
import { caseTable, cursorAt, cursorOn } from "./table.ts";
import { type Tools, queueTools, viewButtons } from "./tools.ts";

interface Queue {
  readonly unlocked: Unlocked;
  readonly desk: DeskRow;
  readonly keys: DeskKeys;
  readonly state: QueueState;
  readonly places: Places;
  readonly opening: Opening;
  readonly load: HTMLDetailsElement;
  register: Register;
  /** How often a page was asked for: an answer that was overtaken is not shown. */
  turns: number;
  tools: Tools;
  bulk: BulkBar;
}

export async function showQueue(unlocked: Unlocked): Promise<void> {
  const desks = unlocked.me.memberships.filter((membership) => membership.desk);
  const wanted = new URLSearchParams(location.search).get("desk");
  const chosen = desks.find((membership) => membership.desk === wanted) ?? desks[0];
  if (!chosen) return replace(unlocked.app, notice("plain", el("p", {}, "You sit at no desk yet. Ask the lead of yours to add you.")));
  replace(unlocked.app, el("p", { class: "wait" }, "Opening the desk …"));
  const [desk, places] = await Promise.all([get<DeskRow>(`desks/${chosen.desk}`), allPlaces()]);
  const keys = await openDeskKeys(unlocked, desk);
  if (keys.keys.size === 0) return showNoKey(unlocked.app, desk, keys);
  const index = await openDeskIndex(unlocked, desk, keys);
  const opening: Opening = { unlocked, keys, index, complexOf: places.complexOf, placeWords: places.words };
  await startQueue({ unlocked, desk, keys, state: newState(chosen.desk), places, opening, load: loadPart(), register: newRegister(), turns: 0, tools: null as unknown as Tools, bulk: null as unknown as BulkBar });
}

function showNoKey(app: HTMLElement, desk: DeskRow, keys: DeskKeys): void {
  const missing = keys.chain.length > 0 ? "You do not hold the key of this desk. An officer who holds it can admit you." : "Your desk has no key yet. Two officers make it together.";
  const alarm = keys.problems.length > 0 && keys.uncompared.length === 0;
  replace(app, el("h1", {}, desk.name), notice(alarm ? "danger" : "plain", el("p", {}, keys.problems[0] ?? missing)), el("a", { class: "button main", href: `/desk/desks/${desk.desk}` }, "To the desk's key"));
}

async function startQueue(queue: Queue): Promise<void> {
  const { app } = queue.unlocked;
  queue.tools = queueTools(queue.state, queue.places, { order: (order) => void turnTo(queue, { order }), filter: (filter) => search(queue, filter) });
  queue.bulk = bulkBar({
    unlocked: queue.unlocked,
    keys: queue.keys,
    people: queue.desk.people,
    chosen: () => shownRows(queue).filter(({ facts }) => queue.state.chosen.has(facts.id)),
    change: (id, change) => changeEntry(queue, id, change),
    finished: (failed) => afterBulk(queue, failed),
    clear: () => choose(queue, [...queue.state.chosen], false),
  });
  replace(app, heading(queue), await sealAnewPart(queue.unlocked, queue.desk, queue.keys, false), el("div", { id: "offered" }), el("div", { id: "views" }), savedViews(queue.desk.desk, queue.state, (view) => void showSaved(queue, view)), queue.tools.element, queue.load, el("div", { id: "rows" }), queue.bulk.element, keysHelp());
  listenToKeys(queue.tools.focusSearch);
  await loadPage(queue);
  void showDirectoryAlarm(queue.keys);
  await showOffered(queue);
  await fillRegister(queue);
}

async function showOffered({ unlocked, keys, places }: Queue): Promise<void> {
  const section = await offeredSection(unlocked, keys, places).catch((error: unknown) => notice("danger", el("p", {}, sentenceOf(error))));
  replace(byId("offered"), section);
}

function heading(queue: Queue): HTMLElement {
  const others = queue.unlocked.me.memberships.filter((membership) => membership.desk && membership.desk !== queue.desk.desk);
  const links = others.map((membership) => el("a", { href: `/desk/?desk=${membership.desk}` }, membership.desk_name));
  const records = el("a", { href: `/desk/records/${queue.desk.desk}` }, "Records to review");
  const duty = el("a", { href: `/desk/desks/${queue.desk.desk}/duty` }, "Duty hours");
  return el("div", { class: "queue-head" }, el("h1", {}, queue.desk.name), el("p", { class: "quiet-text" }, records, " · ", duty, links.length > 0 && " · Other desks: ", ...links.flatMap((link) => [link, " "])), el("dl", { class: "tallies", id: "tallies" }));
}

function keysHelp(): HTMLElement {
  const keys: readonly (readonly [string, string])[] = [["j", "next"], ["k", "previous"], ["x", "choose"], ["Enter", "open"], ["/", "search"]];
  return el("p", { class: "keys-help" }, ...keys.flatMap(([key, words]) => [el("kbd", {}, key), ` ${words}   `]));
}

async function turnTo(queue: Queue, change: Partial<Pick<QueueState, "view" | "order">>): Promise<void> {
  Object.assign(queue.state, change, { cursors: [null], foundPage: 0 });
  queue.state.chosen.clear();
  await loadPage(queue);
}

async function showSaved(queue: Queue, { view, order, status, unread }: SavedView): Promise<void> {
  queue.state.filter = queue.tools.choose(status, unread, order);
  await turnTo(queue, { view, order });
}

async function loadPage(queue: Queue): Promise<void> {
  const { state } = queue;
  const turn = ++queue.turns;
  replace(byId("views"), viewButtons(state, (view) => void turnTo(queue, { view })));
  try {
    const page = await fetchPage(state, state.cursors.at(-1) ?? null);
    const rows = await Promise.all(page.cases.map((row) => openCase(queue, row)));
    if (turn !== queue.turns) return;
    Object.assign(state, { rows, count: String(page.count), next: page.next });
    showRows(queue);
  } catch (error) {
    if (turn === queue.turns) showFailure(byId("rows"), error);
  }
}

/** What the register knows of a case is more than its card; before the register is there, the card is opened. */
async function openCase({ unlocked, keys, opening, register }: Queue, facts: CaseRow): Promise<QueueRow> {
  const known = register.entries.get(facts.id);
  if (known) {
    known.facts = { ...known.facts, ...facts };
    return { facts, row: known.row };
  }
  const card = await openCard(unlocked.me, keys, facts);
  return { facts, row: card && rowOfCard(card, opening.complexOf) };
}

async function fillRegister(queue: Queue): Promise<void> {
  const register = newRegister();
  queue.register = register;
  await loadRegister(queue.opening, register, () => tellRegister(queue)).catch((error: unknown) => showFailure(byId("register-state"), error));
  queue.state.rows = queue.state.rows.map(({ facts, row }) => ({ facts, row: register.entries.get(facts.id)?.row ?? row }));
  queue.tools.offer([...register.entries.values()].map(({ row }) => row));
  showLoad(queue.load, register, queue.places, queue.tools.choosePort);
  showRows(queue);
}

function tellRegister(queue: Queue): void {
  const { entries, closed, done } = queue.register;
  const opened = `${counted(entries.size, "case")} opened here${done ? "." : " so far …"}`;
  const shut = closed.length === 0 ? null : ` ${closed.length} could not be opened: their row is for another key, or was changed. They are in no search.`;
  replace(byId("register-state"), opened, shut && el("strong", {}, shut));
  if (!done && isFiltering(queue.state.filter)) showRows(queue);
}

function search(queue: Queue, filter: Filter): void {
  Object.assign(queue.state, { filter, foundPage: 0 });
  showRows(queue);
}

function foundRows({ register, state, unlocked }: Queue): readonly QueueRow[] {
  return found(register, state, { me: unlocked.me.person.id, today: houseDay() });
}

function shownRows(queue: Queue): readonly QueueRow[] {
  const { state } = queue;
  return isFiltering(state.filter) ? foundRows(queue).slice(state.foundPage * PAGE, (state.foundPage + 1) * PAGE) : state.rows;
}

function showRows(queue: Queue): void {
  const { state, places } = queue;
  const cursor = cursorAt();
  const filtering = isFiltering(state.filter);
  const all = filtering ? foundRows(queue) : state.rows;
  const rows = shownRows(queue);
  const caption = captionOf(queue, rows.length, all.length);
  const choice = (id: string | null, on: boolean): void => choose(queue, id ? [id] : rows.map(({ facts }) => facts.id), on);
  if (rows.length === 0) replace(byId("rows"), emptyState(filtering, queue.register.done, state.view));
  else replaceChanged(byId("rows"), caseTable({ rows, caption, today: houseDay(), places, chosen: state.chosen, choose: choice }), filtering ? foundButtons(queue, all.length) : pageButtons(queue));
  cursorOn(cursor);
  showTallies(all, filtering ? all.length.toLocaleString("en-GB") : state.count, filtering);
  queue.bulk.show();
  if (!filtering || queue.register.done) say(rows.length === 0 ? "No cases." : caption);
}

function captionOf({ state, register }: Queue, shown: number, all: number): string {
  const filtering = isFiltering(state.filter);
  const first = (filtering ? state.foundPage : state.cursors.length - 1) * PAGE + 1;
  const range = `${first} to ${first + shown - 1}`;
  return filtering ? `${range} of ${all.toLocaleString("en-GB")} found among ${counted(register.entries.size, "case")}` : `Cases ${range} of ${state.count}`;
}

/** Counted from these rows: where they are not all of the desk's, the words say of which. */
function showTallies(rows: readonly QueueRow[], count: string, found: boolean): void {
  const where = found || count === String(rows.length) ? "" : " on this page";
  const over = rows.filter(({ facts }) => facts.overdue).length;
  const unread = rows.reduce((sum, { facts }) => sum + facts.unread, 0);
  const nobody = rows.filter(({ facts }) => facts.owner === null).length;
  const tally = (number: number | string, words: string, style = ""): HTMLElement => el("div", { class: style }, el("dt", {}, words), el("dd", {}, number));
  replace(byId("tallies"), tally(count, found ? "found" : count === "1" ? "case" : "cases"), tally(over, `overdue${where}`, over ? "over" : ""), tally(nobody, `nobody's${where}`), tally(unread, `${unread === 1 ? "new letter" : "new letters"}${where}`));
}

function choose(queue: Queue, ids: readonly string[], on: boolean): void {
  for (const id of ids) if (on) queue.state.chosen.add(id); else queue.state.chosen.delete(id);
  showRows(queue);
}

async function changeEntry({ opening, register }: Queue, id: string, change: (row: RegisterRow) => RegisterRow): Promise<void> {
  const entry = register.entries.get(id);
  if (!entry?.facts.report) throw new Error("This case is not in the register.");
  const now = await changeRow(opening.index, { case: id, report: entry.facts.report, revision: entry.revision, row: entry.row }, change);
  putEntry(register, opening.placeWords, entry.facts, now.row, now.revision);
}

async function afterBulk(queue: Queue, failed: readonly string[]): Promise<void> {
  queue.state.chosen.clear();
  for (const id of failed) queue.state.chosen.add(id);
  await loadPage(queue);
  if (isFiltering(queue.state.filter)) await fillRegister(queue);
}

function pageButtons(queue: Queue): HTMLElement | null {
  const { state } = queue;
  if (!state.next && state.cursors.length === 1) return null;
  return turnButtons(state.cursors.length > 1, state.next !== null, (step) => {
    if (step > 0) state.cursors.push(state.next);
    else state.cursors.pop();
    state.chosen.clear();
    void loadPage(queue);
  });
}

function foundButtons(queue: Queue, all: number): HTMLElement | null {
  const { state } = queue;
  if (all <= PAGE) return null;
  return turnButtons(state.foundPage > 0, (state.foundPage + 1) * PAGE < all, (step) => {
    state.foundPage += step;
    state.chosen.clear();
    showRows(queue);
  });
}

function turnButtons(hasBack: boolean, hasNext: boolean, turn: (step: 1 | -1) => void): HTMLElement {
  const back = button(`Previous ${PAGE}`, () => turn(-1));
  const on = button(`Next ${PAGE}`, () => turn(1));
  back.disabled = !hasBack;
  on.disabled = !hasNext;
  return el("nav", { class: "pages", "aria-label": "Pages" }, back, on);
}
