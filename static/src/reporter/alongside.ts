/** "Is it happening now?": asked where the team that will read keeps hours of duty, with what these say at this moment. */

import type { Desk } from "./directory.ts";
import { changesAt, clockOf, daysAhead, dutyAt, isDuty, weekdayOf, type DutyNow } from "./duty.ts";
import { byId, language, show, word } from "./page.ts";
import { chosenTeam } from "./readers.ts";

/** Shown with the answers, once it is known who reads. */
export function showAlongside(): void {
  const team = chosenTeam();
  const now = team && dutyNow(team);
  show(byId("q-alongside"), now !== null);
  if (team && now) byId("duty-hours").textContent = `${sentence(team, now)} ${word("duty_clock", { time: clockOf(now.minute) })}`;
}

/** Only where it was offered: a team without hours of duty is never told so. */
export function isAlongsideNow(): boolean {
  const team = chosenTeam();
  return team !== null && dutyNow(team) !== null && box().checked;
}

export function forgetAlongside(): void {
  box().checked = false;
}

function box(): HTMLInputElement {
  return byId<HTMLInputElement>("alongside-now");
}

function dutyNow({ duty }: Desk): DutyNow | null {
  return isDuty(duty) ? dutyAt(duty, new Date()) : null;
}

function sentence({ name: team }: Desk, now: DutyNow): string {
  if (now.ahead === null) return word("duty_always", { team });
  return word(now.on ? "duty_until" : "duty_next", { team, time: dayAndTime(now) });
}

function dayAndTime(now: DutyNow): string {
  const time = clockOf(changesAt(now));
  const days = daysAhead(now);
  if (days < 2) return word(days === 0 ? "today_at" : "tomorrow_at", { time });
  return `${weekdayName(weekdayOf(changesAt(now)))} ${time}`;
}

function weekdayName(weekday: number): string {
  const monday = Date.UTC(2024, 0, 1); // a Monday
  return new Intl.DateTimeFormat(language(), { weekday: "long", timeZone: "UTC" }).format(new Date(monday + weekday * 86_400_000));
}
