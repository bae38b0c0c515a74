/** What is sent: the coded answers, the card and the report's own JSON (protocol.md section 7). */

import type { Card, ReportText } from "../sealing/index.ts";
import { COUNTED, VERSION } from "../generated/vocabulary.ts";
import { answersTo, answerTo, givenTo } from "./choices.ts";
import { byId, language } from "./page.ts";
import { excludedTeam } from "./readers.ts";
import { place, time } from "./where.ts";

export type Coded = Record<string, string | string[]> & { place: string; time: string; kind: string };

/** Facet names to codes; a skipped question is absent, several codes are sorted. */
export function codedAnswers(): Coded {
  const coded: Coded = { place: place(), time: time(), track: isRecord() ? "record" : "case", kind: kind() };
  if (answerTo("track") === "clean") return coded;
  for (const name of COUNTED) {
    if (name in coded) continue;
    const given = givenTo(name);
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

export function cardOf(coded: Coded): Card {
  const skipped = answerTo("track") === "clean";
  return {
    v: 1,
    schema: VERSION,
    place: coded.place,
    time: coded.time,
    kind: coded.kind,
    inspection_type: skipped ? "" : answerTo("inspection_type"),
    actor: skipped ? "" : answerTo("actor"),
    language: language(),
    record: isRecord(),
  };
}

/** What only the team reads; a record carries no words. */
export function reportOf(coded: Coded): ReportText {
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
