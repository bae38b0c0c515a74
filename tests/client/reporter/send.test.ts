/** What an answer means for a report that is on its way, and how long its link may take. */

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { post, postReport } from "../../../static/src/reporter/send.ts";

const BODY = new Uint8Array(8_722);
const LONGEST = new Uint8Array(71_122);

afterEach(() => mock.restoreAll());

function answering(status: number, code = ""): void {
  const body = code ? JSON.stringify({ code }) : null;
  mock.method(globalThis, "fetch", async () => new Response(body, { status }));
}

for (const status of [408, 425, 429, 500, 502, 503, 504]) {
  test(`${status} is tried again: nothing is wrong with the report`, async () => {
    answering(status);
    assert.equal(await postReport(BODY), "lost");
  });
}

test("other refusals are told, and what arrived before has arrived", async () => {
  for (const [status, code, outcome] of [
    [400, "bad_layout", "refused"],
    [413, "too_long", "refused"],
    [409, "stale_directory", "stale"],
    [409, "id_conflict", "was_there"],
    [201, "", "received"],
  ] as const) {
    answering(status, code);
    assert.equal(await postReport(BODY), outcome, `${status} ${code}`);
  }
});

test("a link that breaks is a lost answer", async () => {
  mock.method(globalThis, "fetch", async () => Promise.reject(new TypeError("gone")));
  assert.equal(await postReport(BODY), "lost");
});

test("the longest report has the time that a satellite telephone takes for it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let given: AbortSignal | null | undefined;
  let answer = (_: Response): void => undefined;
  mock.method(globalThis, "fetch", (_address: string, request: RequestInit) => {
    given = request.signal;
    return new Promise<Response>((resolve) => (answer = resolve));
  });
  const sent = post("/api/v1/reports", LONGEST);
  context.mock.timers.tick(4 * 60_000);
  assert.equal(given?.aborted, false);
  context.mock.timers.tick(2 * 60_000);
  assert.equal(given?.aborted, true);
  answer(new Response(null, { status: 201 }));
  assert.equal((await sent).status, 201);
});
