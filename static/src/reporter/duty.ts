/** When somebody of a team is on duty: its week in its own time, read from this computer's clock without a request. */

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** On these days of the week (digits, 0 is Monday), from and until a minute of the wall clock; `until` may lie on the next day. */
type Hours = readonly [days: string, from: number, until: number];

export interface Duty {
  readonly zone: string;
  readonly hours: readonly Hours[];
}

export interface DutyNow {
  readonly on: boolean;
  /** Which minute of the week it is there. */
  readonly minute: number;
  /** Minutes until it changes; null where somebody is on duty at all hours. */
  readonly ahead: number | null;
}

/** Whether what came in a directory is a week of duty. */
export function isDuty(value: unknown): value is Duty {
  const { zone, hours } = (typeof value === "object" && value !== null ? value : {}) as { zone?: unknown; hours?: unknown };
  return typeof zone === "string" && Array.isArray(hours) && hours.length > 0 && hours.every(areHours);
}

function areHours(value: unknown): value is Hours {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [days, from, until] = value as unknown[];
  if (typeof days !== "string" || !/^[0-6]{1,7}$/.test(days)) return false;
  return Number.isInteger(from) && Number.isInteger(until) && (from as number) >= 0 && (from as number) < DAY && (until as number) > (from as number) && (until as number) <= 2 * DAY;
}

/** Null where this browser does not know the time zone. */
export function dutyAt({ zone, hours }: Duty, moment: Date): DutyNow | null {
  const minute = minuteThere(zone, moment);
  if (minute === null) return null;
  const spans = hours.flatMap(([days, from, until]) => [...days].map((day) => ({ start: Number(day) * DAY + from, length: until - from })));
  let ahead = 0;
  for (;;) {
    const left = Math.max(...spans.map(({ start, length }) => length - ((minute + ahead - start + 2 * WEEK) % WEEK)));
    if (left <= 0) break; // nobody is on duty then
    ahead += left; // one span may begin where another ends
    if (ahead >= WEEK) return { on: true, minute, ahead: null };
  }
  if (ahead > 0) return { on: true, minute, ahead };
  return { on: false, minute, ahead: Math.min(...spans.map(({ start }) => (start - minute + WEEK) % WEEK)) };
}

/** How many midnights lie before the change. */
export function daysAhead({ minute, ahead }: DutyNow): number {
  return Math.floor(((minute % DAY) + (ahead ?? 0)) / DAY);
}

/** The minute of the week at which it changes. */
export function changesAt({ minute, ahead }: DutyNow): number {
  return (minute + (ahead ?? 0)) % WEEK;
}

/** A minute of the week as clocks show it, in digits that everybody reads. */
export function clockOf(minute: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;
}

/** The day of the week of a minute, 0 is Monday. */
export function weekdayOf(minute: number): number {
  return Math.floor((minute % WEEK) / DAY);
}

function minuteThere(zone: string, moment: Date): number | null {
  try {
    const style = { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    const parts = new Intl.DateTimeFormat("en-GB", style).formatToParts(moment);
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
    return DAYS.indexOf(part("weekday")) * DAY + Number(part("hour")) * 60 + Number(part("minute"));
  } catch {
    return null; // a browser that knows no such zone
  }
}
