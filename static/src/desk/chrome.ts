/** The band on every staff page: where one is, the lock lamp, the lock button, the lock by idling. */

import { remove } from "./api.ts";
import { forgetHalf, hasHalf, isIdle, noteActivity, tellTabsLocked, whenHandedLate, whenLocked } from "./tabs.ts";

const LOOK_EVERY = 15_000;

export function showLamp(): void {
  const lamp = document.getElementById("lock-state");
  const button = document.getElementById("lock-now");
  if (!lamp || !button) return;
  const open = hasHalf();
  lamp.dataset["state"] = open ? "open" : "locked";
  lamp.textContent = open ? "Unlocked" : "Locked";
  button.hidden = !open;
}

/** What was opened goes at once, whenever the server answers; work that still goes on draws into what is no longer shown. */
function clearPage(): void {
  const app = document.getElementById("app");
  app?.replaceWith(app.cloneNode(false));
  for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
}

/** Delete both halves of the session unlock, tell the other tabs, and show the locked page. */
export async function lock(): Promise<void> {
  forgetHalf();
  tellTabsLocked();
  showLamp();
  clearPage();
  await remove("session-unlock").catch(() => undefined);
  location.reload();
}

export async function lockIfIdle(): Promise<boolean> {
  if (!hasHalf() || !isIdle()) return false;
  await lock();
  return true;
}

/** The place of this page, or the nearest one above it: a case is below the queue. */
function markPlace(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".nav a")].filter((link) => location.pathname.startsWith(link.pathname));
  const nearest = links.sort((one, other) => other.pathname.length - one.pathname.length)[0];
  nearest?.setAttribute("aria-current", nearest.pathname === location.pathname ? "page" : "true");
}

function forgetOnSignOut(): void {
  for (const form of document.querySelectorAll('form[action$="/logout/"]')) {
    form.addEventListener("submit", () => {
      forgetHalf();
      tellTabsLocked();
      clearPage();
    });
  }
}

function watchIdleness(): void {
  for (const kind of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(kind, () => hasHalf() && noteActivity(), { passive: true, capture: true });
  }
  setInterval(() => void lockIfIdle(), LOOK_EVERY);
  document.addEventListener("visibilitychange", () => void lockIfIdle());
}

function closeMenuByEscape(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.me");
  menu?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

export function startChrome(): void {
  markPlace();
  showLamp();
  forgetOnSignOut();
  closeMenuByEscape();
  watchIdleness();
  document.getElementById("lock-now")?.addEventListener("click", () => void lock());
  whenLocked(() => {
    clearPage();
    location.reload();
  });
  whenHandedLate(() => location.reload());
}
