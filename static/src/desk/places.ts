/** Names of ports. One file with all of them: asking for one country would tell the server the case's country. */

import { countryWords } from "./words.ts";

type Names = Readonly<Record<string, string>>;

interface Complex {
  readonly name: string;
  readonly places: readonly string[];
}

/** What places are called, and under which complex they are published. */
export interface Places {
  readonly words: (code: string) => string;
  readonly complexOf: (code: string) => string;
  readonly isKnown: (code: string) => boolean;
}

let places: Promise<Places> | null = null;

async function fetched<Content>(address: string | undefined, none: Content): Promise<Content> {
  if (!address) return none;
  try {
    const answer = await fetch(address, { credentials: "omit" });
    return answer.ok ? ((await answer.json()) as Content) : none;
  } catch {
    return none;
  }
}

/** Both files once a page. */
export function allPlaces(): Promise<Places> {
  const { ports, complexes } = document.body.dataset;
  places ??= Promise.all([fetched<Names>(ports, {}), fetched<Record<string, Complex>>(complexes, {})]).then(([known, areas]) => placesOf(known, areas));
  return places;
}

export function placesOf(known: Names, complexes: Readonly<Record<string, Complex>>): Places {
  const complex = new Map(Object.entries(complexes).flatMap(([code, { places: members }]) => members.map((place) => [place, code] as const)));
  return {
    words: (code) => (Object.hasOwn(complexes, code) ? `${complexes[code]?.name}, ${countryWords(code.slice(0, 2))}` : placeWords(code, known)),
    complexOf: (code) => complex.get(code) ?? code,
    isKnown: (code) => Object.hasOwn(known, code) || /^[A-Z]{2}$/.test(code),
  };
}

/** "Rosario, Argentina"; a country alone is said so; a code without a name stays a code. */
function placeWords(code: string, known: Names): string {
  const country = countryWords(code.slice(0, 2));
  if (/^[A-Z]{2}$/.test(code)) return `${country} (country only)`;
  const name = Object.hasOwn(known, code) ? known[code] : slugWords(code);
  return name ? `${name}, ${country}` : `${code}, ${country}`;
}

function slugWords(code: string): string | null {
  const slug = /^[A-Z]{2}-(.+)$/.exec(code)?.[1];
  return slug ? slug.split("_").map(capital).join(" ") : null;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
