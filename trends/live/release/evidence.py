"""What stands behind the cells of one complex: facts, distinct calls, and a bound of senders."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from reporting.ports.selectors import complexes_by_place
from reporting.vocabulary import KIND_CLASSES, group_of
from trends.guard import Evidence, fewest_calls, fewest_senders
from trends.live.models import Detail, Fact
from trends.live.models.facts import Status
from trends.live.services.read_fact import DID_NOT_GIVE, LOST_NO_TIME, REFUSED_OUTCOME
from trends.published.document import ALL

SOLICITATION = "solicitation"
Key = tuple[int | str, str]  # a year or a quarter, and a series
EFFORT = "effort"  # reports of any kind
OTHERS = "others"  # what effort holds beside solicitation


class Confirmed(NamedTuple):
    """What a release asks of a fact."""

    place: str
    inspection_type: str
    period: str
    kind: str
    response: str
    call: UUID
    cell: UUID | None

    @property
    def year(self) -> int:
        return int(self.period[:4])


@dataclass
class Behind:
    """Gathers one cell fact by fact."""

    facts: int = 0
    facts_of_calls: Counter[UUID] = field(default_factory=Counter)
    singles: Counter[UUID] = field(default_factory=Counter)
    tags: defaultdict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    def add(self, fact: Confirmed) -> None:
        self.facts += 1
        self.facts_of_calls[fact.call] += 1
        if fact.cell is None:
            self.singles[fact.call] += 1
        else:
            # a fine cell: its tags are of one port, type and quarter, so they tell senders apart
            cell = f"{fact.place}/{fact.inspection_type}/{quarter_of_period(fact.period)}"
            self.tags[cell].add(fact.cell.bytes)

    @property
    def fleets(self) -> int:
        return fewest_senders(singles=0, tags_by_cell=self.tags)

    def evidence(self) -> Evidence:
        senders = fewest_senders(singles=len(self.singles), tags_by_cell=self.tags)
        return Evidence(calls=len(self.facts_of_calls), senders=senders)

    def evidence_of_details(self, details: int) -> Evidence:
        """The least that so many details, joined to no fact, can have behind them."""
        in_files = self.facts - self.singles.total()
        single = max(0, details - in_files)
        return Evidence(
            calls=fewest_calls(details=details, facts_of_calls=self.facts_of_calls.values()),
            senders=fewest_calls(details=single, facts_of_calls=self.singles.values()),
        )


def quarter_of_period(period: str) -> str:
    year, rest = period.split("-")
    return period if rest.startswith("Q") else f"{year}-Q{(int(rest) + 2) // 3}"


def places_of_complexes() -> dict[str, list[str]]:
    """Every complex with a confirmed fact, and the places of it that have one."""
    complexes, found = complexes_by_place(), defaultdict(list)
    places = Fact.objects.filter(status=Status.CONFIRMED).order_by().values_list("place").distinct()
    for (place,) in places:
        found[complexes.get(place, place)].append(place)
    return {code: sorted(places) for code, places in sorted(found.items())}


def confirmed_facts(*, last_year: int) -> dict[str, list[Confirmed]]:
    """Every confirmed fact up to the end of this year, by place.

    They are read once, and not again for each port, its country and the world.
    """
    found: defaultdict[str, list[Confirmed]] = defaultdict(list)
    facts = Fact.objects.filter(status=Status.CONFIRMED, period__lt=f"{last_year + 1}")
    for row in facts.values_list(*Confirmed._fields).iterator(chunk_size=5000):
        fact = Confirmed(*row)
        found[fact.place].append(fact)
    return found


def gather(facts: Iterable[Confirmed], *, last_year: int) -> dict[Key, Behind]:
    """What is behind (year, type group), (year, all) and (year, effort) of these facts."""
    found: defaultdict[Key, Behind] = defaultdict(Behind)
    for fact in facts:
        if fact.year <= last_year:
            for series in series_of(fact):
                found[fact.year, series].add(fact)
    return dict(found)


def gather_quarters(facts: Iterable[Confirmed], *, covers_to: str) -> dict[Key, Behind]:
    """The same by quarter and by single type too, up to the last quarter of the release."""
    found: defaultdict[Key, Behind] = defaultdict(Behind)
    for fact in facts:
        quarter = quarter_of_period(fact.period)
        if quarter <= covers_to:
            for series in (*series_of(fact), *type_of(fact)):
                found[quarter, series].add(fact)
    return dict(found)


def series_of(fact: Confirmed) -> Iterator[str]:
    yield EFFORT
    if KIND_CLASSES[fact.kind] == SOLICITATION:
        yield ALL
        yield group_of(fact.inspection_type)
    else:
        yield OTHERS


def type_of(fact: Confirmed) -> Iterator[str]:
    """The series of its single type: what the world's quarters have beside the groups."""
    if KIND_CLASSES[fact.kind] == SOLICITATION:
        yield fact.inspection_type


def refused(
    facts: Iterable[Confirmed], places: Iterable[str], *, last_year: int
) -> tuple[Behind, int, int]:
    """Facts of crews who gave nothing, and of them: how many told how it ended, lost no time."""
    behind = Behind()
    for fact in facts:
        if fact.year <= last_year and fact.response in DID_NOT_GIVE:
            behind.add(fact)
    told = Detail.objects.filter(
        name=REFUSED_OUTCOME,
        place__in=list(places),
        year__lte=last_year,
        status=Status.CONFIRMED,
    )
    return behind, told.count(), told.filter(value=LOST_NO_TIME).count()
