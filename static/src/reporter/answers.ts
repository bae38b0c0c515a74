/** What is sent: the coded answers, the card and the report's own JSON (protocol.md section 7). */

import { COUNTED, FACETS, VERSION } from "../generated/vocabulary.ts";
import { answersTo, answerTo } from "./choices.ts";
import { byId, language } from "./page.ts";
import { excludedTeam } from "./readers.ts";
import { place, time } from "./where.ts";

export type Coded = Record<string, string | string[]>;

/** Facet names to codes; a skipped question is absent, several codes are sorted. */
export function codedAnswers(): Coded {
  const coded: Coded = { place: place(), time: time(), track: isRecord() ? "record" : "case", kind: kind() };
  if (answerTo("track") === "clean") return coded;
  for (const name of COUNTED) {
    if (name in coded) continue;
    const given = FACETS[name]?.several ? answersTo(name) : answerTo(name);
    if (given.length > 0) coded[name] = given;
  }
  return coded;
}

export function isRecord(): boolean {
  return answerTo("track") !== "case";
}

function kind(): string {
  return answerTo("track") === "clean" ? "no_demand" : answerTo("kind");
}

export function cardOf(coded: Coded): Record<string, unknown> {
  const { place: where, time: when, kind: what } = coded;
  return {
    v: 1,
    schema: VERSION,
    place: where,
    time: when,
    kind: what,
    inspection_type: coded["inspection_type"] ?? "",
    actor: coded["actor"] ?? "",
    language: language(),
    record: isRecord(),
  };
}

/** What only the team reads; a record carries no words. */
export function reportOf(coded: Coded): Record<string, unknown> {
  const told = !isRecord();
  const excluded = excludedTeam();
  return {
    v: 1,
    schema: VERSION,
    answers: coded,
    account: told ? byId<HTMLTextAreaElement>("account").value : "",
    who_started: told ? answerTo("who_started") : "",
    reported_elsewhere: told ? answersTo("reported_elsewhere") : [],
    container: told ? containerNumber() : "",
    excluded_desks: excluded ? [excluded.id] : [],
  };
}

function containerNumber(): string {
  if (answerTo("kind") !== "container_or_seal_tampering") return "";
  return byId<HTMLInputElement>("container").value.toUpperCase().replace(/[\s-]/g, "");
}
