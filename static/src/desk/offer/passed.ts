/** What the timeline says of a case that was passed between desks. */

import type { CaseFile, EventRow } from "../api.ts";

/** Null for any other event. */
export function passedWords({ kind, data }: EventRow, names: CaseFile["desk_names"]): string | null {
  const name = (key: string): string => names[String(data[key])] ?? "another desk";
  if (kind === "transition" && typeof data["to_desk"] === "string") return `Taken over by ${name("to_desk")} from ${name("from_desk")}`;
  if (kind !== "offer") return null;
  if (data["act"] === "offered") return `Offered to ${name("desk")}`;
  if (data["act"] === "taken_back") return `Offer to ${name("desk")} taken back`;
  return typeof data["note"] === "string" ? `Declined by ${name("desk")}` : `Declined by ${name("desk")}: they could not open it`;
}
