"""What stands behind the cells of one complex: facts, distinct calls, and a bound of senders."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass
class Behind:
    """Gathers one cell fact by fact."""

    facts: int = 0
    facts_of_calls: Counter[UUID] = field(default_factory=Counter)
    singles: Counter[UUID] = field(default_factory=Counter)
    tags: defaultdict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    def add(self, fact: Fact) -> None:
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


def gather(places: Iterable[str], *, last_year: int) -> dict[Key, Behind]:
    """What is behind (year, type group), (year, all) and (year, effort) of one complex."""
    found: defaultdict[Key, Behind] = defaultdict(Behind)
    for fact in confirmed(places, last_year=last_year):
        for series in series_of(fact):
            found[int(fact.period[:4]), series].add(fact)
    return dict(found)


def gather_quarters(places: Iterable[str], *, covers_to: str) -> dict[Key, Behind]:
    """The same by quarter and by single type too, up to the last quarter of the release."""
    found: defaultdict[Key, Behind] = defaultdict(Behind)
    for fact in confirmed(places, last_year=int(covers_to[:4])):
        quarter = quarter_of_period(fact.period)
        if quarter <= covers_to:
            for series in (*series_of(fact), *type_of(fact)):
                found[quarter, series].add(fact)
    return dict(found)


def confirmed(places: Iterable[str], *, last_year: int) -> Iterator[Fact]:
    rows = Fact.objects.filter(
        status=Status.CONFIRMED, place__in=list(places), period__lt=f"{last_year + 1}"
    )
    return rows.iterator(chunk_size=5000)


def series_of(fact: Fact) -> Iterator[str]:
    yield EFFORT
    if KIND_CLASSES[fact.kind] == SOLICITATION:
        yield ALL
        yield group_of(fact.inspection_type)
    else:
        yield OTHERS


def type_of(fact: Fact) -> Iterator[str]:
    """The series of its single type: what the world's quarters have beside the groups."""
    if KIND_CLASSES[fact.kind] == SOLICITATION:
        yield fact.inspection_type


def refused(places: Iterable[str], *, last_year: int) -> tuple[Behind, int, int]:
    """Facts of crews who gave nothing, and of them: how many told how it ended, lost no time."""
    behind = Behind()
    for fact in confirmed(places, last_year=last_year):
        if fact.response in DID_NOT_GIVE:
            behind.add(fact)
    told = Detail.objects.filter(
        name=REFUSED_OUTCOME,
        place__in=list(places),
        year__lte=last_year,
        status=Status.CONFIRMED,
    )
    return behind, told.count(), told.filter(value=LOST_NO_TIME).count()
