/** From the pin in the page to the key of today: no key is used that the chain does not lead to. */

import { equal, fromBase64, fromHex, readHistory, verifyHistory, BadStatement } from "../sealing/index.ts";
import type { Bytes, Instance, ListedStatement, Statement } from "../sealing/index.ts";
import type { Desk } from "./directory.ts";
import { meta } from "./page.ts";

/** The desk's current statement; BadStatement unless pin, chain and key all agree. */
export async function currentStatement(
  instance: Instance,
  team: Pick<Desk, "id" | "key">,
  history: readonly ListedStatement[],
): Promise<Statement> {
  const current = await newestStatement(instance, team.id, history);
  if (!equal(current.key.raw, fromBase64(team.key))) throw new BadStatement("The key is another one.");
  return current;
}

/** The last statement of a team; BadStatement unless the chain to it begins with the pin. */
export async function newestStatement(instance: Instance, team: string, history: readonly ListedStatement[]): Promise<Statement> {
  const pin = pinOf(team);
  if (!pin) throw new BadStatement("This page does not know the team.");
  const chain = await verifyHistory(instance, fromHex(team, 16), readHistory(history), pin);
  return chain[chain.length - 1] as Statement; // a chain that holds has a statement
}

/** SHA-256 of the first statement of a desk, as this page was built with it. */
function pinOf(desk: string): Bytes | null {
  const pins = meta("pins").split(" ").map((pin) => pin.split(":"));
  const found = pins.find(([id]) => id === desk);
  return found?.[1] ? fromHex(found[1], 32) : null;
}
