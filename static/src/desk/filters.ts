/** Views, filters and search over opened cards; all of it runs on the officer's computer. */

export interface OpenedCase {
  readonly id: string;
  readonly status: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly unread: number;
  readonly overdue: boolean;
  readonly door: string;
  /** What the card says, in words; empty when it could not be opened. */
  readonly words: Readonly<Partial<Record<"place" | "time" | "kind" | "type" | "actor", string>>>;
  readonly codes: Readonly<Record<string, string>>;
}

export interface Filter {
  readonly query: string;
  readonly status: string;
  readonly place: string;
  readonly kind: string;
  readonly unread: boolean;
}

export const NO_FILTER: Filter = { query: "", status: "", place: "", kind: "", unread: false };

/** Lower case, marks removed, so that "parana" finds "Paraná". */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Everything of a case that can be searched, as one folded text. */
export function searchText(row: OpenedCase): string {
  return folded([...Object.values(row.words), ...Object.values(row.codes), row.owner?.name ?? "", row.id].join(" "));
}

/** A case matches when every word of the query begins or stands somewhere in it. */
export function matches(row: OpenedCase, filter: Filter): boolean {
  if (filter.status && row.status !== filter.status) return false;
  if (filter.place && row.codes["place"] !== filter.place) return false;
  if (filter.kind && row.codes["kind"] !== filter.kind) return false;
  if (filter.unread && row.unread === 0) return false;
  const text = searchText(row);
  return folded(filter.query).split(/\s+/u).every((word) => text.includes(word));
}

export function isFiltering(filter: Filter): boolean {
  return Object.values(filter).some((value) => value !== "" && value !== false);
}

/** The values that occur, with their words and how often, most frequent first: for a filter's list. */
export function choicesOf(
  rows: readonly OpenedCase[],
  facet: "place" | "kind",
): readonly { code: string; words: string; count: number }[] {
  const found = new Map<string, { code: string; words: string; count: number }>();
  for (const row of rows) {
    const code = row.codes[facet];
    if (!code) continue;
    const entry = found.get(code) ?? { code, words: row.words[facet] ?? code, count: 0 };
    entry.count += 1;
    found.set(code, entry);
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.words.localeCompare(b.words));
}
