/** Who will read this: filled from the directory when the place is known. */

import { KIND_CLASSES } from "../generated/vocabulary.ts";
import { answerTo, setAnswer, watchAnswer } from "./choices.ts";
import { clearMistakes } from "./errors.ts";
import { directory, teamsFor, type Desk } from "./directory.ts";
import { byId, isolated, make, show, word } from "./page.ts";

/** Kinds that the usual team may be part of, or that are not about demands for money. */
const OWN_SIDE_KINDS = ["offer_by_ship_side", "crew_abuse", "smuggling_approach"];

let teams: { usual: Desk; other: Desk } | null = null;
let picked = false;

export function watchReaders(): void {
  watchAnswer("reader", () => (picked = true));
  watchAnswer("kind", () => showOneLine());
  watchAnswer("actor", () => showOneLine());
}

/** Fetch and show the teams of a place; false if the list did not arrive. */
export async function showReaders(place: string): Promise<boolean> {
  try {
    teams = teamsFor(await directory(), place);
  } catch {
    byId("readers").replaceChildren(make("p", "", word("not_open")));
    return false;
  }
  if (teams) describe(teams);
  else byId("readers").replaceChildren(make("p", "", word("no_team")));
  showOneLine();
  return true;
}

export function hasReaders(): boolean {
  return teams !== null;
}

/** Reports about the ship's own side, abuse and smuggling go to the other team, unless picked. */
export function goesToOther(): boolean {
  if (picked) return answerTo("reader") === "own_side";
  return OWN_SIDE_KINDS.includes(answerTo("kind")) || answerTo("actor") === "own_company_or_charterer";
}

export function chosenTeam(): Desk | null {
  return teams && (goesToOther() ? teams.other : teams.usual);
}

/** The usual team, where the reporter wants that it does not read this. */
export function excludedTeam(): Desk | null {
  const excluded = teams && goesToOther() && teams.other.id !== teams.usual.id;
  return excluded ? teams!.usual : null;
}

export function wasRerouted(): boolean {
  return !picked && excludedTeam() !== null;
}

export function isAboutDanger(): boolean {
  return ["crew_abuse", "smuggling_approach"].includes(answerTo("kind"));
}

export function isIncident(): boolean {
  return KIND_CLASSES[answerTo("kind")] === "incident";
}

function describe({ usual, other }: { usual: Desk; other: Desk }): void {
  byId("readers").replaceChildren(make("p", "", teamInWords(usual)), make("p", "", worksFor(usual)));
  byId("reader-own-side").textContent = word("other_team", { team: [other.name, ...other.organisations].join(", ") });
  show(byId("reader-other"), other.id !== usual.id);
  const custody = [word("retention", { months: usual.retention })];
  if (usual.custodians?.length) custody.unshift(word("custodians", { list: inList(usual.custodians) }));
  byId("custody").textContent = custody.join(" ");
  if (picked) return;
  setAnswer("reader", "case");
  clearMistakes(); // of somebody who went on before the list had arrived
}

function teamInWords(desk: Desk): string {
  const organisation = desk.organisations[0];
  const values = { team: desk.name, organisation: organisation ?? "", n: desk.people };
  return word(organisation ? "team" : "team_alone", values);
}

function worksFor(desk: Desk): string {
  return desk.organisations.length ? word("work_for", { list: inList(desk.organisations) }) : "";
}

function inList(names: readonly string[]): string {
  return new Intl.ListFormat(document.documentElement.lang).format(names.map(isolated));
}

function showOneLine(): void {
  const team = chosenTeam();
  for (const line of document.querySelectorAll<HTMLElement>(".reader-line")) {
    show(line, team !== null && answerTo("track") !== "case");
    if (team) line.textContent = word("one_line", { team: team.name, n: team.people });
  }
}
