/** Offering a case to another desk: which one, and why; said before it is done, what they can then read. */

import type { PublicDesk } from "../directory.ts";
import { button, el, notice } from "../dom.ts";
import { type Writer, refuse, speaker } from "../case/write.ts";
import { isExcluded } from "./other.ts";

/** What an officer has chosen and written; the reason is sealed before it goes. */
export interface OfferDraft {
  readonly desk: PublicDesk;
  readonly reason: string;
}

export interface Choice {
  readonly desks: readonly PublicDesk[];
  readonly excluded: ReadonlySet<string>;
}

const NOT_WANTED = "The reporter asked that this team does not read the report. It cannot be offered to them.";
const WHAT_HAPPENS = [
  "At once, officers of that desk can read the report, its letters and why you offer it.",
  "Until they take it over it stays yours, with its clocks. You can take it back, and they can decline.",
  "When they take it over, your desk cannot open it any more: report, letters and notes go with it. They tell the reporter.",
];

export function offerForm({ desks, excluded }: Choice, send: (draft: OfferDraft, writer: Writer) => void, cancel: () => void): HTMLElement {
  const which = el("select", { id: "offer-desk", class: "field" }, el("option", { value: "" }, "Choose …"), ...desks.map((desk) => el("option", { value: desk.id }, isExcluded(desk, excluded) ? `${desk.name}: the reporter does not want them to read it` : desk.name)));
  const why = el("textarea", { id: "offer-reason", class: "field", rows: 4, dir: "auto", translate: "no", autocomplete: "off", spellcheck: "false", "aria-describedby": "offer-reason-help" });
  const said = el("div", { role: "status" });
  const form = el(
    "form",
    { class: "write", novalidate: true, id: "offer", "aria-label": "Offer it to another desk" },
    el("h3", {}, "Offer it to another desk"),
    notice("plain", el("ul", {}, ...WHAT_HAPPENS.map((sentence) => el("li", {}, sentence)))),
    el("div", { class: "question" }, el("label", { for: which.id }, "Which desk?"), which),
    el("div", { class: "question" }, el("label", { for: why.id }, "Why?"), el("p", { class: "help", id: "offer-reason-help" }, "Sealed on this computer: both desks can read it, the server cannot."), why),
    said,
    el("div", { class: "actions" }, el("button", { class: "button main", type: "submit" }, "Seal and offer"), button("Not now", cancel)),
  );
  const writer = { element: form, say: speaker(said) };
  which.addEventListener("change", () => {
    const desk = desks.find(({ id }) => id === which.value);
    writer.say("error", desk && isExcluded(desk, excluded) ? NOT_WANTED : "");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const desk = desks.find(({ id }) => id === which.value);
    if (!desk) return refuse(which, writer);
    if (isExcluded(desk, excluded)) return writer.say("error", NOT_WANTED);
    if (!why.value.trim()) return refuse(why, writer);
    send({ desk, reason: why.value.trim() }, writer);
  });
  return form;
}

/** There is nobody to whom it could go. */
export function noOtherDesk(): HTMLElement {
  return notice("plain", el("p", {}, "No other desk takes reports now. A desk is open while two officers hold its key."));
}
