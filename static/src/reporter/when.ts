/** The month or quarter of the call: never a day, not before 2000, not in the future. */

export const FIRST_YEAR = 2000;
const EARLIEST_ZONE_MS = 14 * 3600 * 1000; // UTC+14: the month may have begun there already

export type WhenProblem = "choose_month" | "year_form" | "year_old" | "month_future";

/** `month` is "01" to "12" or "Q1" to "Q4"; the code of the time, or what is wrong with it. */
export function readWhen(month: string, year: string, now: Date): { time: string } | { problem: WhenProblem } {
  const western = westernDigits(year.trim());
  if (month === "") return { problem: "choose_month" };
  if (!/^\d{4}$/.test(western)) return { problem: "year_form" };
  if (Number(western) < FIRST_YEAR) return { problem: "year_old" };
  if (firstMonth(month, western) > latestMonth(now)) return { problem: "month_future" };
  return { time: `${western}-${month}` };
}

function firstMonth(month: string, year: string): string {
  if (!month.startsWith("Q")) return `${year}-${month}`;
  return `${year}-${String(3 * Number(month[1]) - 2).padStart(2, "0")}`;
}

function latestMonth(now: Date): string {
  return new Date(now.getTime() + EARLIEST_ZONE_MS).toISOString().slice(0, 7);
}

/** ٢٠٢٦ and ۲۰۲۶ are years too. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
