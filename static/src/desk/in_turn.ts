/** Doing one thing to many cases, one after the other: one that fails says so, and the rest go on. */

export interface Failure<Item> {
  readonly item: Item;
  readonly error: unknown;
}

export interface Result<Item> {
  readonly done: number;
  readonly failed: readonly Failure<Item>[];
}

/** `progress` hears how many have been tried. */
export async function inTurn<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>, progress: (tried: number) => void): Promise<Result<Item>> {
  const failed: Failure<Item>[] = [];
  for (const [at, item] of items.entries()) {
    try {
      await act(item);
    } catch (error) {
      failed.push({ item, error });
    }
    progress(at + 1);
  }
  return { done: items.length - failed.length, failed };
}
