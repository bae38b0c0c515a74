/** A case and other desks, on its page: offering it, and what waits. */

import { BadStatement, TooLong } from "../../sealing/desk.ts";
import { type CaseFile, remove } from "../api.ts";
import { button, byId, el, isolated, notice, replace, say } from "../dom.ts";
import { sentenceOf } from "../gate.ts";
import { noOtherDesk, offerForm } from "../offer/form.ts";
import { excludedDesks, otherDesks } from "../offer/other.ts";
import { sendOffer } from "../offer/send.ts";
import type { CasePage } from "./state.ts";
import type { Writer } from "./write.ts";

const NOT_SIGNED = "The key of that desk is not one that its officers signed. Nothing was sent. Call them and your administrator, by telephone.";

/** Put the form where a step's form stands; `done` draws the page anew. */
export async function beginOffer(page: CasePage, done: () => Promise<void>): Promise<void> {
  const place = byId("step-place");
  try {
    const desks = await otherDesks(page.file.desk);
    const excluded = excludedDesks(page.opened?.report ?? {});
    const form = desks.length === 0 ? noOtherDesk() : offerForm({ desks, excluded }, (draft, writer) => void send(() => offer(page, draft), writer, done), () => replace(place));
    replace(place, form);
    form.scrollIntoView({ block: "center" });
    form.querySelector<HTMLElement>("select")?.focus();
  } catch (error) {
    replace(place, notice("danger", el("p", {}, sentenceOf(error))));
  }
}

async function offer(page: CasePage, draft: Parameters<typeof sendOffer>[3]): Promise<void> {
  if (!page.cek) throw new Error("The report is not open.");
  await sendOffer(page.unlocked.me, page.cek, page.file, draft);
}

async function send(act: () => Promise<void>, writer: Writer, done: () => Promise<void>): Promise<void> {
  const press = writer.element.querySelector<HTMLButtonElement>("button[type=submit]");
  if (press) press.disabled = true;
  writer.say("wait", "Sealing and sending …");
  try {
    await act();
    await done();
    say("Offered.");
  } catch (error) {
    writer.say("error", refusalOf(error));
  } finally {
    if (press) press.disabled = false;
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof BadStatement) return NOT_SIGNED;
  return error instanceof TooLong ? "This reason is too long. Make it shorter." : sentenceOf(error);
}

export function takeBack(page: CasePage): Promise<void> {
  return remove(`cases/${page.id}/offer`);
}

/** Where the next steps stand, while the case waits for another desk. */
export function waitingPart({ offer: waits }: CaseFile, back: () => void): HTMLElement | null {
  if (!waits) return null;
  return el(
    "div",
    { class: "next-steps" },
    notice("plain", el("p", {}, "Offered to ", isolated(waits.desk_name), ". Until they take it over it is yours, with its clocks. Letters can be written; steps can be taken when you take it back.")),
    button("Take it back", back),
  );
}

export function offerButton(file: CaseFile, begin: () => void): HTMLElement | null {
  if (!file.may_offer || !file.report) return null;
  return el("button", { type: "button", class: "button", id: "begin-offer", click: begin }, el("span", {}, el("span", {}, "Offer to another desk"), el("span", { class: "needs" }, "Needs the desk and a reason")));
}
