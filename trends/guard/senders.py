"""Guard: lower bounds of who and what stands behind a cell, from what little is kept."""

from collections.abc import Collection, Iterable, Mapping


def fewest_senders(*, singles: int, tags_by_cell: Mapping[str, Collection[bytes]]) -> int:
    """Return a lower bound of the number of senders behind a set of facts.

    `singles`: calls that were filed one at a time; `tags_by_cell`: the distinct tags of each fine
    cell (port/type/quarter). Tags of different cells cannot be joined, so only the cell with the
    most of them counts. Source: protocol.md section 6.
    """
    if singles < 0:
        raise ValueError("Singles are counted from 0.")
    return singles + max((len(set(tags)) for tags in tags_by_cell.values()), default=0)


def fewest_calls(*, details: int, facts_of_calls: Iterable[int]) -> int:
    """Return the smallest number of calls that so many detail rows can come from.

    Details have no key to their call: the calls with the most facts are taken first.
    `facts_of_calls`: for each call of the cell its number of facts that could have such a detail.
    """
    left, calls = details, 0
    for facts in sorted(facts_of_calls, reverse=True):
        if left <= 0:
            break
        left, calls = left - facts, calls + 1
    return calls
