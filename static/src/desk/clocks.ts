/** The desk's clocks in words: what is due, when, and how far over it is. Days are UTC dates. */

import type { Clock } from "./api.ts";

const DAY = 86_400_000;

export type Urgency = "over" | "soon" | "later" | "none";

export interface ClockWords {
  readonly urgency: Urgency;
  readonly words: string;
  /** What is asked: acknowledge or answer. */
  readonly what: string;
  readonly day: string | null;
}

export interface Due {
  readonly acknowledge: Clock | null;
  readonly feedback: Clock | null;
}

/** The UTC date of an instant. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The house's day: the UTC date, moved as the demo's clock was moved when this page was made. */
export function houseDay(): string {
  return dayOf(new Date(Date.now() + Number(document.body.dataset["clockMoved"] ?? 0) * DAY));
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export const FINISHED: ReadonlySet<string> = new Set(["concluded", "not_proceeding", "purged"]);

/** The clock that runs now: first to acknowledge, then to tell the result; none when it is over. */
export function runningClock(status: string, due: Due): { what: string; clock: Clock } | null {
  if (FINISHED.has(status)) return null;
  if (status === "received" && due.acknowledge) return { what: "Confirm", clock: due.acknowledge };
  // a case that was answered and is open again has no clock of the law
  return due.feedback && !due.feedback.done ? { what: "Answer", clock: due.feedback } : null;
}

/** What the queue says beside a case: against the legal date; the desk's own target only warns earlier. */
export function clockWords(status: string, due: Due, today: string): ClockWords {
  const running = runningClock(status, due);
  if (!running) return { urgency: "none", words: "No clock", what: "", day: null };
  const { what, clock } = running;
  const left = daysBetween(today, clock.legal);
  const target = clock.target ? daysBetween(today, clock.target) : left;
  return { urgency: urgencyOf(left, target), words: dueWords(left), what, day: clock.legal };
}

function urgencyOf(left: number, target: number): Urgency {
  if (left < 0) return "over";
  return left <= 3 || target <= 0 ? "soon" : "later";
}

/** "due in 2 days", "due today", "1 day overdue". */
export function dueWords(left: number): string {
  if (left === 0) return "due today";
  if (left === 1) return "due tomorrow";
  if (left === -1) return "1 day overdue";
  return left > 0 ? `due in ${left} days` : `${-left} days overdue`;
}

/** "25 November 2026" in the reader's language, from a date without time. */
export function longDay(day: string, language = "en-GB"): string {
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return day; // a letter says whatever its writer wrote
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** "Wed 25 Nov" for tables. */
export function shortDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** An instant with its time zone, for the file: evidence carries its time. */
export function instantWords(instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(instant));
}
