/** How many reminders the house has made, and that none was made twice. */

import { byId } from "../desk/dom.ts";

interface Told {
  readonly reminders: number;
  readonly doubled: number;
  readonly mails: number;
}

const LOOK_EVERY = 3000;

export function watchReminders(): void {
  void look();
  setInterval(() => void look().catch(() => undefined), LOOK_EVERY);
}

async function look(): Promise<void> {
  const answer = await fetch("/demo/reminders", { cache: "no-store" });
  if (!answer.ok) return;
  const { reminders, doubled, mails } = (await answer.json()) as Told;
  byId("reminders").textContent = `${reminders} reminders so far, ${doubled} of them twice; ${mails} digests were mailed (they are in the demo's folder).`;
}
