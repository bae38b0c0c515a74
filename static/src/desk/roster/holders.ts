/** A desk that has its key: who holds it, which statements made it so, and what reporters are told. */

import type { Member } from "../../sealing/desk.ts";
import type { DeskPerson } from "../api.ts";
import { toHex } from "../bytes.ts";
import { longDay } from "../clocks.ts";
import { type DirectoryVerdict, checkDirectory } from "../directory.ts";
import { el, isolated, notice, replace } from "../dom.ts";
import { fingerprintOf } from "../officer.ts";
import { spokenWords } from "../spoken.ts";
import type { VerifiedStatement } from "./chain.ts";
import { changePart } from "./changing.ts";
import { nameOf, personOf } from "./compare.ts";
import type { Roster } from "./roster.ts";

export async function holdersPart(roster: Roster): Promise<HTMLElement> {
  const { chain, current } = roster.keys;
  const verdict = el("div", { role: "status" }, el("p", { class: "wait" }, "Comparing with what reporters are told …"));
  void checkDirectory(roster.keys).then((result) => replace(verdict, verdictNotice(result)));
  return el(
    "div",
    {},
    current && redNotice(roster, current),
    verdict,
    current && (await membersPanel(roster, current)),
    current && (await changePart(roster, current)),
    el("section", { class: "panel" }, el("h2", {}, "Statements of this desk"), el("p", { class: "quiet-text" }, "Each change of who holds the key is signed by two officers and names the one before it. Anybody can read this chain."), statementsTable(chain)),
  );
}

function verdictNotice(verdict: DirectoryVerdict): HTMLElement {
  const sentences: Readonly<Record<DirectoryVerdict, readonly ["good" | "danger" | "plain", string]>> = {
    same: ["good", "Reporters are given the same key that you hold."],
    different: ["danger", "Reporters are given another key than yours. Call the other officers and your administrator now."],
    missing: ["plain", "This desk is not in the public directory now. Reporters cannot write to it."],
    unreachable: ["plain", "The public directory cannot be read from here, so it was not compared."],
  };
  const [kind, sentence] = sentences[verdict];
  return notice(kind, el("p", {}, sentence));
}

/** Who is named and still at the desk; with one of them left the desk takes no new reports. */
function redNotice(roster: Roster, statement: VerifiedStatement): HTMLElement | null {
  const present = statement.members.filter((member) => personOf(roster, member));
  if (present.length > 1) return null;
  return notice("danger", el("p", {}, el("strong", {}, "Only one officer holds the key of this desk now."), " It takes no new reports: they go to the oversight desk until a second officer is admitted."));
}

async function membersPanel(roster: Roster, statement: VerifiedStatement): Promise<HTMLElement> {
  const rows: HTMLElement[] = [];
  for (const member of statement.members) rows.push(await memberRow(roster, member));
  const head = el("tr", {}, el("th", { scope: "col" }, "Officer"), el("th", { scope: "col" }, "Twelve words of their key"));
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, "Who holds the key"),
    el("table", { class: "members" }, el("caption", { class: "hidden-visually" }, "Officers who hold the key of this desk"), el("thead", {}, head), el("tbody", {}, ...rows)),
  );
}

async function memberRow(roster: Roster, member: Member): Promise<HTMLElement> {
  const person = personOf(roster, member);
  const own = person?.person === roster.unlocked.me.person.id;
  const name = isolated(nameOf(roster, member));
  return el("tr", {}, el("th", { scope: "row" }, name, own && " (you)"), el("td", { class: "spoken", translate: "no", "data-label": "Twelve words of their key" }, person ? await wordsOf(person) : ""));
}

async function wordsOf(person: DeskPerson): Promise<string> {
  if (!person.hpke || !person.sign) return "";
  return (await spokenWords(await fingerprintOf(person.hpke, person.sign))).join(" ");
}

function statementsTable(chain: readonly VerifiedStatement[]): HTMLElement {
  const head = ["No.", "Day", "Key no.", "Officers", "Fingerprint"].map((heading) => el("th", { scope: "col" }, heading));
  const rows = [...chain].reverse().map((statement) =>
    el("tr", {}, el("th", { scope: "row", "data-label": "No." }, statement.number), el("td", { "data-label": "Day" }, longDay(statement.day)), el("td", { "data-label": "Key no." }, statement.epoch), el("td", { "data-label": "Officers" }, statement.members.length), el("td", { class: "hash", "data-label": "Fingerprint" }, isolated(toHex(statement.hash).slice(0, 32), "ltr"))),
  );
  return el("table", { class: "members" }, el("caption", { class: "hidden-visually" }, "Statements, newest first"), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));
}
