/** The case page: opened here, read here, answered here. */

import { type CaseFile, type DeskRow, Problem, type Transition, get, post } from "../api.ts";
import { showDirectoryAlarm } from "../directory.ts";
import { byId, el, notice, replace, say } from "../dom.ts";
import { type Unlocked, sentenceOf, showFailure } from "../gate.ts";
import { openDeskKeys } from "../opening.ts";
import { allPlaces } from "../places.ts";
import { referenceOf } from "../queue/table.ts";
import { openDeskIndex } from "../register/index.ts";
import { labelOf } from "../words.ts";
import { deliver, markRead } from "./deliver.ts";
import { endingWishes } from "./end.ts";
import { type FileWishes, fileSection, timeline } from "./file.ts";
import { draftOf } from "./notes.ts";
import { beginOffer, takeBack } from "./offer.ts";
import { keepText, ownSections, showRegister } from "./own.ts";
import { reportSection } from "./report.ts";
import { type CasePage, openAll, reload } from "./state.ts";
import { threadList } from "./thread.ts";
import { type Draft, type Drafts, type Writer, letterWriter, stepWriter } from "./write.ts";

const LETTER = "letter-text";
const NOTE = "note-text";
const TYPED = [LETTER, NOTE];

export async function showCase(unlocked: Unlocked): Promise<void> {
  const id = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  replace(unlocked.app, el("p", { class: "wait" }, "Opening the case …"));
  const [file, places] = await Promise.all([get<CaseFile>(`cases/${id}`), allPlaces()]);
  const desk = await get<DeskRow>(`desks/${file.desk}`);
  const keys = await openDeskKeys(unlocked, desk);
  const index = await openDeskIndex(unlocked, desk, keys);
  const page: CasePage = { unlocked, id, keys, index, places, file, opened: null, cek: null, letters: [], notes: [], row: null, register: null };
  await openAll(page);
  show(page);
  void showDirectoryAlarm(keys);
  await markRead(page);
}

/** Draw the page; what stands in fields named by `kept` is not lost. */
function show(page: CasePage, kept: readonly string[] = TYPED): void {
  const { app, me } = page.unlocked;
  const typed = new Map(kept.map((id) => [id, document.querySelector<HTMLTextAreaElement>(`#${id}`)?.value ?? ""]));
  document.title = "Case · Fairlead";
  const file = fileSection(page.file, page, me.person.id, wishesOf(page), el("div", { id: "row" }), el("div", { id: "similar" }));
  replace(app, backLink(page), heading(page), el("div", { class: "case-page" }, el("div", { class: "case-report" }, reportPart(page)), file, lettersPart(page)));
  for (const [id, text] of typed) if (text) (byId(id) as HTMLTextAreaElement).value = text;
  void showRegister(page).catch((error: unknown) => showFailure(byId("similar"), error));
}

function wishesOf(page: CasePage): FileWishes {
  const cases = `cases/${page.id}`;
  return {
    take: () => void change(page, `${cases}/owner`, { person: page.unlocked.me.person.id }, "This case is yours."),
    begin: (transition) => begin(page, transition),
    ending: endingWishes(page, () => show(page)),
    offer: () => void beginOffer(page, () => again(page)),
    takeBack: () => void act(page, () => takeBack(page), "The offer is taken back."),
    pause: (paused) => void change(page, `${cases}/pause`, { paused }, paused ? "Our own clocks stand still." : "Our own clocks run again."),
    plan: (on) => void change(page, `${cases}/next-action`, { on }, on ? "The day is noted." : "Nothing is planned."),
  };
}

function backLink(page: CasePage): HTMLElement {
  return el("a", { class: "back", href: `/desk/?desk=${page.file.desk}` }, "Back to the queue");
}

function heading(page: CasePage): HTMLElement {
  const card = page.opened?.card ?? {};
  const kind = typeof card["kind"] === "string" ? labelOf("kind", card["kind"]) : "A report that cannot be opened";
  const where = typeof card["place"] === "string" ? page.places.words(card["place"]) : "";
  const urgent = page.file.urgent ? el("span", { class: "tag bad" }, "Alongside now") : null;
  return el("header", { class: "case-head" }, el("h1", {}, where || kind), urgent, el("span", { class: "quiet-text" }, referenceOf(page.id)));
}

function reportPart(page: CasePage): HTMLElement {
  if (!page.file.report) return notice("plain", el("p", {}, "This report was erased. The file beside it stays."));
  if (!page.opened) return notice("danger", el("p", {}, "This report is sealed for a key that you do not hold, or it was changed on the way. The file beside it still counts: tell the lead of your desk."));
  return reportSection(page.opened, page.places);
}

/** The report comes first, then the file, then what is written about both: read, tabbed and shown in this order. */
function lettersPart(page: CasePage): HTMLElement | null {
  if (!page.file.report || !page.opened) return null;
  const drafts: Drafts = { waiting: draftOf(page.notes, page.file.events, page.unlocked.me.person.id), keep: (text, form) => void keepText(page, "draft", text, () => show(page, [NOTE])).then((problem) => problem && form.say("error", problem)) };
  const writer = letterWriter(page.letters, drafts, (draft, form) => void send(page, draft, form));
  const own = ownSections(page, { noteKept: () => show(page, [LETTER]), said: () => show(page) });
  return el(
    "div",
    { class: "case-letters" },
    el("section", { class: "case-section", "aria-labelledby": "thread-title" }, el("h2", { id: "thread-title" }, "Letters"), el("div", { id: "thread" }, threadList(page.letters)), el("div", { id: "step-place" }), writer.element),
    own.notes,
    own.count,
    el("section", { class: "case-section timeline-below" }, el("h2", {}, "What has happened"), timeline(page.file, page.notes)),
  );
}

function change(page: CasePage, path: string, body: unknown, words: string): Promise<void> {
  return act(page, () => post(path, body), words);
}

async function again(page: CasePage): Promise<void> {
  await reload(page);
  show(page);
}

async function act(page: CasePage, deed: () => Promise<void>, words: string): Promise<void> {
  try {
    await deed();
    await again(page);
    say(words);
  } catch (error) {
    byId("alarm").textContent = sentenceOf(error);
  }
}

function begin(page: CasePage, transition: Transition): void {
  const language = page.opened?.card["language"];
  const answerBy = transition.answer_by ?? page.file.due.feedback?.legal ?? null;
  const context = { language: typeof language === "string" ? language : "en", answerBy, from: page.file.status, letters: page.letters };
  const writer = stepWriter(transition, context, (draft, form) => void send(page, draft, form), () => replace(byId("step-place")));
  replace(byId("step-place"), writer.element);
  writer.element.scrollIntoView({ block: "center" });
  writer.element.querySelector<HTMLElement>("select, input, textarea")?.focus();
}

async function send(page: CasePage, draft: Draft, writer: Writer): Promise<void> {
  const press = writer.element.querySelector<HTMLButtonElement>("button[type=submit]");
  if (press) press.disabled = true;
  writer.say("wait", "Sealing and sending …");
  try {
    await deliver(page, draft);
    await reload(page);
    show(page, draft.kind === "status" ? TYPED : [NOTE]);
    say("Sent.");
    byId("thread").lastElementChild?.lastElementChild?.scrollIntoView({ block: "center" });
  } catch (error) {
    await explain(page, error, writer);
  } finally {
    if (press) press.disabled = false;
  }
}

async function explain(page: CasePage, error: unknown, writer: Writer): Promise<void> {
  if (!(error instanceof Problem) || error.code !== "slot_taken") return writer.say("error", sentenceOf(error));
  await reload(page);
  replace(byId("thread"), threadList(page.letters));
  writer.say("error", "A letter arrived while you wrote. It stands above now. Read it, then press the button again: your words are still here.");
}
