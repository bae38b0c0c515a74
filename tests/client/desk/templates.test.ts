/** Status letters: their first line, and the templates in the reporter's language. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { TEMPLATE_LANGUAGES, acknowledgement, erasingLetter, movedLetter, readStatusText, statusText } from "../../../static/src/desk/templates.ts";

test("the acknowledgement names the day in the reporter's language", () => {
  assert.match(acknowledgement("en", "2027-03-01").text, /by 1 March 2027\./);
  const arabic = acknowledgement("ar", "2027-03-01");
  assert.equal(arabic.dir, "rtl");
  assert.match(arabic.text, /مارس/);
});

test("every template names its day and asks whether anybody is in danger", () => {
  for (const language of TEMPLATE_LANGUAGES) {
    const { text, language: used } = acknowledgement(language, "2027-03-01");
    assert.equal(used, language);
    assert.match(text, /2027|٢٠٢٧/);
    assert.match(text, /[?؟]/);
  }
  assert.match(acknowledgement("es", "2027-03-01").text, /antes del 1 de marzo de 2027\./);
});

test("every language says until when an erasing can be stopped, and that it was or may not be", () => {
  for (const language of TEMPLATE_LANGUAGES) {
    assert.match(erasingLetter(language, "withdrawing", "2027-03-01").text, /2027|٢٠٢٧/);
    const texts = (["withdrawing", "continued", "held"] as const).map((kind) => erasingLetter(language, kind, "2027-03-01").text);
    assert.equal(new Set(texts).size, 3);
  }
});

test("who reads that another team has the report reads which, and by when it answers if it has not yet", () => {
  for (const language of TEMPLATE_LANGUAGES) {
    const { text, language: used } = movedLetter(language, "Team Dakar", "2027-03-01");
    assert.equal(used, language);
    assert.match(text, /Team Dakar/);
    assert.match(text, /2027|٢٠٢٧/);
    const answered = movedLetter(language, "Team Dakar", null).text;
    assert.doesNotMatch(answered, /2027|٢٠٢٧|null/);
    assert.ok(answered.length < text.length);
  }
});

test("a language without a template gets English, and says so", () => {
  assert.equal(acknowledgement("tl", "2027-03-01").language, "en");
});

test("what is written into a status letter is read out of it again", () => {
  const text = statusText("acknowledged", "2027-03-01", "We have read it.\n\nWrite here.");
  assert.deepEqual(readStatusText(text), { status: "acknowledged", detail: "2027-03-01", words: "We have read it.\n\nWrite here." });
});

test("a status without a day stands alone in its line", () => {
  assert.equal(statusText("assessing", null, "  Words "), "assessing\nWords");
  assert.deepEqual(readStatusText("assessing"), { status: "assessing", detail: "", words: "" });
});
