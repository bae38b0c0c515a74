"""Reading tallies for coordinators: facts and calls, with the floor, never one fact."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from reporting.models import SealedFacets
from reporting.ports.selectors import name_of_place
from reporting.vocabulary import INSPECTION_TYPE
from trends.guard import above_floor
from trends.live.models import Correction, CountLock, SetAside, Tally
from trends.live.models.facts import Status
from trends.live.models.tallies import Level


@dataclass(frozen=True)
class Row:
    """One complex, month or type: reports by status; None under the floor."""

    code: str
    name: str
    unreviewed: int | None
    confirmed: int | None


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


def complexes_with_figures() -> list[str]:
    rows = Tally.objects.filter(level=Level.COMPLEX, inspection_type="").order_by("place")
    return list(rows.values_list("place", flat=True).distinct())


def by_complex(codes: Iterable[str], year: int) -> list[Row]:
    """One row a complex, the whole year."""
    rows = of_year(year).filter(inspection_type="", place__in=list(codes))
    return sorted(table(rows, "place", name_of_place), key=lambda row: row.name)


def by_month(code: str, year: int) -> list[Row]:
    return table(of_year(year).filter(inspection_type="", place=code), "month", str)


def by_type(code: str, year: int) -> list[Row]:
    rows = of_year(year).filter(place=code).exclude(inspection_type="")
    return table(rows, "inspection_type", lambda kind: str(INSPECTION_TYPE.option(kind).label))


def of_year(year: int) -> QuerySet[Tally]:
    return Tally.objects.filter(
        level=Level.COMPLEX, month__startswith=f"{year}-", status__in=Status.values
    )


def table(rows: QuerySet[Tally], part: str, name: Callable[[str], str]) -> list[Row]:
    """Facts by part and status; each status is one table, with a floor of its own."""
    summed = rows.values_list(part, "status").annotate(f=Sum("facts"), c=Sum("calls"))
    found: defaultdict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for code, status, facts, calls in summed.order_by(part):
        found[status][code] = (facts, calls)
    codes = sorted({code for counts in found.values() for code in counts})
    shown = {
        status: above_floor({code: found[status].get(code, (0, 0)) for code in codes})
        for status in (Status.UNREVIEWED, Status.CONFIRMED)
    }
    return [
        Row(code, name(code), shown[Status.UNREVIEWED][code], shown[Status.CONFIRMED][code])
        for code in codes
    ]
