"""Each single type of inspection of the world by quarter: a table that is also a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.vocabulary import INSPECTION_TYPE, TYPE_GROUPS
from trends.published import sentences
from trends.published.document import ALL, Page
from trends.published.views.tables import LAST, shown

SHADES = 4


@dataclass(frozen=True)
class Shaded:
    """A count and its shade from 1 (few) to 4 (many); neither where it is hidden."""

    count: int | None
    shade: int | None


@dataclass(frozen=True)
class TypesOfGroup:
    """One group's types of which anything is shown."""

    label: str
    rows: list[tuple[str, list[Shaded]]]


@dataclass(frozen=True)
class TypesTable:
    """The last quarters of each type, and the types that are hidden in all of them."""

    names: list[str]
    groups: list[TypesOfGroup]
    hidden: list[str]


def types_table(page: Page, group: str) -> TypesTable | None:
    """Of one group or of all; only the world has it. The file has all quarters."""
    if not page.by_type:
        return None
    wanted = TYPE_GROUPS if group == ALL else {group: TYPE_GROUPS[group]}
    last = {
        code: [shown(cell) for cell in page.by_type[code][-LAST:]]
        for codes in wanted.values()
        for code in codes
    }
    seen = {code: counts for code, counts in last.items() if any(counts)}
    most = max((count for counts in seen.values() for count in counts if count), default=1)
    rows = {code: (label_of(code), shaded(counts, most)) for code, counts in seen.items()}
    groups = [
        TypesOfGroup(sentences.group_label(name), [rows[code] for code in codes if code in rows])
        for name, codes in wanted.items()
    ]
    return TypesTable(
        names=[name.replace("-", " ") for name in page.quarters[-LAST:]],
        groups=[found for found in groups if found.rows],
        hidden=[label_of(code) for code in last if code not in rows],
    )


def label_of(code: str) -> str:
    return str(INSPECTION_TYPE.option(code).label)


def shaded(counts: Sequence[int | None], most: int) -> list[Shaded]:
    return [
        Shaded(count, None if count is None else -(-SHADES * count // most)) for count in counts
    ]
