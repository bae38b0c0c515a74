/** The reporter's side of sealing: what these pages lock and open, with the page's instance and pins. */

import {
  BadCodename,
  Instance,
  TooLong,
  codenameNumbers,
  codenameWords,
  fromBase64,
  fromHex,
  letterPost,
  lockReport as lockAccount,
  mailboxQuestion,
  newRoot,
  nextSlot,
  random,
  readCodename,
  readMailbox,
  readPublicKey,
  sealFiling,
  sealLetter,
  threadKey,
  type Answers,
  type Bytes,
  type Card,
  type LockedReport,
  type NextSlot,
  type PublicKey,
  type ReadLetter,
  type WordList,
  type ReportText,
} from "../sealing/index.ts";
import { currentStatement } from "./chain.ts";
import type { Desk, ListedStatement } from "./directory.ts";
import { meta } from "./page.ts";

export { selfTest } from "../sealing/index.ts";
export { TooLong as TooLongToLock };
export type { LockedReport, ReadLetter };

/** A code as it is shown: the root behind it, twelve words, twelve numbers. */
export interface Code {
  readonly root: Bytes;
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

/** What a reporter says, coded and in words. */
export interface Content {
  readonly card: Card;
  readonly report: ReportText;
}

/** To whom: a desk whose statements were checked, the key of the week, the call. */
export interface Destination {
  readonly deskId: Bytes;
  readonly desk: PublicKey;
  readonly window: PublicKey;
  readonly call: Bytes;
}

let known: Instance | null = null;

function instance(): Instance {
  known ??= Instance.fromHex(meta("instance"));
  return known;
}

export function newCall(): Bytes {
  return random(16);
}

export function makeCode(list: WordList): Promise<Code> {
  return codeOf(newRoot(), list);
}

/** The same code in the words of another list: its numbers stay. */
export async function codeOf(root: Bytes, list: WordList): Promise<Code> {
  return { root, words: await codenameWords(root, list), numbers: await codenameNumbers(root) };
}

/** What the door may know of a report besides its team and day. */
export interface Marks {
  readonly record: boolean;
  readonly alongsideNow: boolean;
}

/** Locked once: the same object id until the receipt. `root` is null where nobody answers. */
export function lockReport(content: Content, root: Bytes | null, marks: Marks): Promise<LockedReport> {
  return lockAccount(instance(), { ...content, root, ...marks });
}

/** The bytes to post; again with other keys after the door said that these are old. */
export function sealReport(locked: LockedReport, to: Destination, answers: Answers): Promise<Bytes> {
  const facets = { deskId: to.deskId, answers, call: to.call };
  return sealFiling(locked, { desk: to.desk, window: to.window, facets });
}

/** Only a key that the chain of statements leads to, from the first one that this page pins. */
export async function checkedKeys(
  team: Desk,
  windowKey: string,
  history: readonly ListedStatement[],
): Promise<Omit<Destination, "call">> {
  const statement = await currentStatement(instance(), team, history);
  return {
    deskId: fromHex(team.id, 16),
    desk: statement.key,
    window: await readPublicKey(fromBase64(windowKey)),
  };
}

export interface Offer {
  readonly position: number;
  readonly word: string;
}

export type CodeProblem =
  | { readonly problem: "count" }
  | { readonly problem: "number" }
  | { readonly problem: "unknown"; readonly position: number; readonly offers: readonly Offer[] }
  | { readonly problem: "checksum"; readonly offers: readonly Offer[] };

/** A typed code: its root, or what is wrong with it and which words of the list are near. */
export async function readCode(typed: string, list: WordList): Promise<{ readonly root: Bytes } | CodeProblem> {
  try {
    return { root: await readCodename(typed, list) };
  } catch (failure) {
    if (failure instanceof BadCodename) return problemOf(failure);
    throw failure;
  }
}

function problemOf({ reason, unknown, mends }: BadCodename): CodeProblem {
  const first = unknown[0];
  if (reason === "unknown" && first) {
    const offers = unknown.flatMap(({ position, nearest }) => nearest.map((word) => ({ position, word })));
    return { problem: "unknown", position: first.position, offers };
  }
  return reason === "checksum" ? { problem: reason, offers: mends } : { problem: reason === "number" ? reason : "count" };
}

/** A mailbox as its reporter holds it. */
export class Mailbox {
  private readonly root: Bytes;
  private readonly thread: Bytes;
  private next: NextSlot = { slot: 0, prev: new Uint8Array(32) };
  private letters: readonly ReadLetter[] = [];
  private tried = 0;

  private constructor(root: Bytes, thread: Bytes) {
    this.root = root;
    this.thread = thread;
  }

  static async open(root: Bytes): Promise<Mailbox> {
    return new Mailbox(root, await threadKey(instance(), root));
  }

  question(page: number): Promise<Bytes> {
    return mailboxQuestion(instance(), this.root, page);
  }

  /** The letters among these boxes, from slot 0; the filler after them is left out. */
  async read(boxes: readonly Uint8Array[]): Promise<readonly ReadLetter[]> {
    this.letters = await readMailbox({ instance: instance(), thread: this.thread }, boxes);
    this.next = await nextSlot(boxes.slice(0, this.letters.length));
    return this.letters;
  }

  /** The body that posts a letter after the last one that was read; an answer if a question waits. */
  async letter(text: string, day: string, withdraw: boolean): Promise<Bytes> {
    const question = withdraw ? undefined : this.openQuestion();
    const kind = withdraw ? "withdraw" : question ? "answer" : "text";
    const letter = { kind, text, day, re: question } as const;
    this.tried = this.next.slot;
    const box = await sealLetter({ instance: instance(), thread: this.thread }, "reporter", this.next, letter);
    return letterPost(instance(), this.root, this.next.slot, box);
  }

  /** Is it in the slot that it was locked for? Then it had arrived, whatever was written after it. */
  hasArrived(text: string, withdraw: boolean): boolean {
    const there = this.letters[this.tried];
    return there?.side === "reporter" && there.text === text.normalize("NFC") && (there.kind === "withdraw") === withdraw;
  }

  /** The team's last question that no letter of ours has answered. */
  private openQuestion(): string | undefined {
    const answered = new Set(this.letters.filter((each) => each.side === "reporter").map((each) => each.re));
    const asked = this.letters.filter((each) => each.kind === "question" && each.side === "desk" && each.problems.length === 0);
    return asked.reverse().find((each) => !answered.has(each.objectId))?.objectId;
  }
}
