/** The dim theme for a night bridge: kept nowhere, carried to the next page in the address. */

import { byId } from "./page.ts";

const MARK = "#dim";

export function offerDim(): void {
  const toggle = byId<HTMLButtonElement>("dim");
  toggle.hidden = false;
  toggle.addEventListener("click", () => setDim(toggle.getAttribute("aria-pressed") !== "true"));
  if (location.hash === MARK) setDim(true);
}

function setDim(on: boolean): void {
  const root = document.documentElement;
  if (on) root.dataset["theme"] = "dim";
  else delete root.dataset["theme"];
  byId("dim").setAttribute("aria-pressed", String(on));
  for (const link of document.querySelectorAll("a[href^='/']")) {
    const [address = "", mark = ""] = (link.getAttribute("href") ?? "").split("#");
    if (mark === "" || `#${mark}` === MARK) link.setAttribute("href", on ? address + MARK : address);
  }
}
