/** Acts that wait for a second signature: who, what and why. Nothing of a report is on this page. */

import { BadStatement, type Member } from "../../sealing/desk.ts";
import { type ActRow, type DeskRow, get, post, remove } from "../api.ts";
import { signSecond } from "../acts.ts";
import { instantWords } from "../clocks.ts";
import { confirmed } from "../dialog.ts";
import { publicMembers } from "../directory.ts";
import { button, byId, el, isolated, notice, replace, say } from "../dom.ts";
import { ACT_EFFECTS, ACT_WORDS, reasonWords } from "../ending_words.ts";
import { type Unlocked, sentenceOf } from "../gate.ts";
import { openDeskKeys } from "../opening.ts";
import { referenceOf } from "../queue/table.ts";
import { WrongProposal } from "../roster/shares.ts";

const NOT_HELD = "The statements of that desk do not begin with the one that this page knows, or do not follow from each other. Nothing was signed. Call them and your administrator, by telephone.";

export async function showSignatures(unlocked: Unlocked): Promise<void> {
  const { acts } = await get<{ acts: readonly ActRow[] }>("acts");
  document.title = "Signatures · Fairlead";
  const list = acts.length === 0 ? notice("plain", el("p", {}, "Nothing waits for a second signature.")) : el("ol", { class: "acts" }, ...acts.map((act) => actItem(unlocked, act)));
  replace(
    unlocked.app,
    el("h1", {}, "Signatures"),
    el("p", { class: "lead" }, "Lifting a legal hold and erasing before time need two officers. The second may be of the same desk, or of the oversight desk."),
    el("p", { class: "quiet-text" }, "You see who asks, what, and why. The report and the words that the desk wrote about it are sealed for the desk."),
    list,
  );
}

function actItem(unlocked: Unlocked, act: ActRow): HTMLElement {
  const mine = act.proposer.id === unlocked.me.person.id;
  const own = isOwnDesk(unlocked, act);
  const reference = referenceOf(act.case);
  const where = own ? el("a", { href: `/desk/cases/${act.case}` }, reference) : reference;
  const presses = mine
    ? [button("Take it back", () => void drop(unlocked, act))]
    : [button(act.act === "erase" ? "Sign and erase …" : "Sign and lift …", () => void sign(unlocked, act), "danger"), button("Reject it", () => void drop(unlocked, act))];
  return el(
    "li",
    { class: "panel", "data-act": act.act },
    el("h2", {}, ACT_WORDS[act.act]),
    el(
      "dl",
      { class: "clocks" },
      row("Who", isolated(act.proposer.name), ` of ${act.desk_name}`),
      row("Which case", where, `, signed on ${instantWords(act.at)}`),
      row("Why", reasonWords(act.act, act.why)),
      row("What happens", ACT_EFFECTS[act.act]),
    ),
    mine && el("p", { class: "quiet-text" }, "You have signed this. Somebody else must sign it now."),
    el("div", { class: "actions" }, ...presses),
  );
}

function row(term: string, ...value: readonly (Node | string)[]): HTMLElement {
  return el("div", {}, el("dt", {}, term), el("dd", {}, ...value));
}

function isOwnDesk({ me }: Unlocked, act: ActRow): boolean {
  return me.memberships.some(({ desk, role }) => desk === act.desk && ["officer", "lead"].includes(role));
}

/** Whom the desk's newest statement names: of an own desk as this officer believes it, of another as reporters do. */
async function membersOf(unlocked: Unlocked, act: ActRow): Promise<readonly Member[]> {
  if (!isOwnDesk(unlocked, act)) return publicMembers(unlocked.me, act.desk);
  const keys = await openDeskKeys(unlocked, await get<DeskRow>(`desks/${act.desk}`));
  return keys.current?.members ?? [];
}

async function sign(unlocked: Unlocked, act: ActRow): Promise<void> {
  const agreed = await confirmed({
    title: `${ACT_WORDS[act.act]}?`,
    sentences: [`${act.proposer.name} of ${act.desk_name} proposes it: ${reasonWords(act.act, act.why)}.`, ACT_EFFECTS[act.act], "Your signature is the second: with it this is done."],
    yes: act.act === "erase" ? "Sign and erase" : "Sign and lift",
    no: "Not now",
  });
  if (!agreed) return;
  await andAgain(unlocked, "Signed, and done.", async () => {
    const signature = await signSecond(unlocked, act, await membersOf(unlocked, act));
    await post(`cases/${act.case}/acts/${act.number}/signature`, { signature });
  });
}

async function drop(unlocked: Unlocked, act: ActRow): Promise<void> {
  await andAgain(unlocked, "The proposal is gone. Nothing was changed.", () => remove(`cases/${act.case}/acts/${act.number}`));
}

async function andAgain(unlocked: Unlocked, words: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
    await showSignatures(unlocked);
    say(words);
  } catch (error) {
    replace(byId("alarm"), refusalOf(error));
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof BadStatement) return NOT_HELD;
  return error instanceof WrongProposal ? error.message : sentenceOf(error);
}
