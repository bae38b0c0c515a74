/** The directory as reporters are told it: whole, so that a page takes it. */

import { randomBytes, toHex } from "../../../static/src/desk/bytes.ts";

export interface Told {
  readonly id: string;
  readonly key: string;
}

export function directoryOf(desks: readonly Told[], window: Told | null = null): object {
  const [statement, instance] = [toHex(randomBytes(32)), toHex(randomBytes(16))];
  const rest = { name: "Team", epoch: 1, statement, organisations: [], people: 2, oversight: false, retention: 12, confirm_by: "2026-12-02", answer_by: "2027-03-02" };
  return { v: 1, suite: 1, instance, window, desks: desks.map((desk) => ({ ...rest, ...desk })), routes: {} };
}
