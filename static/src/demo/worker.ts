/** Killing the worker, and counting the seconds until another one works. */

import { byId } from "../desk/dom.ts";
import { post, whenAsked } from "./press.ts";

export function watchWorker(): void {
  whenAsked(byId("kill"), "click", byId("worker-state"), kill);
}

async function kill(): Promise<void> {
  const state = byId("worker-state");
  state.textContent = "Looking for the process.";
  const answer = await post("/demo/kill");
  const { killed } = (await answer.json()) as { killed: number | null };
  if (killed === null) {
    state.textContent = "None is running just now; another is being started. Try again.";
    return;
  }
  const began = performance.now();
  for (;;) {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const process = await workerNow();
    if (process !== null && process !== killed) {
      state.textContent = `Process ${killed} was killed. Process ${process} took over ${seconds} seconds later. Nothing is lost: reports are in the database.`;
      return;
    }
    state.textContent = `Process ${killed} was killed ${seconds} seconds ago.`;
  }
}

async function workerNow(): Promise<number | null> {
  const answer = await fetch("/demo/worker", { cache: "no-store" });
  return ((await answer.json()) as { process: number | null }).process;
}
