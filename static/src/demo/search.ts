/** Looking for a sentence in bytes: as it was typed, wide, or wrapped in base64. */

/** The ways in which a text may lie in bytes. */
export function formsOf(text: string): Uint8Array[] {
  const plain = new TextEncoder().encode(text);
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const wide = new Uint8Array(units.flatMap((unit) => [unit & 255, unit >> 8]));
  const wrapped = [0, 1, 2].map((start) => {
    const whole = btoa(String.fromCharCode(...new Uint8Array(start), ...plain));
    return new TextEncoder().encode(whole.slice(start ? 4 : 0, Math.floor(whole.length / 4) * 4 - 4));
  });
  return [plain, wide, ...wrapped].filter((form) => form.length >= 4);
}

export function count(bytes: Uint8Array, wanted: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted[0] as number); at >= 0; at = bytes.indexOf(wanted[0] as number, at + 1)) {
    if (startsAt(bytes, wanted, at)) found += 1;
  }
  return found;
}

function startsAt(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  return at + wanted.length <= bytes.length && wanted.every((byte, index) => bytes[at + index] === byte);
}

/** How often a text lies in the bytes, in any of its forms. */
export function hits(bytes: Uint8Array, text: string): number {
  return formsOf(text).reduce((sum, form) => sum + count(bytes, form), 0);
}

/** Sixteen bytes a line, in hex and as signs, as every engineer reads them. */
export function hexLines(bytes: Uint8Array, most: number): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, most); at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ").padEnd(47);
    const signs = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(6, "0")}  ${hex}  ${signs}`);
  }
  return lines.join("\n");
}
