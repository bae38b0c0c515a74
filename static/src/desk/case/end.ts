/** Carrying out what was begun under "Keeping and erasing": sealed, signed and posted from here. */

import { signFirst, signSecond } from "../acts.ts";
import { type ActRow, Problem, post, remove } from "../api.ts";
import { toBase64 } from "../bytes.ts";
import { houseDay, longDay } from "../clocks.ts";
import { confirmed } from "../dialog.ts";
import { byId, replace, say } from "../dom.ts";
import { ACT_EFFECTS, ACT_WORDS, reasonWords } from "../ending_words.ts";
import { sentenceOf } from "../gate.ts";
import { sealDeskLetter } from "../opening.ts";
import { WrongProposal } from "../roster/shares.ts";
import { type Ending, type EndingWishes, askingLetter, replyLetter } from "./ending.ts";
import { DAYS_TO_STOP, type Said, endingForm } from "./ending_form.ts";
import { sealForCase } from "./notes.ts";
import { type CasePage, reload } from "./state.ts";
import { threadList } from "./thread.ts";
import type { Writer } from "./write.ts";

const DAY = 86_400_000;

export function endingWishes(page: CasePage, show: () => void): EndingWishes {
  const done = async (words: string): Promise<void> => {
    await reload(page);
    show();
    say(words);
  };
  return {
    start: (ending) => start(page, ending, done),
    sign: (act) => void orAlarm(() => sign(page, act, done)),
    drop: (act) => void orAlarm(async () => {
      await remove(`cases/${page.id}/acts/${act.number}`);
      await done("The proposal is gone. Nothing was changed.");
    }),
    carryOut: () => void orAlarm(() => carryOut(page, done)),
  };
}

type Done = (words: string) => Promise<void>;

async function orAlarm(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    replace(byId("alarm"), error instanceof WrongProposal ? error.message : sentenceOf(error));
  }
}

function start(page: CasePage, ending: Ending, done: Done): void {
  const given = page.opened?.card["language"];
  const on = new Date(Date.parse(`${houseDay()}T00:00:00Z`) + DAYS_TO_STOP * DAY).toISOString().slice(0, 10);
  const context = { file: page.file, language: typeof given === "string" ? given : "en", on };
  const writer = endingForm(ending, context, (said, form) => void send(page, ending, said, form, done), () => replace(byId("step-place")));
  replace(byId("step-place"), writer.element);
  writer.element.scrollIntoView({ block: "center" });
  writer.element.querySelector<HTMLElement>("select, textarea")?.focus();
}

async function send(page: CasePage, ending: Ending, said: Said, writer: Writer, done: Done): Promise<void> {
  const press = writer.element.querySelector<HTMLButtonElement>("button[type=submit]");
  if (press) press.disabled = true;
  writer.say("wait", "Sealing and sending …");
  try {
    await deliver(page, ending, said);
    await done(ending === "erase" || ending === "lift_hold" ? "Signed. It waits for a second officer." : "Done.");
  } catch (error) {
    await explain(page, error, writer);
  } finally {
    if (press) press.disabled = false;
  }
}

async function deliver(page: CasePage, ending: Ending, said: Said): Promise<void> {
  const cases = `cases/${page.id}`;
  if (ending === "erase" || ending === "lift_hold") return propose(page, ending, said);
  const letter = said.letter === null ? null : await sealedLetter(page, said.letter);
  if (ending === "hold") return post(`${cases}/hold`, { why: said.why, note: await sealedWords(page, said.words), letter });
  if (ending === "held") return post(`${cases}/letters`, { ...letter, transition: null });
  const meant = ending === "begin" ? askingLetter(page.file, page.letters) : replyLetter(page.file, page.letters);
  return post(ending === "begin" ? `${cases}/withdrawal` : `${cases}/withdrawal/stop`, { slot: meant?.slot, letter });
}

/** The place in the chain is signed with it: whoever did something meanwhile is seen first, then it is signed anew. */
async function propose(page: CasePage, act: ActRow["act"], said: Said, again = true): Promise<void> {
  await reload(page);
  const note = await sealedWords(page, said.words);
  const signed = await signFirst(page.unlocked, page.file, { act, why: said.why, note });
  try {
    await post(`cases/${page.id}/acts`, { act, why: said.why, note, ...signed });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "case_changed" || !again) throw error;
    await propose(page, act, said, false);
  }
}

async function sealedWords(page: CasePage, reason: string): Promise<string> {
  if (!page.cek) throw new Error("The report is not open.");
  return sealForCase(page.unlocked.me, page.cek, page.file, { v: 1, kind: "step", reason });
}

async function sealedLetter(page: CasePage, text: string): Promise<{ expected_slot: number; box: string }> {
  if (!page.opened) throw new Error("The thread is not open.");
  const box = await sealDeskLetter(page.unlocked.me, page.opened, page.file.letters, { day: houseDay(), kind: "status", text });
  return { expected_slot: page.file.letters.length, box: toBase64(box) };
}

async function explain(page: CasePage, error: unknown, writer: Writer): Promise<void> {
  if (!(error instanceof Problem) || error.code !== "slot_taken") return writer.say("error", sentenceOf(error));
  await reload(page);
  replace(byId("thread"), threadList(page.letters));
  writer.say("error", "A letter arrived while you wrote. It stands above now. Read it, then press the button again if this is still right.");
}

async function sign(page: CasePage, act: ActRow, done: Done): Promise<void> {
  const agreed = await confirmed({
    title: `${ACT_WORDS[act.act]}?`,
    sentences: [`${act.proposer.name} proposes it: ${reasonWords(act.act, act.why)}.`, ACT_EFFECTS[act.act], "Your signature is the second: with it this is done."],
    yes: act.act === "erase" ? "Sign and erase" : "Sign and lift",
    no: "Not now",
  });
  if (!agreed) return;
  const signature = await signSecond(page.unlocked, act, page.keys.current?.members ?? []);
  await post(`cases/${page.id}/acts/${act.number}/signature`, { signature });
  await done("Signed, and done.");
}

async function carryOut(page: CasePage, done: Done): Promise<void> {
  const agreed = await confirmed({
    title: "Erase this report now?",
    sentences: [`The reporter asked for it, and could stop it until ${longDay(page.file.withdraw_on ?? houseDay())}.`, ACT_EFFECTS.erase, "A colleague has begun it: nobody else has to agree."],
    yes: "Erase it",
    no: "Not now",
  });
  if (!agreed) return;
  await post(`cases/${page.id}/withdrawal/carry-out`, {});
  await done("Erased.");
}
