"""Before and after a reform, in equal numbers of whole years, as far as the guard allows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trends.guard import Rules, fewest_senders, round_to_five, row_is_safe
from trends.live.models import Intervention
from trends.live.release.cells import Gathered
from trends.live.release.evidence import Behind
from trends.published.document import ALL, Cell, Change

MOST_YEARS = 4
LEAST_BASELINE = 20
LATE_IN_THE_YEAR = 10  # a reform from October on leaves its year to the years before
Type = Intervention.Type


@dataclass(frozen=True)
class Complex:
    """One complex as it is about to be published: its events, and cells over the same years."""

    events: Sequence[Intervention]
    gathered: Gathered
    cells: Mapping[str, Sequence[Cell]]
    effort: Sequence[Cell]
    years: Sequence[int]

    def shown(self, cells: Sequence[Cell], side: range) -> list[int]:
        found = (cells[self.years.index(year)] for year in side)
        return [cell for cell in found if isinstance(cell, int)]


@dataclass(frozen=True)
class Sides:
    """The years compared, both ends included."""

    before: range
    after: range


def changes_of(complex_: Complex, *, rules: Rules) -> tuple[Change, ...]:
    """One change for each reform that can be judged, and whose cells give no hidden one away."""
    reforms = (event for event in complex_.events if event.type == Type.REFORM)
    found = (change_after(event, complex_, rules=rules) for event in reforms)
    return tuple(change for change in found if change is not None)


def change_after(event: Intervention, complex_: Complex, *, rules: Rules) -> Change | None:
    sides = years_around(event, years=complex_.years)
    if sides is None:
        return None
    series = event.type_group or ALL
    before = pooled(complex_, series, sides.before, rules=rules)
    after = pooled(complex_, series, sides.after, rules=rules)
    effort_before = effort_of(complex_, sides.before)
    effort_after = effort_of(complex_, sides.after)
    if before is None or after is None or effort_before is None or effort_after is None:
        return None
    if before < LEAST_BASELINE:
        return None
    return Change(
        title=event.title,
        date=event.date.isoformat(),
        type_group=series,
        before_years=(sides.before[0], sides.before[-1]),
        after_years=(sides.after[0], sides.after[-1]),
        before=before,
        after=after,
        effort_before=effort_before,
        effort_after=effort_after,
        spans=spans(complex_.events, sides),
    )


def years_around(event: Intervention, *, years: Sequence[int]) -> Sides | None:
    """Equal numbers of whole years on both sides, at most four; None where there is none.

    The year of the reform belongs to neither side, unless all but its last months lie before; the
    years after end before the reform was undone.
    """
    year = event.date.year
    undone = min((other.date.year for other in event.undone_by.all()), default=years[-1] + 1)
    last_before = year if event.date.month >= LATE_IN_THE_YEAR else year - 1
    length = min(MOST_YEARS, last_before - years[0] + 1, min(undone - 1, years[-1]) - year)
    if length < 1:
        return None
    before = range(last_before - length + 1, last_before + 1)
    return Sides(before, range(year + 1, year + 1 + length))


def pooled(complex_: Complex, series: str, side: range, *, rules: Rules) -> int | None:
    """The sum of some years rounded, 0 where it is under five, None where it may not be said.

    A sum over years is a total whose parts are the yearly cells: the same audit of one row.
    """
    behind = [complex_.gathered.get((year, series), Behind()) for year in side]
    facts = sum(year.facts for year in behind)
    if facts < rules.calls:
        return 0
    shown = complex_.shown(complex_.cells[series], side)
    singles = sum(len(year.singles) for year in behind)
    tags = {cell: tags for year in behind for cell, tags in year.tags.items()}
    calls = sum(len(year.facts_of_calls) for year in behind)
    if calls < rules.calls or fewest_senders(singles=singles, tags_by_cell=tags) < rules.senders:
        return None
    total = round_to_five(facts)
    return total if row_is_safe(total, shown, len(side) - len(shown)) else None


def effort_of(complex_: Complex, side: range) -> int | None:
    """The sum of published effort, which tells nothing new; None where a year is hidden."""
    shown = complex_.shown(complex_.effort, side)
    return sum(shown) if len(shown) == len(side) else None


def spans(events: Iterable[Intervention], sides: Sides) -> tuple[str, ...]:
    """Campaigns and disruptions inside the years compared: the sentence names them."""
    return tuple(
        event.title
        for event in events
        if event.type in (Type.CAMPAIGN, Type.DISRUPTION)
        and sides.before[0] <= event.date.year <= sides.after[-1]
    )
