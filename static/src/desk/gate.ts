/** Every page of the desk begins here: who am I, have I a key, is it unlocked. */

import { SealingUnavailable } from "../sealing/desk.ts";
import { type Me, Problem, get } from "./api.ts";
import { lockIfIdle, showLamp, startChrome } from "./chrome.ts";
import { byId, el, notice, painted, replace, say } from "./dom.ts";
import type { Officer } from "./officer.ts";
import { officerOfSession, unlock } from "./session.ts";

export interface Unlocked {
  readonly me: Me;
  readonly officer: Officer;
  readonly app: HTMLElement;
}

/** Run a page once the officer's key is open; before that show what is missing. */
export async function withOfficer(page: (unlocked: Unlocked) => Promise<void>): Promise<void> {
  const app = byId("app");
  startChrome();
  if (await lockIfIdle()) return;
  try {
    const me = await get<Me>("me");
    if (!me.officer) return showKeyMissing(app);
    const officer = await officerOfSession(me);
    showLamp();
    if (officer) await page({ me, officer, app });
    else showUnlock(app, me, (opened) => page({ me, officer: opened, app }));
  } catch (error) {
    showFailure(app, error);
  } finally {
    app.removeAttribute("aria-busy");
  }
}

function showKeyMissing(app: HTMLElement): void {
  replace(
    app,
    el("h1", {}, "First, make your key"),
    el("p", { class: "lead" }, "Reports are locked for the key of your desk. Before you can open one you need a key of your own. It takes three minutes, paper and a pen."),
    el("div", { class: "actions" }, el("a", { class: "button main", href: "/desk/key" }, "Make my key")),
  );
}

/** The sentence of an error that reached a page; what is no problem of ours is said plainly too. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem && error.status === 404) return "There is nothing here, or it belongs to another desk.";
  if (error instanceof Problem) return error.message;
  if (error instanceof SealingUnavailable) return "This browser cannot lock and unlock as we need. Use a current Firefox, Chrome, Edge or Safari.";
  console.error(error);
  return "This could not be done on this computer. Reload the page; if it happens again, tell your administrator.";
}

export function showFailure(app: HTMLElement, error: unknown): void {
  replace(app, notice("danger", el("p", {}, sentenceOf(error))));
}

export function showUnlock(app: HTMLElement, me: Me, then: (officer: Officer) => Promise<void>): void {
  const field = el("input", { id: "passphrase", class: "field typed-words", type: "password", autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true, "aria-describedby": "passphrase-help" });
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button main", type: "submit" }, "Unlock");
  const form = el(
    "form",
    { class: "entrance-sheet", novalidate: true },
    el("h1", {}, "Unlock your key"),
    el("p", { class: "lead" }, `${me.person.name}, type the six words of your passphrase. Your key opens on this computer only, once for this session.`),
    el("div", { class: "question" }, el("label", { for: "passphrase" }, "Passphrase"), field, el("p", { class: "help", id: "passphrase-help" }, "Six words with spaces. It is not the password that you sign in with."), showWordsTick(field)),
    said,
    el("div", { class: "actions" }, press),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void tryPassphrase({ app, me, field, said, press, then });
  });
  document.body.classList.add("entrance");
  replace(app, form);
  field.focus();
}

function showWordsTick(field: HTMLInputElement): HTMLElement {
  const tick = el("input", { type: "checkbox", change: (event) => (field.type = (event.target as HTMLInputElement).checked ? "text" : "password") });
  return el("label", { class: "radio" }, tick, "Show the words");
}

interface Attempt {
  readonly app: HTMLElement;
  readonly me: Me;
  readonly field: HTMLInputElement;
  readonly said: HTMLElement;
  readonly press: HTMLButtonElement;
  readonly then: (officer: Officer) => Promise<void>;
}

async function tryPassphrase(attempt: Attempt): Promise<void> {
  const { field, said, press } = attempt;
  if (!field.value.trim()) return refuse(attempt, "Type the six words first.");
  press.disabled = true;
  field.removeAttribute("aria-invalid");
  replace(said, el("p", { class: "wait" }, "Unlocking. This takes about a second, on purpose: guessing must be slow."));
  await painted();
  const officer = await opened(attempt);
  press.disabled = false;
  if (!officer) return;
  field.value = "";
  document.body.classList.remove("entrance");
  showLamp();
  say("Unlocked.");
  await attempt.then(officer).catch((error: unknown) => showFailure(attempt.app, error));
}

async function opened(attempt: Attempt): Promise<Officer | null> {
  try {
    return await unlock(attempt.me, attempt.field.value);
  } catch (error) {
    refuse(attempt, error instanceof Problem ? error.message : "These words do not open your key. Check each word and their order, then try again.");
    return null;
  }
}

function refuse({ field, said }: Attempt, sentence: string): void {
  replace(said, el("p", { class: "error" }, sentence));
  field.setAttribute("aria-invalid", "true");
  field.focus();
  field.select();
}
