"""Tallies: what facts add up to, month by month, and how the sums follow every change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, product
from operator import attrgetter
from typing import NamedTuple, Protocol

from django.db import connection
from django.db.models import F

from reporting.ports.selectors import complexes_by_place, country_of
from reporting.vocabulary import KIND_CLASSES
from trends.live.models import Fact, Tally
from trends.live.models.tallies import Level
from trends.live.regions import region_of

WORLD = "world"
ROWS_A_STATEMENT = 500


class Key(NamedTuple):
    """One tally: six words, in the order of its unique constraint."""

    level: str
    place: str
    inspection_type: str
    month: str
    kind_class: str
    status: str


class Row(NamedTuple):
    """What is added to one tally."""

    key: Key
    facts: int
    calls: int


@dataclass
class Sums:
    """Facts and distinct calls by key."""

    facts: Counter[Key] = field(default_factory=Counter)
    calls: Counter[Key] = field(default_factory=Counter)

    def minus(self, other: "Sums") -> "Sums":
        facts, calls = Counter(self.facts), Counter(self.calls)
        facts.subtract(other.facts)
        calls.subtract(other.calls)
        return Sums(facts, calls)


class Countable(Protocol):
    """What decides in which tallies a fact stands."""

    @property
    def place(self) -> str: ...
    @property
    def inspection_type(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> str: ...


def keys_of(fact: Countable, complexes: Mapping[str, str]) -> Iterator[Key]:
    """The eight tallies of a fact: four levels, its type and all types."""
    complex_code = complexes.get(fact.place, fact.place)
    country = country_of(complex_code)
    places = (
        (Level.COMPLEX, complex_code),
        (Level.COUNTRY, country),
        (Level.REGION, region_of(country)),
        (Level.WORLD, WORLD),
    )
    kind_class = KIND_CLASSES[fact.kind]
    for (level, place), kind in product(places, (fact.inspection_type, "")):
        yield Key(level, place, kind, fact.period, kind_class, fact.status)


def add_up(facts: Iterable[Fact], complexes: Mapping[str, str]) -> Sums:
    """Sums of facts that come ordered by call: each call adds one to each key that it touches."""
    sums = Sums()
    for _, together in groupby(facts, key=attrgetter("call")):
        touched: Counter[Key] = Counter()
        for fact in together:
            touched.update(keys_of(fact, complexes))
        sums.facts.update(touched)
        sums.calls.update(dict.fromkeys(touched, 1))
    return sums


def tally_change(*, before: Iterable[Fact], after: Iterable[Fact]) -> None:
    """Move the tallies from what facts were to what they are; give all facts of their calls."""
    complexes = complexes_by_place()
    old, new = (
        add_up(sorted(facts, key=attrgetter("call.int")), complexes) for facts in (before, after)
    )
    write_change(new.minus(old))


def write_change(change: Sums) -> None:
    """Add to the tallies in the order of their keys: two writers in other orders deadlock."""
    keys = sorted(change.facts.keys() | change.calls.keys())
    rows = [Row(key, change.facts[key], change.calls[key]) for key in keys]
    write_rows([row for row in rows if row.facts or row.calls])
    Tally.objects.filter(facts=0).delete()


def write_rows(rows: list[Row]) -> None:
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        upsert(rows[start : start + ROWS_A_STATEMENT])


def upsert(rows: list[Row]) -> None:
    """One statement: what is there is added to, what is not is made.

    A sum that falls goes through an update: the row offered to an upsert must keep the table's
    checks by itself, and a negative number, or calls without facts, would not.
    """
    rises = [row for row in rows if row.facts >= max(row.calls, 1) and row.calls >= 0]
    for row in set(rows).difference(rises):
        Tally.objects.filter(**row.key._asdict()).update(
            facts=F("facts") + row.facts, calls=F("calls") + row.calls
        )
    if not rises:
        return
    table = Tally._meta.db_table  # noqa: SLF001  Django's way to a table's name
    columns = (*Key._fields, "facts", "calls")
    one_row = f"({', '.join(['%s'] * len(columns))})"
    statement = (
        f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608  names of our own
        f"VALUES {', '.join([one_row] * len(rises))} "
        f"ON CONFLICT ({', '.join(Key._fields)}) DO UPDATE SET "
        f"facts = {table}.facts + excluded.facts, calls = {table}.calls + excluded.calls"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [v for row in rises for v in (*row.key, row.facts, row.calls)])
