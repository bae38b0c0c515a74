/** Posts a sealed report: the same bytes until an answer comes, so that none arrives twice. */

export type Outcome = "received" | "stale" | "was_there" | "refused" | "lost";

const PATIENCE_MS = 60_000;
const SLOWEST_LINK = 300; // bytes a second that a satellite telephone carries
const BUSY = [408, 425, 429];

export async function postReport(body: Uint8Array<ArrayBuffer>): Promise<Outcome> {
  let answer: Response;
  try {
    answer = await post("/api/v1/reports", body);
  } catch {
    return "lost";
  }
  if (answer.status === 201) return "received";
  if (answer.status === 409) return (await codeOf(answer)) === "stale_directory" ? "stale" : "was_there";
  return isBusy(answer.status) ? "lost" : "refused";
}

/** Our side is down, the line too slow, or too many are at once: try again; anything else will not become right. */
export function isBusy(status: number): boolean {
  return status >= 500 || BUSY.includes(status);
}

/** One binary post without cookies; it fails when the link does not answer in a minute more than the bytes may need. */
export async function post(address: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS + (1000 * body.length) / SLOWEST_LINK);
  try {
    return await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: patience.signal,
    });
  } finally {
    clearTimeout(timer);
  }
}

async function codeOf(answer: Response): Promise<string> {
  try {
    return String(((await answer.json()) as { code?: unknown }).code ?? "");
  } catch {
    return "";
  }
}
