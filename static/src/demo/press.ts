/** Pressing a button of the demo's page: one deed at a time, and a sentence when it fails. */

const FAILED = "That did not work. Does the demo still run? Load this page again, and try again.";

/** Do it unless it is being done; `said` is where the page speaks of it. */
export function whenAsked(target: HTMLElement, event: "click" | "submit", said: HTMLElement, deed: (event: Event) => Promise<void>): void {
  let busy = false;
  target.addEventListener(event, (happened) => {
    happened.preventDefault();
    if (busy) return;
    busy = true;
    said.textContent = "";
    deed(happened)
      .catch(() => (said.textContent = FAILED))
      .finally(() => (busy = false));
  });
}

/** Whoever signs in in another window changes the token: the cookie has it, this page came with an older one. */
export async function post(address: string, body: FormData | null = null): Promise<Response> {
  body?.delete("csrfmiddlewaretoken"); // it would count before the header
  const token = /(?:^|; )csrf=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
  if (!answer.ok) throw new Error(`${address} was answered ${answer.status}.`);
  return answer;
}
