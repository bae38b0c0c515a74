/** What other desks have offered to this one, above its queue: few, and opened like cards. */

import { type OfferedLine, get } from "../api.ts";
import { clockWords, houseDay, shortDay } from "../clocks.ts";
import { el, isolated } from "../dom.ts";
import type { Unlocked } from "../gate.ts";
import { type DeskKeys, openCard } from "../opening.ts";
import type { Places } from "../places.ts";
import { referenceOf } from "../queue/table.ts";
import { shortKind } from "../words.ts";

/** Null where nothing is offered: most days. */
export async function offeredSection({ me }: Unlocked, keys: DeskKeys, places: Places): Promise<HTMLElement | null> {
  const { offers } = await get<{ offers: readonly OfferedLine[] }>(`desks/${keys.desk}/offers`);
  if (offers.length === 0) return null;
  const items = await Promise.all(offers.map(async (line) => item(line, await openCard(me, keys, line), places)));
  return el("section", { class: "offered", "aria-labelledby": "offered-title" }, el("h2", { id: "offered-title" }, "Offered to your desk"), el("ul", {}, ...items));
}

function item(line: OfferedLine, card: Readonly<Record<string, unknown>> | null, places: Places): HTMLElement {
  const place = typeof card?.["place"] === "string" ? places.words(card["place"]) : "A report";
  const kind = typeof card?.["kind"] === "string" ? shortKind(card["kind"]) : "cannot be opened here";
  const clock = clockWords(line.status, line.due, houseDay());
  const due = clock.what ? `${clock.what}: ${clock.words}${clock.day ? `, ${shortDay(clock.day)}` : ""}` : clock.words;
  return el(
    "li",
    { "data-urgency": clock.urgency },
    el("a", { href: `/desk/offers/${line.id}` }, place),
    line.urgent && el("span", { class: "tag bad" }, "Alongside now"),
    el("span", { class: "second" }, `${kind} · ${referenceOf(line.id)} · from `, isolated(line.from_desk)),
    el("span", { class: "clock", "data-urgency": clock.urgency }, due),
  );
}
