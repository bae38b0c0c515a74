/** The queue: fetch a page of sealed cards, open them here, show them with their clocks. */

import { type CaseRow, type DeskRow, get } from "../api.ts";
import { houseDay } from "../clocks.ts";
import { showDirectoryAlarm } from "../directory.ts";
import { byId, button, el, notice, replace, say } from "../dom.ts";
import { type Filter, isFiltering, matches } from "../filters.ts";
import type { Unlocked } from "../gate.ts";
import { showFailure } from "../gate.ts";
import { type DeskKeys, openCard, openDeskKeys } from "../opening.ts";
import { placeNames, placeWords } from "../places.ts";
import { labelOf, monthWords, shortKind } from "../words.ts";
import { type QueueRow, type QueueState, SEARCH_PAGES, fetchPage, newState } from "./state.ts";
import { caseTable, moveCursor } from "./table.ts";
import { type Tools, queueTools, viewButtons } from "./tools.ts";

interface Queue {
  readonly unlocked: Unlocked;
  readonly desk: DeskRow;
  readonly keys: DeskKeys;
  readonly state: QueueState;
  readonly places: Readonly<Record<string, string>>;
  tools: Tools;
}

export async function showQueue(unlocked: Unlocked): Promise<void> {
  const desks = unlocked.me.memberships.filter((membership) => membership.desk);
  const wanted = new URLSearchParams(location.search).get("desk");
  const chosen = desks.find((membership) => membership.desk === wanted) ?? desks[0];
  if (!chosen) return replace(unlocked.app, notice("plain", el("p", {}, "You sit at no desk yet. Ask the lead of yours to add you.")));
  replace(unlocked.app, el("p", { class: "wait" }, "Opening the desk …"));
  const [desk, places] = await Promise.all([get<DeskRow>(`desks/${chosen.desk}`), placeNames()]);
  const keys = await openDeskKeys(unlocked, desk);
  if (keys.keys.size === 0) return showNoKey(unlocked.app, desk, keys);
  await startQueue({ unlocked, desk, keys, state: newState(chosen.desk), places, tools: null as unknown as Tools });
}

function showNoKey(app: HTMLElement, desk: DeskRow, keys: DeskKeys): void {
  const reason = keys.problems[0] ?? "Your desk has no key for you yet. Two officers make it together.";
  replace(app, el("h1", {}, desk.name), notice(keys.problems.length ? "danger" : "plain", el("p", {}, reason)), el("a", { class: "button main", href: `/desk/desks/${desk.desk}` }, "To the desk's key"));
}

async function startQueue(queue: Queue): Promise<void> {
  const { app } = queue.unlocked;
  queue.tools = queueTools(queue.state, {
    view: (view) => void turnTo(queue, { view }),
    order: (order) => void turnTo(queue, { order }),
    filter: (filter) => void search(queue, filter),
  });
  replace(app, heading(queue), el("div", { id: "views" }), queue.tools.element, el("div", { id: "progress", class: "opening-progress" }), el("div", { id: "rows" }), keysHelp());
  listenToKeys(queue);
  await loadPage(queue);
  void showDirectoryAlarm(queue.keys);
}

function heading(queue: Queue): HTMLElement {
  const others = queue.unlocked.me.memberships.filter((membership) => membership.desk && membership.desk !== queue.desk.desk);
  const links = others.map((membership) => el("a", { href: `/desk/?desk=${membership.desk}` }, membership.desk_name));
  return el("div", { class: "queue-head" }, el("h1", {}, queue.desk.name), links.length > 0 && el("p", { class: "quiet-text" }, "Other desks: ", ...links.flatMap((link) => [link, " "])), el("dl", { class: "tallies", id: "tallies" }));
}

function keysHelp(): HTMLElement {
  const keys: readonly (readonly [string, string])[] = [["j", "next"], ["k", "previous"], ["Enter", "open"], ["/", "search"]];
  return el("p", { class: "keys-help" }, ...keys.flatMap(([key, words]) => [el("kbd", {}, key), ` ${words}   `]));
}

async function turnTo(queue: Queue, change: Partial<Pick<QueueState, "view" | "order">>): Promise<void> {
  Object.assign(queue.state, change, { cursors: [null], everything: null });
  await loadPage(queue);
  if (isFiltering(queue.state.filter)) await search(queue, queue.state.filter);
}

async function loadPage(queue: Queue): Promise<void> {
  const { state } = queue;
  replace(byId("views"), viewButtons(state, (view) => void turnTo(queue, { view })));
  try {
    const page = await fetchPage(state, state.cursors.at(-1) ?? null);
    state.count = String(page.count);
    state.next = page.next;
    state.rows = await openRows(queue, page.cases);
    queue.tools.offer(state.everything ?? state.rows);
    showRows(queue);
  } catch (error) {
    showFailure(byId("rows"), error);
  }
}

async function openRows(queue: Queue, cases: readonly CaseRow[]): Promise<QueueRow[]> {
  const bar = el("progress", { max: cases.length, value: 0, "aria-label": "Opening cards" });
  replace(byId("progress"), bar);
  const rows: QueueRow[] = [];
  for (const row of cases) {
    rows.push(await openRow(queue, row));
    bar.value = rows.length;
  }
  replace(byId("progress"));
  return rows;
}

async function openRow(queue: Queue, row: CaseRow): Promise<QueueRow> {
  const { id, status, owner, unread, overdue, door } = row;
  const card = await openCard(queue.unlocked.me, queue.keys, row);
  const codes: Record<string, string> = {};
  for (const [name, value] of Object.entries(card ?? {})) if (typeof value === "string") codes[name] = value;
  const words = {
    ...(codes["place"] ? { place: placeWords(codes["place"], queue.places) } : {}),
    ...(codes["time"] ? { time: monthWords(codes["time"]) } : {}),
    ...(codes["kind"] ? { kind: shortKind(codes["kind"]) } : {}),
    ...(codes["inspection_type"] ? { type: labelOf("inspection_type", codes["inspection_type"]) } : {}),
    ...(codes["actor"] ? { actor: labelOf("actor", codes["actor"]) } : {}),
  };
  return { id, status, owner, unread, overdue, door, words, codes, row, opened: card !== null };
}

async function search(queue: Queue, filter: Filter): Promise<void> {
  queue.state.filter = filter;
  if (isFiltering(filter) && !queue.state.everything) await openEverything(queue);
  showRows(queue);
}

/** A search looks through the whole view, not through one page of it. */
async function openEverything(queue: Queue): Promise<void> {
  const { state } = queue;
  if (state.cursors.length === 1 && !state.next) {
    state.everything = state.rows;
    return;
  }
  const everything: QueueRow[] = [];
  let after: string | null = null;
  for (let page = 0; page < SEARCH_PAGES; page += 1) {
    const answer = await fetchPage(state, after);
    everything.push(...(await openRows(queue, answer.cases)));
    say(`${everything.length} cases opened.`);
    after = answer.next;
    if (!after) break;
  }
  state.everything = everything;
  queue.tools.offer(everything);
}

function showRows(queue: Queue): void {
  const { state } = queue;
  const filtering = isFiltering(state.filter);
  const rows = filtering ? (state.everything ?? state.rows).filter((row) => matches(row, state.filter)) : state.rows;
  const caption = filtering ? `${rows.length} of ${state.everything?.length ?? rows.length} cases match` : captionOf(state);
  if (rows.length === 0) replace(byId("rows"), emptyState(filtering, state.view));
  else replace(byId("rows"), caseTable(rows, caption, houseDay()), filtering ? null : pageButtons(queue));
  showTallies(state.everything ?? state.rows, state);
  say(rows.length === 0 ? "No cases." : caption);
}

function captionOf(state: QueueState): string {
  const first = (state.cursors.length - 1) * 50 + 1;
  return `Cases ${first} to ${first + state.rows.length - 1} of ${state.count}`;
}

function showTallies(rows: readonly QueueRow[], state: QueueState): void {
  const over = rows.filter((row) => row.overdue).length;
  const unread = rows.reduce((sum, row) => sum + row.unread, 0);
  const nobody = rows.filter((row) => row.owner === null).length;
  const tally = (count: number | string, words: string, style = ""): HTMLElement => el("div", { class: style }, el("dt", {}, words), el("dd", {}, count));
  replace(byId("tallies"), tally(state.count, "cases"), tally(over, "overdue", over ? "over" : ""), tally(nobody, "nobody's"), tally(unread, "new letters"));
}

function emptyState(filtering: boolean, view: string): HTMLElement {
  if (filtering) return el("div", { class: "empty" }, el("h2", {}, "Nothing matches"), el("p", {}, "Take out a word, or clear the filters."));
  const words: Readonly<Record<string, readonly [string, string]>> = {
    all: ["No case yet", "Reports that are sent to this desk appear here by themselves, within the hour."],
    mine: ["You own no case", "Open one that nobody has taken and press Take this case."],
    due: ["Nothing is due soon", "All clocks of this desk have more than three days left."],
    unowned: ["Every case has an owner", "Nothing waits for somebody to take it."],
  };
  const [title, sentence] = words[view] ?? ["No case", ""];
  return el("div", { class: "empty" }, el("h2", {}, title), el("p", {}, sentence));
}

function pageButtons(queue: Queue): HTMLElement | null {
  const { state } = queue;
  if (!state.next && state.cursors.length === 1) return null;
  const back = button("Previous 50", () => { state.cursors.pop(); void loadPage(queue); });
  const on = button("Next 50", () => { state.cursors.push(state.next); void loadPage(queue); });
  back.disabled = state.cursors.length === 1;
  on.disabled = !state.next;
  return el("nav", { class: "pages", "aria-label": "Pages" }, back, on);
}

function listenToKeys(queue: Queue): void {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") moveCursor(1);
    else if (event.key === "k") moveCursor(-1);
    else if (event.key === "/") queue.tools.focusSearch();
    else return;
    event.preventDefault();
  });
}
