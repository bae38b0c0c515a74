/** Which letter asks to withdraw, which one stops it, and what the timeline says. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseFile, EventRow } from "../../../static/src/desk/api.ts";
import { askingLetter, replyLetter } from "../../../static/src/desk/case/ending.ts";
import { endingEventWords, reasonWords } from "../../../static/src/desk/ending_words.ts";
import type { ThreadLetter } from "../../../static/src/desk/opening.ts";

function event(kind: string, data: Record<string, unknown>): EventRow {
  return { number: 2, kind, actor: null, data, hash: "" };
}

function fileOf(sides: readonly (0 | 1)[], ...events: readonly EventRow[]): CaseFile {
  return { letters: sides.map((side, slot) => ({ slot, side, day: "", box: "" })), events } as unknown as CaseFile;
}

function letter(slot: number, kind: string | null, side: "reporter" | "desk" | null = "reporter", problems: readonly string[] = []): ThreadLetter {
  return { slot, kind, side, problems } as unknown as ThreadLetter;
}

test("the newest letter of the reporter that asks is meant, and none that does not fit", () => {
  const letters = [letter(0, "withdraw"), letter(1, "withdraw"), letter(2, "withdraw", "desk"), letter(3, "withdraw", "reporter", ["chain_broken"]), letter(4, "text")];
  assert.equal(askingLetter(fileOf([0, 0, 1, 0, 0]), letters)?.slot, 1);
  assert.equal(askingLetter(fileOf([0]), [letter(0, "text")]), null);
});

test("a letter that a later one stopped asks no more", () => {
  const stopped = event("withdrawal", { withdrawal: "stopped", letter: 2, slot: 3 });
  assert.equal(askingLetter(fileOf([0, 1, 0, 1], stopped), [letter(0, "withdraw"), letter(2, "text")]), null);
  assert.equal(askingLetter(fileOf([0, 1, 0, 1, 0], stopped), [letter(0, "withdraw"), letter(4, "withdraw")])?.slot, 4);
});

test("whatever the reporter has written since stops it, also what does not open", () => {
  const begun = event("withdrawal", { withdrawal: "begun", slot: 1, on: "2026-12-09" });
  const letters = [letter(0, "withdraw"), letter(1, "status", "desk")];
  assert.equal(replyLetter(fileOf([0, 1], begun), letters), null);
  assert.equal(replyLetter(fileOf([0, 1, 1], begun), [...letters, letter(2, "text", "desk")]), null);
  assert.equal(replyLetter(fileOf([0, 1, 0], begun), [...letters, letter(2, null, null)])?.slot, 2);
});

test("the timeline says what was done, and why", () => {
  assert.equal(endingEventWords(event("hold", { hold: "placed", why: "inquiry" })), "Legal hold placed: An inquiry is going on");
  assert.equal(endingEventWords(event("hold", { hold: "lifted" })), "Legal hold lifted by two officers");
  assert.match(endingEventWords(event("proposal", { act: "erase", why: "not_a_report" })) ?? "", /^Proposed: Erase .* It is no report$/);
  assert.equal(endingEventWords(event("proposal", { answer: "rejected" })), "Proposal rejected");
  assert.equal(endingEventWords(event("withdrawal", { on: "2026-12-09" })), "Withdrawal begun, due on 9 December 2026");
  assert.equal(endingEventWords(event("letter", {})), null);
  assert.equal(reasonWords("erase", "a code to come"), "a code to come");
});
