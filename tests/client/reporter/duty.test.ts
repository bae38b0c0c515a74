/** Hours of duty, read from this computer's clock in the team's own time; the same cases as Python's. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Duty, changesAt, clockOf, daysAhead, dutyAt, isDuty, weekdayOf } from "../../../static/src/reporter/duty.ts";

const DAY = 1440;
const WORKING: Duty = { zone: "America/Argentina/Buenos_Aires", hours: [["0", 480, 1080]] };
const NIGHT: Duty = { zone: "UTC", hours: [["6", 1320, 1800]] };

function at(duty: Duty, moment: string) {
  const now = dutyAt(duty, new Date(`${moment}:00Z`));
  assert.ok(now);
  return { ...now, changes: changesAt(now), days: daysAhead(now) };
}

test("it is read from the clock on the wall of the team", () => {
  assert.deepEqual(at(WORKING, "2026-11-23T11:30"), { on: true, minute: 510, ahead: 570, changes: 1080, days: 0 });
  assert.deepEqual(at(WORKING, "2026-11-23T10:59"), { on: false, minute: 479, ahead: 1, changes: 480, days: 0 });
  assert.equal(at(WORKING, "2026-11-23T21:00").days, 7);
  assert.equal(at(WORKING, "2026-11-22T21:00").days, 1);
});

test("a night over the end of the week is one", () => {
  for (const moment of ["2026-11-22T22:00", "2026-11-23T05:59"]) {
    assert.equal(at(NIGHT, moment).on, true);
    assert.equal(clockOf(at(NIGHT, moment).changes), "06:00");
    assert.equal(weekdayOf(at(NIGHT, moment).changes), 0);
  }
  assert.equal(at(NIGHT, "2026-11-23T06:00").on, false);
  assert.equal(at(NIGHT, "2026-11-22T21:59").on, false);
});

test("hours that follow each other are one, and those of every day never end", () => {
  const joined: Duty = { zone: "UTC", hours: [["0", 480, 1440], ["1", 0, 1500]] };
  assert.deepEqual(at(joined, "2026-11-23T09:00"), { on: true, minute: 540, ahead: 2 * DAY + 60 - 540, changes: 2 * DAY + 60, days: 2 });
  assert.equal(at({ zone: "UTC", hours: [["0123456", 0, 1440]] }, "2026-11-25T12:00").ahead, null);
  assert.equal(at({ zone: "UTC", hours: [["0123456", 360, 1080], ["0123456", 1080, 1800]] }, "2026-11-25T12:00").ahead, null);
});

test("the hour that summer time skips moves nothing", () => {
  const sunday: Duty = { zone: "Europe/Berlin", hours: [["6", 0, 480]] };
  assert.equal(at(sunday, "2026-03-29T05:59").on, true);
  assert.equal(at(sunday, "2026-03-29T06:00").on, false);
});

test("a zone that this browser does not know is not offered", () => {
  assert.equal(dutyAt({ zone: "Sea/Nowhere", hours: WORKING.hours }, new Date()), null);
});

test("what is no week of duty is none: an older door's words, and whatever somebody made up", () => {
  assert.ok(isDuty(WORKING) && isDuty(NIGHT));
  const hours = [null, "", [], [[]], [["0", 1]], [["7", 0, 60]], [["", 0, 60]], [["0", -1, 60]], [["0", 60, 60]], [["0", 0, 2881]], [["0", 0.5, 60]], [[0, 0, 60]], [["0", 0, 60], null]];
  for (const wrong of hours) assert.equal(isDuty({ zone: "UTC", hours: wrong }), false, JSON.stringify(wrong));
  for (const wrong of [null, undefined, "", "by telephone", 1, [], {}, { zone: 1, hours: WORKING.hours }]) assert.equal(isDuty(wrong), false, JSON.stringify(wrong));
});

test("minute by minute through a week it changes exactly when it said", () => {
  const duty: Duty = { zone: "UTC", hours: [["024", 300, 900], ["5", 1000, 2000], ["6", 560, 600]] };
  const monday = Date.UTC(2026, 10, 23);
  const all = Array.from({ length: 7 * DAY }, (_, minute) => dutyAt(duty, new Date(monday + minute * 60_000)));
  for (const [minute, now] of all.entries()) {
    assert.equal(now?.minute, minute);
    const later = all[(minute + (now?.ahead ?? 0)) % (7 * DAY)];
    assert.notEqual(later?.on, now?.on);
  }
});
