/** What the timeline says of a case that was passed between desks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { passedWords } from "../../../../static/src/desk/offer/passed.ts";

const names = { aa: "Team Rio", bb: "Team Dakar" };
const event = { number: 1, actor: null, hash: "" };
const said = (kind: string, data: Record<string, unknown>): string | null => passedWords({ ...event, kind, data }, names);

test("each act names the other desk", () => {
  assert.equal(said("offer", { act: "offered", desk: "bb", note: "01" }), "Offered to Team Dakar");
  assert.equal(said("offer", { act: "taken_back", desk: "bb" }), "Offer to Team Dakar taken back");
  assert.equal(said("offer", { act: "declined", desk: "bb", note: "01" }), "Declined by Team Dakar");
  assert.equal(said("offer", { act: "declined", desk: "bb" }), "Declined by Team Dakar: they could not open it");
  assert.equal(said("transition", { from: "assessing", to: "acknowledged", from_desk: "aa", to_desk: "bb" }), "Taken over by Team Dakar from Team Rio");
});

test("a desk without a name is no empty word, and other events are told elsewhere", () => {
  assert.equal(said("offer", { act: "offered", desk: "cc" }), "Offered to another desk");
  assert.equal(said("transition", { from: "received", to: "acknowledged" }), null);
  assert.equal(said("note", {}), null);
});
