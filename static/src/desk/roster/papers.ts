/** The recovery key: made here once and put on three papers, each shown alone, printed, and typed back. */

import { type Piece, fingerprint, fingerprintWords, phraseWords, recoveryKeys, splitRecovery } from "../../sealing/desk.ts";
import { english } from "../../sealing/words/en.ts";
import { randomBytes } from "../bytes.ts";
import { houseDay, longDay } from "../clocks.ts";
import { button, el, notice, replace } from "../dom.ts";
import { instanceOf } from "../officer.ts";
import { phraseProblem, wordGrid, wordsField } from "../spoken.ts";
import type { Roster } from "./roster.ts";

/** A recovery key of which only the papers are left; the seed is forgotten with this page. */
export interface NewRecovery {
  readonly keys: Awaited<ReturnType<typeof recoveryKeys>>;
  readonly mayReplaceAll: boolean;
}

interface Making {
  readonly roster: Roster;
  readonly place: HTMLElement;
  readonly keys: NewRecovery["keys"];
  readonly pieces: readonly Piece[];
  readonly twelve: readonly string[];
  readonly mayReplaceAll: boolean;
  readonly done: (recovery: NewRecovery) => void;
}

type Custodian = Piece["custodian"];

/** Explain, make (`begun`), show the three papers one after the other; `done` once each was typed back. */
export function recoveryPart(roster: Roster, begun: () => void, done: (recovery: NewRecovery) => void): HTMLElement {
  const place = el("div", {});
  const begins = roster.desk.statements.length === 0;
  const alone = el("input", { type: "checkbox", id: "may-replace-all" });
  const make = (): void => {
    begun();
    void makePapers(roster, place, alone.checked, done);
  };
  const begin = button("Make it, and show the first paper", make, "main");
  replace(
    place,
    el(
      "section",
      { class: "panel" },
      el("h2", {}, begins && roster.desk.recovery_required ? "First, the recovery key" : "A recovery key"),
      begins && !roster.desk.recovery_required && el("p", { class: "quiet-text" }, "You may begin without one only because this installation is not in production."),
      el("p", {}, "It opens the desk again when officers have lost their keys. It exists on three papers only, for three custodians who do not work here. Any two of them can use it; one alone cannot."),
      el("p", {}, "Be alone with your screen. Have a printer that nobody else sees, or paper and a pen. Each paper is shown once."),
      el("p", { class: "question" }, el("label", { class: "radio" }, alone, "If every officer is gone, two custodians alone may begin again with new officers")),
      el("div", { class: "actions" }, begin),
    ),
  );
  return place;
}

async function makePapers(roster: Roster, place: HTMLElement, mayReplaceAll: boolean, done: Making["done"]): Promise<void> {
  const seed = randomBytes(32);
  const keys = await recoveryKeys(instanceOf(roster.unlocked.me), seed);
  const twelve = await fingerprintWords(await fingerprint(keys.hpke.publicKey, keys.sign.publicKey), english);
  await showPaper({ roster, place, keys, pieces: splitRecovery(seed), twelve, mayReplaceAll, done }, 1);
}

function piecesOf(making: Making, custodian: Custodian): readonly Piece[] {
  return making.pieces.filter((piece) => piece.custodian === custodian);
}

async function showPaper(making: Making, custodian: Custodian): Promise<void> {
  const { roster, place, twelve } = making;
  const phrases: HTMLElement[] = [];
  for (const piece of piecesOf(making, custodian)) {
    phrases.push(el("h3", {}, `To use with custodian ${piece.partner}`), wordGrid(await phraseWords(piece.secret, english), `24 words to use with custodian ${piece.partner}`));
  }
  replace(
    place,
    el(
      "section",
      { class: "panel recovery-paper" },
      el("h2", {}, `Paper ${custodian} of 3: for custodian ${custodian}`),
      el("p", {}, `Recovery key of ${roster.desk.name}, made on ${longDay(houseDay())}. Keep this paper away from the desk and from the other two.`),
      el("h3", {}, "The twelve words of the key"),
      el("p", { class: "quiet-text" }, "These are no secret. The second officer compares them."),
      wordGrid(twelve, "The twelve words of the recovery key"),
      ...phrases,
      el("div", { class: "actions" }, button("Print this paper", () => print()), button("It is on paper", () => typeBack(making, custodian), "main")),
    ),
  );
  place.querySelector("h2")?.scrollIntoView();
}

function typeBack(making: Making, custodian: Custodian): void {
  const fields = piecesOf(making, custodian).map((piece) => ({ piece, ...wordsField(`with-${piece.partner}`, `The 24 words to use with custodian ${piece.partner}`, "From the paper, with spaces between them.") }));
  const said = el("div", { role: "status" });
  const press = el("button", { class: "button main", type: "submit" }, custodian === 3 ? "Compare, and finish" : "Compare, and show the next paper");
  const form = el("form", { class: "panel", novalidate: true }, el("h2", {}, `Type paper ${custodian} back`), ...fields.map(({ block }) => block), said, el("div", { class: "actions" }, press, button("See the paper again", () => void showPaper(making, custodian))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void compare(fields, said).then((agree) => agree && goOn(making, custodian));
  });
  replace(making.place, form);
  fields[0]?.field.focus();
}

async function compare(fields: readonly { readonly piece: Piece; readonly field: HTMLTextAreaElement }[], said: HTMLElement): Promise<boolean> {
  for (const { piece, field } of fields) {
    field.removeAttribute("aria-invalid");
    const problem = await phraseProblem(field.value, piece.secret);
    if (!problem) continue;
    field.setAttribute("aria-invalid", "true");
    replace(said, el("p", { class: "error" }, `With custodian ${piece.partner}: ${problem}`));
    field.focus();
    return false;
  }
  return true;
}

function goOn(making: Making, custodian: Custodian): void {
  if (custodian < 3) return void showPaper(making, (custodian + 1) as Custodian);
  replace(making.place, notice("good", el("p", {}, el("strong", {}, "The recovery key is made."), " Give each custodian their paper. It is in force once both of you have signed.")));
  making.done({ keys: making.keys, mayReplaceAll: making.mayReplaceAll });
}
