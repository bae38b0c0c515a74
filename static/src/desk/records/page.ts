/** Records of a desk: counted and sealed, without case or clock; judged in bulk, by keyboard too. */

import { type DeskRow, type RecordPage, get } from "../api.ts";
import { confirmed } from "../dialog.ts";
import { byId, button, el, notice, replace, say } from "../dom.ts";
import { type Unlocked, sentenceOf } from "../gate.ts";
import { type Result, inTurn } from "../in_turn.ts";
import { type DeskKeys, openDeskKeys } from "../opening.ts";
import { type Places, allPlaces } from "../places.ts";
import { listenToKeys } from "../queue/keys.ts";
import { cursorAt, cursorOn, referenceOf } from "../queue/table.ts";
import { counted } from "../words.ts";
import { NotJudged, type OpenedRecord, judge, openCase, openRecord } from "./judge.ts";
import { recordTable } from "./table.ts";

interface Records {
  readonly unlocked: Unlocked;
  readonly desk: DeskRow;
  readonly keys: DeskKeys;
  readonly places: Places;
  readonly chosen: Set<string>;
  shown: readonly OpenedRecord[];
  more: boolean;
}

export async function showRecords(unlocked: Unlocked): Promise<void> {
  const id = unlocked.app.dataset["desk"] ?? "";
  replace(unlocked.app, el("p", { class: "wait" }, "Opening the records …"));
  const [desk, places] = await Promise.all([get<DeskRow>(`desks/${id}`), allPlaces()]);
  const keys = await openDeskKeys(unlocked, desk);
  const records: Records = { unlocked, desk, keys, places, chosen: new Set(), shown: [], more: false };
  replace(
    unlocked.app,
    el("a", { class: "back", href: `/desk/?desk=${id}` }, "Back to the queue"),
    el("h1", {}, "Records to review"),
    el("p", { class: "lead" }, "Reports that were sent to be counted, without a case. Say of each whether it may stand in the figures. What you decide is sealed for the counting."),
    el("div", { id: "records-said", role: "status" }),
    el("div", { id: "rows" }),
    bar(records),
    el("p", { class: "keys-help" }, ...[["j", "next"], ["k", "previous"], ["x", "choose"]].flatMap(([key, words]) => [el("kbd", {}, key as string), ` ${words}   `])),
  );
  listenToKeys(() => undefined);
  await load(records);
}

async function load(records: Records): Promise<void> {
  const page = await get<RecordPage>(`desks/${records.desk.desk}/records`);
  records.shown = await Promise.all(page.records.map((row) => openRecord(records.unlocked, records.keys, row)));
  records.more = page.next !== null;
  const ids = new Set(records.shown.map(({ row }) => row.id));
  for (const id of records.chosen) if (!ids.has(id)) records.chosen.delete(id);
  draw(records);
}

function draw(records: Records): void {
  const cursor = cursorAt();
  const { shown, places, chosen } = records;
  const choose = (id: string | null, on: boolean): void => {
    for (const one of id ? [id] : shown.map(({ row }) => row.id)) if (on) chosen.add(one); else chosen.delete(one);
    draw(records);
  };
  const caption = `${shown.length}${records.more ? " of more" : ""} to review${records.more ? "; the next come when these are done" : ""}`;
  const none = el("div", { class: "empty" }, el("h2", {}, "Nothing to review"), el("p", {}, "Every record of this desk has been judged."));
  replace(byId("rows"), shown.length === 0 ? none : recordTable({ records: shown, caption, places, chosen, choose }));
  cursorOn(cursor);
  byId("chosen-count").textContent = chosen.size === 0 ? "Choose records first." : `${counted(chosen.size, "record")} chosen`;
  byId("bulk-row").hidden = shown.length === 0;
  for (const press of byId("bulk-row").querySelectorAll("button")) press.disabled = chosen.size === 0;
  byId("bulk").classList.toggle("open", chosen.size > 0);
}

function bar(records: Records): HTMLElement {
  const { unlocked } = records;
  const desk = records.desk.desk;
  return el(
    "section",
    { class: "bulk", id: "bulk", "aria-label": "Chosen records" },
    el(
      "div",
      { class: "bulk-row", id: "bulk-row", hidden: true },
      el("strong", { id: "chosen-count" }),
      button("Accept", () => void ask(records, ACCEPT, (record) => judge(unlocked, record, "confirmed")), "main"),
      button("Reject …", () => void ask(records, REJECT, (record) => judge(unlocked, record, "rejected"))),
      button("Open a case …", () => void ask(records, OPEN, (record) => openCase(desk, record))),
    ),
  );
}

interface Deed {
  readonly title: string;
  readonly done: string;
  readonly yes: string;
  /** What will happen, said before it does; an accepted record asks for no second press. */
  readonly sentences: readonly string[];
}

const ACCEPT: Deed = { title: "Accept", done: "accepted", yes: "Accept", sentences: [] };
const REJECT: Deed = { title: "Reject", done: "rejected", yes: "Reject", sentences: ["A record that you reject is part of no figure. It stays sealed with your desk."] };
const OPEN: Deed = { title: "Open a case from", done: "opened as cases", yes: "Open a case", sentences: ["A record becomes a case with clocks that start today. The reporter expects no answer: they may never look for one."] };

async function ask(records: Records, deed: Deed, act: (record: OpenedRecord) => Promise<unknown>): Promise<void> {
  const chosen = records.shown.filter(({ row }) => records.chosen.has(row.id));
  const title = `${deed.title} ${chosen.length === 1 ? "this record" : `these ${chosen.length} records`}?`;
  if (deed.sentences.length > 0 && !(await confirmed({ title, sentences: deed.sentences, yes: deed.yes, no: "Not now" }))) return;
  const progress = el("progress", { max: chosen.length, value: 0, "aria-label": "Records done" });
  replace(byId("records-said"), progress);
  const result = await inTurn(chosen, act, (tried) => (progress.value = tried));
  records.chosen.clear();
  for (const { item } of result.failed) records.chosen.add(item.row.id);
  await keepFailed(records, result);
  // only now: who chooses again as soon as it is said must not lose the choice to the new list
  replace(byId("records-said"), told(result, deed.done));
  say(`${result.done} ${deed.done}.`);
}

/** A record that failed keeps its sealed word: trying again sends the same one, though the server may have kept it. */
async function keepFailed(records: Records, { failed }: Result<OpenedRecord>): Promise<void> {
  await load(records);
  const fresh = records.shown.filter(({ row }) => !failed.some(({ item }) => item.row.id === row.id));
  records.shown = [...failed.map(({ item }) => item), ...fresh];
  for (const { item } of failed) records.chosen.add(item.row.id);
  draw(records);
}

function told({ done, failed }: Result<OpenedRecord>, what: string): HTMLElement {
  const words = `${done} ${what}.`;
  if (failed.length === 0) return notice("good", el("p", {}, words));
  const items = failed.map(({ item, error }) => el("li", {}, `${referenceOf(item.row.id)}: ${error instanceof NotJudged ? error.message : sentenceOf(error)}`));
  return notice("danger", el("p", {}, `${words} ${failed.length} not: they are still chosen, so that you can try again.`), el("ul", {}, ...items));
}
