/** Sealing: a recovery seed on paper, in six pieces for three custodians of whom any two rebuild it: 24 BIP 39 words a piece. */

import { type Bytes, concat, exactly, random, sha256 } from "./bytes.ts";
import { BadCodename, type WordList, readWords, splitTyped, toBits } from "./codename.ts";

const PHRASE_WORDS = 24;
const SEED_BITS = 256;
const PAIRS = [[1, 2], [1, 3], [2, 3]] as const;

/** What one custodian holds of one pair; with the other half of the pair it gives the seed, alone it says nothing. */
export interface Piece {
  readonly custodian: 1 | 2 | 3;
  readonly partner: 1 | 2 | 3;
  readonly secret: Bytes;
}

/** For each pair of custodians a random x and seed XOR x. */
export function splitRecovery(seed: Uint8Array): readonly Piece[] {
  const whole = exactly(seed, 32, "A recovery seed");
  return PAIRS.flatMap(([one, other]) => {
    const x = random(32);
    return [
      { custodian: one, partner: other, secret: x },
      { custodian: other, partner: one, secret: xor(whole, x) },
    ];
  });
}

/** The seed of two pieces of one pair. Pieces of different pairs give another seed: compare its key with the statement's. */
export function joinRecovery(one: Uint8Array, other: Uint8Array): Bytes {
  return xor(exactly(one, 32, "A piece"), exactly(other, 32, "A piece"));
}

/** The 24 words of a piece (BIP 39 for 256 bits). */
export async function phraseWords(secret: Uint8Array, list: WordList): Promise<readonly string[]> {
  const bits = toBits(concat(exactly(secret, 32, "A piece"), (await sha256(secret)).slice(0, 1)));
  return Array.from({ length: PHRASE_WORDS }, (_, word) => list.words[Number.parseInt(bits.slice(11 * word, 11 * word + 11), 2)] as string);
}

/** Read 24 words back, typed as freely as a codename. @throws BadCodename */
export async function readPhrase(typed: string, list: WordList): Promise<Bytes> {
  const parts = splitTyped(typed, list);
  if (parts.length !== PHRASE_WORDS) throw new BadCodename("count");
  const bits = readWords(parts, list).map((index) => index.toString(2).padStart(11, "0")).join("");
  const secret = Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2));
  if (bits.slice(SEED_BITS) !== toBits((await sha256(secret)).slice(0, 1))) throw new BadCodename("checksum");
  return secret;
}

function xor(a: Uint8Array, b: Uint8Array): Bytes {
  return Uint8Array.from(a, (byte, at) => byte ^ (b[at] as number));
}
