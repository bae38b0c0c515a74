/** Names of ports. One file with all of them: asking for one country would tell the server the case's country. */

import { countryWords } from "./words.ts";

let names: Promise<Readonly<Record<string, string>>> | null = null;

async function fetchNames(): Promise<Readonly<Record<string, string>>> {
  const address = document.body.dataset["ports"];
  if (!address) return {};
  try {
    const answer = await fetch(address, { credentials: "omit" });
    return answer.ok ? ((await answer.json()) as Record<string, string>) : {};
  } catch {
    return {};
  }
}

export function placeNames(): Promise<Readonly<Record<string, string>>> {
  names ??= fetchNames();
  return names;
}

/** "Rosario, Argentina"; a country alone is said so; a code without a name stays a code. */
export function placeWords(code: string, known: Readonly<Record<string, string>>): string {
  const country = countryWords(code.slice(0, 2));
  if (/^[A-Z]{2}$/.test(code)) return `${country} (country only)`;
  const name = known[code] ?? slugWords(code);
  return name ? `${name}, ${country}` : `${code}, ${country}`;
}

function slugWords(code: string): string | null {
  const slug = /^[A-Z]{2}-(.+)$/.exec(code)?.[1];
  return slug ? slug.split("_").map(capital).join(" ") : null;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
