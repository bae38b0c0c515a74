/** Brings one report to the door: locked once, sent until it is answered, never twice. */

import { postReport } from "./send.ts";

/** A failure that has a sentence of its own on the page. */
export class Undeliverable extends Error {
  readonly word: string;

  constructor(word: string) {
    super(word);
    this.name = "Undeliverable";
    this.word = word;
  }
}

/** What the lock needed did not arrive: as good as a lost link. */
export class LinkLost extends Error {
  override readonly name = "LinkLost";
}

/** Locks the report; `again` after the door said that its keys are old: same id, new keys. */
export type Lock = (again: boolean) => Promise<Uint8Array<ArrayBuffer>>;

export interface Watcher {
  sending(): void;
  /** Called when the link was lost; resolves when it is time to try again. */
  lost(tries: number): Promise<void>;
}

/** "received", or "was_there" where the first report of this id had arrived and was not changed. */
export async function deliver(lock: Lock, watcher: Watcher): Promise<"received" | "was_there"> {
  let body: Uint8Array<ArrayBuffer> | null = null;
  let stale = 0;
  for (let tries = 1; ; tries++) {
    try {
      body ??= await lock(stale > 0);
    } catch (failure) {
      if (!(failure instanceof LinkLost)) throw failure;
      await watcher.lost(tries);
      continue;
    }
    watcher.sending();
    const outcome = await postReport(body);
    if (outcome === "received" || outcome === "was_there") return outcome;
    if (outcome === "refused") throw new Undeliverable("refused");
    if (outcome === "lost") await watcher.lost(tries);
    else if (++stale > 1) throw new Undeliverable("stale");
    else body = null;
  }
}

const WAITS_S = [3, 5, 10, 20, 40, 60];

/** Resolves after a while that grows, when the link is back, or when `pressed` says so. */
export function pause(tries: number, pressed: (resume: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const resume = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", resume);
      resolve();
    };
    const seconds = WAITS_S[Math.min(tries, WAITS_S.length) - 1] as number;
    const timer = setTimeout(resume, seconds * 1000);
    window.addEventListener("online", resume);
    pressed(resume);
  });
}
