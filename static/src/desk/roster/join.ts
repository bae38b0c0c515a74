/** An officer who joins: waits to be admitted, then compares the key of one who signed for them, and only then opens anything. */

import { el, notice } from "../dom.ts";
import { type VerifiedStatement, believe, vouchersOf } from "./chain.ts";
import { type Colleague, comparison, hasKey, ownWords, personOf } from "./compare.ts";
import type { Roster } from "./roster.ts";
import { isNamed, ownHolder } from "./shares.ts";

export async function joinPart(roster: Roster): Promise<HTMLElement> {
  const newest = roster.keys.uncompared.at(-1) as VerifiedStatement;
  const named = isNamed(newest.members, ownHolder(roster.unlocked).member);
  return el("div", {}, named ? await acceptPart(roster) : waitPart(roster, newest), await ownWords(roster));
}

function waitPart(roster: Roster, newest: VerifiedStatement): HTMLElement {
  const names = newest.members.map((member) => personOf(roster, member)?.name).filter(Boolean).join(", ");
  const holders = names ? `${names} hold it.` : "Nobody at this desk holds it any more.";
  return notice("plain", el("p", {}, el("strong", {}, "You do not hold the key of this desk."), ` ${holders} Ask one of them to admit you on this page, and read them your twelve words. A second one signs.`));
}

async function acceptPart(roster: Roster): Promise<HTMLElement> {
  const vouchers = await vouchersOf(roster.unlocked, roster.desk);
  const people = vouchers.map((member) => personOf(roster, member)).filter((person) => person !== null).filter(hasKey);
  if (people.length === 0) return notice("danger", el("p", {}, "Nobody who signed for you sits at this desk. Do not go on. Call your administrator."));
  const select = el("select", { id: "colleague", class: "field" }, ...people.map((person) => el("option", { value: person.person }, person.name)));
  const choice = el(
    "div",
    { class: "question" },
    el("p", {}, "Before your browser opens anything, it must know that this is the key of your desk, and not one that somebody put in its place. Ask a colleague who signed for you to read you the twelve words of their key, face to face or by telephone. Not by e-mail."),
    el("label", { for: "colleague" }, "Who reads them to you"),
    select,
  );
  return comparison({
    title: "You hold the key of this desk now",
    choice,
    who: (): Colleague | null => people.find((person) => person.person === select.value) ?? null,
    label: "Their twelve words, as they read them to you",
    press: "Compare and open",
    done: async (colleague) => {
      await believe(roster.unlocked, roster.desk, colleague);
      await roster.again();
    },
  });
}
