/** The browser half of the session unlock, shared by the tabs of one browser and by nothing else. */

const HALF = "fairlead.half";
const ACTIVE = "fairlead.active";
const ANSWER_WITHIN = 1000;
export const IDLE_LIMIT = 20 * 60 * 1000;

type Message =
  | { readonly kind: "ask" }
  | { readonly kind: "half"; readonly half: string }
  | { readonly kind: "active" }
  | { readonly kind: "locked" };

const channel = new BroadcastChannel("fairlead-desk");
const lockListeners: (() => void)[] = [];
let handedLate: () => void = () => undefined;

channel.addEventListener("message", (event: MessageEvent<Message>) => {
  const message = event.data;
  const half = sessionStorage.getItem(HALF);
  if (message.kind === "ask" && half) channel.postMessage({ kind: "half", half });
  if (message.kind === "active") touch();
  if (message.kind === "locked") {
    forgetHalf();
    for (const listener of lockListeners) listener();
  }
});

function touch(): void {
  sessionStorage.setItem(ACTIVE, String(Date.now()));
}

/** True when nobody has touched any tab of the desk for too long. */
export function isIdle(now = Date.now()): boolean {
  const last = Number(sessionStorage.getItem(ACTIVE) ?? "0");
  return last > 0 && now - last > IDLE_LIMIT;
}

export function noteActivity(): void {
  const last = Number(sessionStorage.getItem(ACTIVE) ?? "0");
  if (Date.now() - last < 10_000) return;
  touch();
  channel.postMessage({ kind: "active" });
}

export function hasHalf(): boolean {
  return sessionStorage.getItem(HALF) !== null;
}

export function keepHalf(half: string): void {
  sessionStorage.setItem(HALF, half);
  touch();
}

export function forgetHalf(): void {
  sessionStorage.removeItem(HALF);
  sessionStorage.removeItem(ACTIVE);
}

export function tellTabsLocked(): void {
  channel.postMessage({ kind: "locked" });
}

export function whenLocked(listener: () => void): void {
  lockListeners.push(listener);
}

/** Hears when another tab handed its half over after this one had shown itself locked: that tab was busy. */
export function whenHandedLate(listener: () => void): void {
  handedLate = listener;
}

/** This tab's half, or the one that another unlocked tab hands over: an officer has two monitors. */
export async function findHalf(): Promise<string | null> {
  const own = sessionStorage.getItem(HALF);
  if (own) return own;
  const handed = await askOtherTabs();
  if (handed) keepHalf(handed);
  return handed;
}

function askOtherTabs(): Promise<string | null> {
  return new Promise((resolve) => {
    let late = false;
    const listen = ({ data }: MessageEvent<Message>): void => {
      if (data.kind !== "half") return;
      clearTimeout(timer);
      channel.removeEventListener("message", listen);
      if (late) takeLate(data.half);
      else resolve(data.half);
    };
    const timer = setTimeout(() => {
      late = true;
      resolve(null);
    }, ANSWER_WITHIN);
    channel.addEventListener("message", listen);
    channel.postMessage({ kind: "ask" });
  });
}

function takeLate(half: string): void {
  if (hasHalf()) return;
  keepHalf(half);
  handedLate();
}
