/** A case that another desk offers: read here, then taken over with a letter to the reporter, or declined. */

import { type DeskRow, type OfferedCase, Problem, get, post } from "../api.ts";
import { type Bytes, toBase64 } from "../bytes.ts";
import { houseDay, instantWords, longDay } from "../clocks.ts";
import { type OpenedNote, openNotes, sealForCase, stepWordsOf } from "../case/notes.ts";
import { reportSection } from "../case/report.ts";
import { threadList } from "../case/thread.ts";
import { type Writer, isSendable, refuse, speaker, templateBlock } from "../case/write.ts";
import { byId, button, el, isolated, notice, replace } from "../dom.ts";
import { type Unlocked, sentenceOf } from "../gate.ts";
import { type DeskKeys, type OpenedReport, openContentKey, openDeskKeys, openReport, readThread, sealDeskLetter } from "../opening.ts";
import { type Places, allPlaces } from "../places.ts";
import { referenceOf } from "../queue/table.ts";
import { movedLetter, statusText } from "../templates.ts";
import { labelOf, statusWords } from "../words.ts";
import { noteOfReason } from "./send.ts";

interface OfferPage {
  readonly unlocked: Unlocked;
  readonly id: string;
  readonly keys: DeskKeys;
  readonly places: Places;
  offered: OfferedCase;
  opened: OpenedReport | null;
  cek: Bytes | null;
  notes: readonly OpenedNote[];
}

export async function showOffer(unlocked: Unlocked): Promise<void> {
  const id = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  replace(unlocked.app, el("p", { class: "wait" }, "Opening what is offered …"));
  const [offered, places] = await Promise.all([get<OfferedCase>(`offers/${id}`), allPlaces()]);
  const keys = await openDeskKeys(unlocked, await get<DeskRow>(`desks/${offered.to_desk}`));
  const page: OfferPage = { unlocked, id, keys, places, offered, opened: null, cek: null, notes: [] };
  await openAll(page);
  await show(page);
}

async function openAll(page: OfferPage): Promise<void> {
  const { unlocked: { me }, keys, offered } = page;
  page.opened = await openReport(me, keys, offered);
  page.cek = offered.report && page.opened ? await openContentKey(me, keys, offered.report) : null;
  page.notes = page.cek ? await openNotes(me, page.cek, offered) : [];
}

async function show(page: OfferPage): Promise<void> {
  const { offered, opened, places } = page;
  const card = opened?.card ?? {};
  const kind = typeof card["kind"] === "string" ? labelOf("kind", card["kind"]) : "A report that cannot be opened";
  const where = typeof card["place"] === "string" ? places.words(card["place"]) : "";
  document.title = "Offered case · Fairlead";
  replace(
    page.unlocked.app,
    el("a", { class: "back", href: `/desk/?desk=${offered.to_desk}` }, "Back to the queue"),
    el("header", { class: "case-head" }, el("h1", {}, where || kind), offered.urgent ? el("span", { class: "tag bad" }, "Alongside now") : null, el("span", { class: "quiet-text" }, referenceOf(page.id))),
    el("div", { class: "case-page" }, await mainPart(page), filePart(page)),
  );
}

async function mainPart(page: OfferPage): Promise<HTMLElement> {
  const { opened, offered, places, unlocked } = page;
  if (!opened) return el("div", {}, unopened(page), el("div", { id: "answer-place" }));
  const letters = await readThread(unlocked.me, opened, offered.letters);
  return el(
    "div",
    {},
    reasonPart(page),
    el("div", { id: "answer-place" }),
    reportSection(opened, places),
    el("section", { class: "case-section", "aria-labelledby": "thread-title" }, el("h2", { id: "thread-title" }, "Letters"), el("div", { id: "thread" }, threadList(letters))),
  );
}

function reasonPart({ offered, notes }: OfferPage): HTMLElement {
  const event = offered.events[0];
  const words = event ? stepWordsOf(notes, event.number).map(([, text]) => el("p", { class: "letter-text", dir: "auto", translate: "no" }, text)) : [];
  return el(
    "section",
    { class: "case-section", "aria-labelledby": "reason-title" },
    el("h2", { id: "reason-title" }, "Why it is offered to you"),
    ...words,
    el("p", { class: "second" }, event?.actor && isolated(event.actor.name), ", ", isolated(offered.from_desk), event?.at ? ` · ${instantWords(event.at)}` : ""),
  );
}

/** Nothing is lost by a wrap that opens nothing: the desk that offered it still opens it. */
function unopened(page: OfferPage): HTMLElement {
  const wrap = page.offered.report?.wraps[0];
  const held = wrap !== undefined && page.keys.keys.has(wrap.key_id.replaceAll("-", ""));
  if (!held) return notice("danger", el("p", {}, page.keys.problems[0] ?? "This is sealed for a key of your desk that you do not hold. An officer who holds it can answer."));
  return notice(
    "danger",
    el("p", {}, "This cannot be opened with the key of your desk: it was sealed wrongly, or changed on the way. Nothing is lost: the desk that offered it can still open it. Decline it, and call them."),
    el("div", { class: "actions" }, button("Decline: we cannot open it", () => void answer(page, "decline", { note: null }, speaker(byId("answer-place"))))),
  );
}

function filePart(page: OfferPage): HTMLElement {
  const { offered } = page;
  const row = (term: string, value: string): HTMLElement => el("div", {}, el("dt", {}, term), el("dd", {}, value));
  const answers = page.opened
    ? el(
        "div",
        { class: "next-steps" },
        button("Take it over", () => begin(takeOverForm(page)), "main"),
        button("Decline", () => begin(declineForm(page))),
      )
    : null;
  return el(
    "aside",
    { class: "case-file", "aria-labelledby": "file-title" },
    el("h2", { id: "file-title" }, "The offer"),
    el("p", {}, isolated(offered.from_desk), " offers this case to ", isolated(offered.to_desk_name), ". Until you take it over it stays theirs, with its clocks."),
    el("dl", { class: "clocks" }, row("Status", statusWords(offered.status)), row("Came", longDay(offered.opened)), answerBy(offered) ? row("Tell the result by", longDay(answerBy(offered) ?? "")) : null),
    answers,
  );
}

/** The day by which the law wants an answer; none where the reporter had one before. */
function answerBy({ due }: OfferedCase): string | null {
  return due.feedback && !due.feedback.done ? due.feedback.legal : null;
}

function begin(form: HTMLElement): void {
  replace(byId("answer-place"), form);
  form.scrollIntoView({ block: "center" });
  form.querySelector<HTMLElement>("textarea")?.focus();
}

function takeOverForm(page: OfferPage): HTMLElement {
  const { offered, opened } = page;
  const language = opened?.card["language"];
  const letter = templateBlock(typeof language === "string" ? language : "en", (code) => movedLetter(code, offered.to_desk_name, answerBy(offered)));
  const will = notice("plain", el("p", {}, "The case becomes your desk's: you assess it, and the legal dates stay as they are. ", isolated(offered.from_desk), " cannot open it any more."));
  return answerForm("Take it over", "Take it over and tell the reporter", [will, letter.block], (writer) => {
    if (isSendable(letter.field, writer)) void takeOver(page, letter.field.value, writer);
  });
}

function declineForm(page: OfferPage): HTMLElement {
  const why = el("textarea", { id: "decline-reason", class: "field", rows: 4, dir: "auto", translate: "no", autocomplete: "off", spellcheck: "false", "aria-describedby": "decline-help" });
  const block = el("div", { class: "question" }, el("label", { for: why.id }, "Why?"), el("p", { class: "help", id: "decline-help" }, "Sealed on this computer: both desks can read it, the server cannot. Your desk will not see the case any more."), why);
  return answerForm("Decline", "Seal and decline", [block], (writer) => {
    if (why.value.trim()) void declineWith(page, why.value.trim(), writer);
    else refuse(why, writer);
  });
}

function answerForm(title: string, press: string, parts: readonly HTMLElement[], send: (writer: Writer) => void): HTMLElement {
  const said = el("div", { role: "status" });
  const form = el("form", { class: "write", novalidate: true, "aria-label": title }, el("h3", {}, title), ...parts, said, el("div", { class: "actions" }, el("button", { class: "button main", type: "submit" }, press), button("Not now", () => replace(byId("answer-place")))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ element: form, say: speaker(said) });
  });
  return form;
}

/** Sealed into the slot after the letters that were read; when one came between, they are shown and asked about anew. */
async function takeOver(page: OfferPage, text: string, writer: Writer): Promise<void> {
  const { unlocked: { me }, offered, opened } = page;
  if (!opened) return;
  const whole = statusText("moved", answerBy(offered), text);
  const box = await sealDeskLetter(me, opened, offered.letters, { day: houseDay(), kind: "status", text: whole });
  await answer(page, "take-over", { expected_slot: offered.letters.length, box: toBase64(box) }, writer.say);
}

async function declineWith(page: OfferPage, reason: string, writer: Writer): Promise<void> {
  if (!page.cek) return;
  const note = await sealForCase(page.unlocked.me, page.cek, page.offered, noteOfReason(reason));
  await answer(page, "decline", { note }, writer.say);
}

async function answer(page: OfferPage, act: "take-over" | "decline", body: unknown, tell: Writer["say"]): Promise<void> {
  tell("wait", "Sealing and sending …");
  try {
    await post(`offers/${page.id}/${act}`, body);
    location.assign(act === "take-over" ? `/desk/cases/${page.id}` : `/desk/?desk=${page.offered.to_desk}`);
  } catch (error) {
    if (error instanceof Problem && error.code === "slot_taken") return readAgain(page, tell);
    const gone = error instanceof Problem && error.status === 404;
    tell("error", gone ? "The other desk has taken its offer back. Nothing was changed." : sentenceOf(error));
  }
}

async function readAgain(page: OfferPage, tell: Writer["say"]): Promise<void> {
  page.offered = await get<OfferedCase>(`offers/${page.id}`);
  if (page.opened) replace(byId("thread"), threadList(await readThread(page.unlocked.me, page.opened, page.offered.letters)));
  tell("error", "A letter arrived while you wrote. It stands below now. Read it, then press the button again: your words are still here.");
}
