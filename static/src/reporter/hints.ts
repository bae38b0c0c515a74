/** Finds in an account what may point at a ship or a person: names, numbers, addresses, days. */

export type HintKind = "ship" | "number" | "contact" | "day";

export interface Hint {
  readonly kind: HintKind;
  readonly text: string;
  readonly start: number;
}

const SHIP = /\b(?:M\/?V|M\/?T|M\/?S|S\/?S)\.?\s+["“']?\p{Lu}[\p{L}\d'-]*(?:\s+\p{Lu}[\p{L}\d'-]*){0,3}/gu;
const IMO = /\b(?:IMO\s*(?:(?:no\.?|number)\s*)?)?(\d{7})\b/giu;
const CONTAINER = /\b[A-Z]{3}[UJZ]\s?\d{6}[\s-]?\d\b/giu;
// no address has more before its @; a bound keeps a long run without one from being tried for ever
const EMAIL = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu;
const TELEPHONE = /\+?\d[\d\s().-]{7,}\d/gu;
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const DAY = new RegExp(
  `\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|` +
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?:${MONTHS})\\p{L}*|\\b(?:${MONTHS})\\p{L}*\\s+\\d{1,2}(?:st|nd|rd|th)?\\b`,
  "giu",
);

/** Every hint once, in the order of the text; what overlaps an earlier find is left out. */
export function findHints(account: string): Hint[] {
  const found: Hint[] = [];
  const add = (kind: HintKind, pattern: RegExp, fits: (match: RegExpMatchArray) => boolean): void => {
    for (const match of account.matchAll(pattern)) {
      const hint = { kind, text: match[0].trim(), start: match.index };
      if (fits(match) && !found.some((other) => overlap(other, hint))) found.push(hint);
    }
  };
  const always = (): boolean => true;
  add("ship", SHIP, always);
  add("contact", EMAIL, always);
  add("day", DAY, always);
  add("number", CONTAINER, (match) => isContainerNumber(match[0]));
  add("number", IMO, (match) => isImoNumber(match[1] as string));
  add("contact", TELEPHONE, (match) => match[0].replace(/\D/g, "").length >= 8);
  return found.sort((one, other) => one.start - other.start);
}

function overlap(one: Hint, other: Hint): boolean {
  return one.start < other.start + other.text.length && other.start < one.start + one.text.length;
}

/** d1..d6 times 7..2, summed; the last digit of the sum is d7. */
export function isImoNumber(digits: string): boolean {
  if (!/^\d{7}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 6; index++) sum += Number(digits[index]) * (7 - index);
  return sum % 10 === Number(digits[6]);
}

/** ISO 6346: letters count from 10 without multiples of 11, places by powers of two. */
export function isContainerNumber(text: string): boolean {
  const signs = text.toUpperCase().replace(/[\s-]/g, "");
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(signs)) return false;
  let sum = 0;
  for (let index = 0; index < 10; index++) sum += valueOf(signs[index] as string) * 2 ** index;
  return (sum % 11) % 10 === Number(signs[10]);
}

function valueOf(sign: string): number {
  if (/\d/.test(sign)) return Number(sign);
  const place = sign.charCodeAt(0) - 55; // A is 10
  return place + Math.floor((place - 1) / 10);
}
