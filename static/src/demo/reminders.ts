/** The clock that Ines moves, how many reminders the house has made, and that none was made twice. */

import { byId } from "../desk/dom.ts";
import { post, whenAsked } from "./press.ts";

interface Told {
  readonly reminders: number;
  readonly doubled: number;
  readonly mails: number;
  readonly clock: string;
}

const LOOK_EVERY = 3000;

export function watchReminders(): void {
  const form = byId("clock") as HTMLFormElement;
  // Sent from here: the page stays, and on it what Rosa sent and what was stolen.
  whenAsked(form, "submit", byId("clock-failed"), async (event) => {
    await post(form.action, new FormData(form, (event as SubmitEvent).submitter));
    await look();
  });
  void look();
  setInterval(() => void look().catch(() => undefined), LOOK_EVERY);
}

async function look(): Promise<void> {
  const answer = await fetch("/demo/reminders", { cache: "no-store" });
  if (!answer.ok) return;
  const { reminders, doubled, mails, clock } = (await answer.json()) as Told;
  byId("reminders").textContent = `${reminders} reminders so far, ${doubled} of them twice; ${mails} digests were mailed (they are in the demo's folder).`;
  byId("clock-says").textContent = clock;
  byId("clock-back").hidden = !clock;
}
