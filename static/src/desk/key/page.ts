/** My key: made here once, with a passphrase on paper; afterwards its twelve words for the others. */

import { type DeskRow, type Me, get, post } from "../api.ts";
import { toBase64, toHex, toUuid } from "../bytes.ts";
import { lockIfIdle, showLamp, startChrome } from "../chrome.ts";
import { byId, button, el, notice, painted, replace, say } from "../dom.ts";
import { sentenceOf, showFailure, showUnlock } from "../gate.ts";
import { type Officer, lockWithPassphrase, makeOfficer, openOfficer } from "../officer.ts";
import { keepForSession, officerOfSession } from "../session.ts";
import { firstWrong, makePassphrase, sameWords, spokenWords, wordGrid, wordsField } from "../spoken.ts";

export async function showKeyPage(): Promise<void> {
  const app = byId("app");
  startChrome();
  if (await lockIfIdle()) return;
  try {
    const me = await get<Me>("me");
    const officer = me.officer ? await officerOfSession(me) : null;
    showLamp();
    if (!me.officer) await explainKey(app, me);
    else if (officer) await showOwnKey(app, me, officer);
    else showUnlock(app, me, (opened) => showOwnKey(app, me, opened));
  } catch (error) {
    showFailure(app, error);
  } finally {
    app.removeAttribute("aria-busy");
  }
}

async function explainKey(app: HTMLElement, me: Me): Promise<void> {
  replace(
    app,
    el("h1", {}, "Make your key"),
    el("p", { class: "lead" }, "Your key is made on this computer. The server keeps it locked and cannot open it. What opens it are six words that you write on paper now."),
    el(
      "ol",
      { class: "steps panel" },
      el("li", {}, "Be alone with your screen. Have paper and a pen."),
      el("li", {}, "Write down six words. They are shown once."),
      el("li", {}, "Type them back. Then your key is made."),
    ),
    notice("plain", el("p", {}, el("strong", {}, "If you lose the six words, nobody can give them back to you."), " Your colleagues at the desk can still read its reports.")),
    el("div", { class: "actions" }, button("Show my six words", () => showPassphrase(app, me), "main")),
  );
}

function showPassphrase(app: HTMLElement, me: Me, words = makePassphrase()): void {
  replace(
    app,
    el("h1", {}, "Your six words"),
    el("p", { class: "lead" }, "Write them on paper, in this order. Do not photograph them and do not save them on this computer."),
    wordGrid(words, "Your passphrase"),
    el("div", { class: "actions" }, button("I have written them down", () => typeBack(app, me, words), "main")),
  );
  app.querySelector<HTMLElement>("h1")?.scrollIntoView();
}

function typeBack(app: HTMLElement, me: Me, words: readonly string[]): void {
  const { block, field } = wordsField("typed-back", "Your six words, from the paper", "With spaces between them. Capital letters do not matter.");
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button main", type: "submit" }, "Make my key");
  const form = el("form", { class: "panel", novalidate: true }, block, said, el("div", { class: "actions" }, press, button("See the words again", () => showPassphrase(app, me, words))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!sameWords(field.value, words)) return refuse(field, said, wrongSentence(field.value, words));
    press.disabled = true;
    void makeKey(app, me, words, said).finally(() => (press.disabled = false));
  });
  replace(app, el("h1", {}, "Type the six words back"), form);
  field.focus();
}

function wrongSentence(typed: string, words: readonly string[]): string {
  const wrong = firstWrong(typed, words);
  return wrong === null ? "Type all six words, with a space between them." : `Word ${wrong} is not the one that was shown. Look at your paper; if it is wrong there, see the words again.`;
}

function refuse(field: HTMLElement, said: HTMLElement, sentence: string): void {
  field.setAttribute("aria-invalid", "true");
  replace(said, el("p", { class: "error" }, sentence));
  field.focus();
}

async function makeKey(app: HTMLElement, me: Me, words: readonly string[], said: HTMLElement): Promise<void> {
  replace(said, el("p", { class: "wait" }, "Making your key and locking it with your words. This takes about a second, on purpose."));
  await painted();
  try {
    const made = await makeOfficer(me);
    await sendKey(me, made, words.join(" "));
    const now = await get<Me>("me");
    await keepForSession(now, made.seed);
    showLamp();
    say("Your key is made.");
    await showOwnKey(app, now, await openOfficer(now, made.seed), true);
  } catch (error) {
    replace(said, el("p", { class: "error" }, sentenceOf(error)));
  }
}

async function sendKey(me: Me, made: Officer, passphrase: string): Promise<void> {
  const box = await lockWithPassphrase(me, made, passphrase);
  await post("officer", { id: toUuid(made.id), hpke: toBase64(made.opens.publicKey.raw), sign: toHex(made.keys.sign.publicKey), box: toBase64(box) });
}

async function showOwnKey(app: HTMLElement, me: Me, officer: Officer, isNew = false): Promise<void> {
  const words = await spokenWords(officer.fingerprint);
  const ids = [...new Set(me.memberships.filter(({ role }) => role !== "guest").map(({ desk }) => desk))];
  const desks = await Promise.all(ids.map((id) => get<DeskRow>(`desks/${id}`)));
  replace(
    app,
    el("h1", {}, isNew ? "Your key is made" : "Your key"),
    isNew && notice("good", el("p", {}, "It is unlocked for this session. Put the paper with your six words away, not beside this computer.")),
    el(
      "section",
      { class: "panel" },
      el("h2", {}, "Its twelve words"),
      el("p", {}, "Read these words to a colleague, face to face or by telephone. They type them in. So both of you know that nobody has put another key in between. These words are no secret."),
      wordGrid(words, "The twelve words of your key"),
    ),
    deskLinks(desks.filter((desk) => desk.statements.length === 0), "Next: the key of your desk", "Two officers make it together, once. After that the desk can receive reports."),
    deskLinks(desks.filter((desk) => desk.statements.length > 0), desks.length > 1 ? "Your desks" : "Your desk", "See who holds its key."),
  );
}

function deskLinks(desks: readonly DeskRow[], title: string, sentence: string): HTMLElement | null {
  if (desks.length === 0) return null;
  const links = desks.map(({ desk, name }) => el("a", { class: "button", href: `/desk/desks/${desk}` }, name));
  return el("section", { class: "panel" }, el("h2", {}, title), el("p", {}, sentence), el("div", { class: "actions" }, ...links));
}
