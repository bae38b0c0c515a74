"""Reading tallies for coordinators: facts and calls, with the floor, never one fact."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Substr
from django.utils.dates import MONTHS

from reporting.models import SealedFacets
from reporting.ports.selectors import country_of, name_of_place
from reporting.vocabulary import INSPECTION_TYPE
from trends.guard import FLOOR, Table, above_floor, table_above_floor
from trends.live.models import Correction, CountLock, SetAside, Tally
from trends.live.models.facts import Status
from trends.live.models.tallies import Level

UNSURE = "not_sure"
SHOWN = (Status.UNREVIEWED, Status.CONFIRMED)


@dataclass(frozen=True)
class Row:
    """One complex, month or type: reports by status; None under the floor."""

    code: str
    name: str
    unreviewed: int | None
    confirmed: int | None

    @property
    def has_figures(self) -> bool:
        return self.unreviewed is not None or self.confirmed is not None

    @property
    def country(self) -> str:
        return country_of(self.code)

    @property
    def country_name(self) -> str:
        return name_of_place(self.country)


@dataclass(frozen=True)
class CountState:
    """Where the count stands: what waits, and what could not be read."""

    counted_on: date | None
    waiting: int
    set_aside: int


def count_state() -> CountState:
    lock = CountLock.objects.filter(pk=1).first()
    return CountState(
        counted_on=lock.counted_on if lock else None,
        waiting=SealedFacets.objects.count() + Correction.objects.count(),
        set_aside=SetAside.objects.count(),
    )


def years_with_figures() -> list[int]:
    """Newest first."""
    months = Tally.objects.filter(level=Level.WORLD, inspection_type="")
    return sorted(
        {int(month[:4]) for month in months.values_list("month", flat=True)}, reverse=True
    )


def with_figures(rows: Iterable[Row]) -> list[Row]:
    """A line of dashes alone is left out: that it stands there would say that something came."""
    return [row for row in rows if row.has_figures]


def places_with_figures() -> list[str]:
    """Complexes and countries that reach the floor in one year and status; others are unknown."""
    rows = Tally.objects.filter(
        level__in=[Level.COMPLEX, Level.COUNTRY], inspection_type="", status__in=SHOWN
    )
    years = rows.values("level", "place", "status", year=Substr("month", 1, 4))
    reached = years.annotate(calls_of_year=Sum("calls")).filter(calls_of_year__gte=FLOOR)
    return sorted(set(reached.order_by().values_list("place", flat=True)))


@dataclass(frozen=True)
class CountryYear:
    """One country in one year: a table of complexes and inspection types for each status.

    Every view reads these tables, so that what is hidden in one is hidden in all.
    """

    country: str
    tables: dict[str, Table]

    def total(self) -> Row:
        return self.row(self.country, name_of_place(self.country), lambda table: table.total)

    def of_complexes(self, inspection_type: str = "") -> list[Row]:
        """By name; of one type, or of all."""
        codes = sorted({code for table in self.tables.values() for code in table.rows})
        rows = with_figures(self.of_complex(code, inspection_type) for code in codes)
        return sorted(rows, key=lambda row: row.name)

    def of_complex(self, code: str, inspection_type: str = "") -> Row:
        if not inspection_type:
            return self.row(code, name_of_place(code), lambda table: table.rows.get(code))
        cell = (code, inspection_type)
        return self.row(code, name_of_place(code), lambda table: table.cells.get(cell))

    def of_types(self, code: str = "") -> list[Row]:
        """Every type of the country, or of one of its complexes; what nobody knows comes last."""
        types = sorted({name for table in self.tables.values() for name in table.columns})
        types.sort(key=UNSURE.__eq__)
        return with_figures(self.of_type(name, code) for name in types)

    def of_type(self, name: str, code: str) -> Row:
        def seen(table: Table) -> int | None:
            return table.cells.get((code, name)) if code else table.columns.get(name)

        return self.row(name, name_of_type(name), seen)

    def row(self, code: str, name: str, cell: Callable[[Table], int | None]) -> Row:
        unreviewed, confirmed = (self.tables[status] for status in SHOWN)
        return Row(code, name, cell(unreviewed), cell(confirmed))


def country_year(country: str, year: int) -> CountryYear:
    inside = sums(year, level=Level.COMPLEX, place__startswith=country)
    whole = sums(year, level=Level.COUNTRY, place=country)
    return CountryYear(country, {status: table_of(inside, whole, status) for status in SHOWN})


Sums = dict[tuple[str, str, str], tuple[int, int]]  # by status, place and type: facts and calls


def sums(year: int, **where: str) -> Sums:
    rows = Tally.objects.filter(month__startswith=f"{year}-", **where)
    summed = rows.values_list("status", "place", "inspection_type").annotate(
        f=Sum("facts"), c=Sum("calls")
    )
    return {(status, place, kind): (f, c) for status, place, kind, f, c in summed.order_by()}


def table_of(inside: Sums, whole: Sums, status: str) -> Table:
    """Where a type is missing at a complex its cell is nought, which looks like two."""
    mine = {(place, kind): pair for (s, place, kind), pair in inside.items() if s == status}
    above = {kind: pair for (s, _, kind), pair in whole.items() if s == status}
    rows = {place: pair for (place, kind), pair in mine.items() if not kind}
    columns = {kind: pair for kind, pair in above.items() if kind}
    cells = {(row, column): mine.get((row, column), (0, 0)) for row in rows for column in columns}
    return table_above_floor(cells, rows=rows, columns=columns, total=above.get("", (0, 0)))


def name_of_type(code: str) -> str:
    """As a table says it: the reporter's own "I am not sure" would be nobody's here."""
    return "Type not known" if code == UNSURE else str(INSPECTION_TYPE.option(code).label)


def month_name(month: str) -> str:
    """January, of 2026-01: the year stands above the table. Some know the quarter only."""
    if month[5] == "Q":
        return f"Quarter {month[6:]}, month not given"
    return str(MONTHS[int(month[5:])])


def by_month(code: str, year: int, *, seen: Row) -> list[Row]:
    """The months of one complex; all hidden where its year is, or they would add up to it."""
    found: defaultdict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    rows = Tally.objects.filter(
        level=Level.COMPLEX, place=code, inspection_type="", month__startswith=f"{year}-"
    ).values_list("status", "month")
    for status, month, facts, calls in rows.annotate(f=Sum("facts"), c=Sum("calls")):
        found[status][month] = (facts, calls)
    months = sorted({month for status in SHOWN for month in found[status]})
    shown = [
        above_floor({month: found[status].get(month, (0, 0)) for month in months})
        if total is not None
        else dict.fromkeys(months)
        for status, total in zip(SHOWN, (seen.unreviewed, seen.confirmed), strict=True)
    ]
    return with_figures(
        Row(month, month_name(month), *(part[month] for part in shown)) for month in months
    )
