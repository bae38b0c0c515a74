/** Sealing: padding and size classes, so that lengths say nothing about texts. */

import type { Bytes } from "./bytes.ts";
import { copy } from "./bytes.ts";
import { CannotOpen, TooLong } from "./errors.ts";

/**
 * `content | 80 | zeros`, exactly `size` bytes.
 * @throws TooLong if `size` does not hold the content and one byte more.
 */
export function pad(content: Uint8Array, size: number): Bytes {
  if (content.length + 1 > size) throw new TooLong(`${content.length} bytes do not fit ${size}.`);
  const padded = new Uint8Array(size);
  padded.set(content);
  padded[content.length] = 0x80;
  return padded;
}

/** Strip zeros and one 80. @throws CannotOpen if there is no 80 before the zeros. */
export function unpad(padded: Uint8Array): Bytes {
  let end = padded.length;
  while (end > 0 && padded[end - 1] === 0) end--;
  if (end === 0 || padded[end - 1] !== 0x80) throw new CannotOpen("The padding is not ours.");
  return copy(padded, 0, end - 1);
}

/** The smallest of the ascending `sizes` that holds `length + 1`. @throws TooLong */
export function sizeClass(length: number, sizes: readonly number[]): number {
  const size = sizes.find((candidate) => candidate >= length + 1);
  if (size === undefined) throw new TooLong("The text is longer than the largest size class.");
  return size;
}

/**
 * Round n >= 1 up so that only its first bits differ from a power of two (Nikitin et al. 2019).
 * Plain numbers, exact to 2^53: no 32-bit shifts.
 */
export function padme(n: number): number {
  const exponent = floorLog2(n);
  const kept = exponent === 0 ? 0 : floorLog2(exponent) + 1;
  const step = 2 ** (exponent - kept);
  return step < 1 ? n : Math.ceil(n / step) * step;
}

/** Length of a padded file container: at least 4,096 and always room for the 80. */
export function containerSize(length: number): number {
  return Math.max(4096, padme(length + 1));
}

function floorLog2(n: number): number {
  let exponent = 0;
  while (2 ** (exponent + 1) <= n) exponent++;
  return exponent;
}
