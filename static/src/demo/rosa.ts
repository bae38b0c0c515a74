/** Rosa's window, opened from the demo's page: her link can be cut, and what leaves it is kept here. */

import { byId, el, replace } from "../desk/dom.ts";
import { counted } from "../desk/words.ts";
import { hexLines, hits } from "./search.ts";

const LOOK_EVERY = 150;
const SHOWN = 512;

/** One post that left Rosa's browser. */
interface Sent {
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly answer: string;
}

type Fetch = typeof fetch;
type Watched = Window & { fetch: Fetch & { watched?: boolean } };

let rosa: Watched | null = null;
let own: Fetch | null = null;
let isCut = false;
let began = 0;
const sent: Sent[] = [];

export function watchRosa(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-rosa]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      openRosa(link.href, link.dataset["rosa"] === "timed");
    });
  }
  byId("cut").addEventListener("click", () => cutLink(!isCut));
  addEventListener("pagehide", letGo);
  document.querySelector("#look-in-posts")?.addEventListener("input", showSent);
  setInterval(tick, LOOK_EVERY);
}

function cutLink(cut: boolean): void {
  isCut = cut;
  byId("cut").textContent = cut ? "Mend her link" : "Cut her link";
  byId("cut").setAttribute("aria-pressed", String(cut));
  if (!cut) withRosa((her) => her.dispatchEvent(new Event("online"))); // as a browser says it
}

/** This page goes, and nobody else could mend her link. */
function letGo(): void {
  withRosa((her) => (her.fetch = own ?? her.fetch));
  cutLink(false);
}

function openRosa(address: string, timed: boolean): void {
  rosa = window.open(address, "fairlead-rosa") as Watched | null;
  if (timed) began = Date.now();
}

/** A page that Rosa goes to has a fetch of its own: each is watched as soon as it is there. */
function tick(): void {
  if (began) say("stopwatch", `${Math.round((Date.now() - began) / 1000)} seconds`);
  withRosa((her) => {
    if (!her.fetch || her.fetch.watched) return;
    own = her.fetch.bind(her);
    her.fetch = Object.assign(through(own), { watched: true });
  });
}

function withRosa(deed: (her: Watched) => void): void {
  try {
    if (rosa && !rosa.closed) deed(rosa);
  } catch {
    // she has gone to another site, where nobody may look
  }
}

function through(original: Fetch): Fetch {
  return async (input, init) => {
    if (isCut) throw new TypeError("Failed to fetch: the demo has cut this link.");
    if (init?.method !== "POST") return original(input, init);
    const bytes = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
    const answer = await original(input, init);
    keep({ address: String(input), bytes, answer: `${answer.status}` });
    return answer;
  };
}

function keep(post: Sent): void {
  sent.push(post);
  if (post.address.endsWith("/reports") && post.answer === "201" && began) {
    say("stopwatch", `${((Date.now() - began) / 1000).toFixed(0)} seconds, from the first click to the receipt`);
    began = 0;
  }
  showSent();
}

function showSent(): void {
  const wanted = document.querySelector<HTMLInputElement>("#look-in-posts")?.value ?? "";
  const rows = sent.map((post) => row(post, wanted));
  replace(document.getElementById("sent") as HTMLElement, ...rows);
}

function row(post: Sent, wanted: string): HTMLElement {
  const said = wanted.length < 4 ? "" : `, your words: ${counted(hits(post.bytes, wanted), "hit")}`;
  const title = `${post.address}: ${post.bytes.length.toLocaleString("en-GB")} bytes, answered ${post.answer}${said}`;
  return el("li", {}, el("details", {}, el("summary", {}, title), el("pre", { class: "bytes", tabindex: 0 }, hexLines(post.bytes, SHOWN))));
}

function say(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}
