/** Hints: the same cases hold for the simple form's copy in Python. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findHints } from "../../../static/src/reporter/hints.ts";

interface Case {
  readonly account: string;
  readonly hints: readonly (readonly [string, string])[];
}

const { cases } = JSON.parse(readFileSync(new URL("../../vectors/hints.json", import.meta.url), "utf8")) as { cases: Case[] };

for (const { account, hints } of cases) {
  test(account, () => {
    assert.deepEqual(findHints(account).map(({ kind, text }) => [kind, text]), hints);
  });
}
