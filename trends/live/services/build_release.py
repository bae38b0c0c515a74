"""Build a release: tallies of confirmed facts, through the guard, frozen in the published room."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction

from reporting.ports.selectors import name_of_place
from reporting.vocabulary import TYPE_GROUPS
from trends.guard import Rules
from trends.live.errors import CannotRelease
from trends.live.models import AuthorityContact, Fact, Intervention, Tally
from trends.live.models.facts import Source, Status
from trends.live.models.tallies import Level
from trends.live.release.cells import (
    Gathered,
    YearOfCells,
    refusing_or_none,
    year_of_cells,
)
from trends.live.release.changes import Complex, changes_of
from trends.live.release.evidence import (
    EFFORT,
    gather,
    places_of_complexes,
    refused,
)
from trends.live.services.lock import lock_the_count
from trends.published.document import ALL, Authority, Event, Page, ReleaseDraft
from trends.published.models import Release
from trends.published.services import freeze_release

AUDIT = "threshold, rounding and rows; the audit over all tables comes later"


@transaction.atomic
def build_release(*, today: date, rules: Rules | None = None) -> Release:
    """Freeze the next release; CannotRelease where the quarter has one, or nothing may be shown.

    It covers to the last quarter but one that has ended: quarterly, one quarter late.
    """
    rules = rules or Rules()
    lock_the_count()
    covers_to = quarter_before(today, 2)
    if Release.objects.filter(covers_to__gte=covers_to).exists():
        raise CannotRelease(
            f"There is a release up to {covers_to} already, and a frozen release is never altered. "
            "The next one can be built when the next quarter has ended."
        )
    pages = build_pages(last_year=last_whole_year(covers_to), rules=rules)
    if not pages:
        raise CannotRelease("There is not one figure that may be shown: a cell needs five calls.")
    draft = ReleaseDraft(
        day=today.isoformat(),
        covers_to=covers_to,
        invented=Fact.objects.filter(source=Source.INVENTED).exists(),
        rules=asdict(rules) | {"rounding": 5},
        audit=AUDIT,
        pages=tuple(pages),
    )
    return freeze_release(draft=draft)


def quarter_before(today: date, steps: int) -> str:
    quarters = today.year * 4 + (today.month - 1) // 3 - steps
    return f"{quarters // 4}-Q{quarters % 4 + 1}"


def last_whole_year(covers_to: str) -> int:
    """The last year that is complete: an unfinished one would look like a fall."""
    year, quarter = int(covers_to[:4]), covers_to[5:]
    return year if quarter == "Q4" else year - 1


def build_pages(*, last_year: int, rules: Rules) -> list[Page]:
    """The pages of all complexes of which anything may be shown, over the same years.

    A complex with nothing to show has no page: that it has a report at all would be a figure.
    """
    all_cells: dict[str, dict[int, YearOfCells]] = {}
    all_places = places_of_complexes()
    for code, places in all_places.items():
        gathered = gather(places, last_year=last_year)
        check_against_tallies(code, gathered, last_year=last_year)
        found = {
            year: year_of_cells(gathered, year, rules) for year in {year for year, _ in gathered}
        }
        if any(isinstance(cells.cells[ALL], int) for cells in found.values()):
            all_cells[code] = found
    shown = [y for found in all_cells.values() for y, c in found.items() if is_shown(c)]
    if not shown:
        return []
    years = tuple(range(min(shown), last_year + 1))
    return [
        build_page(code, all_places[code], found, years=years, rules=rules)
        for code, found in all_cells.items()
    ]


def is_shown(cells: YearOfCells) -> bool:
    return isinstance(cells.cells[ALL], int)


def check_against_tallies(code: str, gathered: Gathered, *, last_year: int) -> None:
    """The tallies and the facts must say the same, or nothing is released."""
    tallied: Counter[int] = Counter()
    rows = Tally.objects.filter(
        level=Level.COMPLEX, place=code, inspection_type="", status=Status.CONFIRMED
    ).values_list("month", "facts")
    for month, facts in rows:
        if int(month[:4]) <= last_year:
            tallied[int(month[:4])] += facts
    counted = {
        year: behind.facts for (year, series), behind in gathered.items() if series == EFFORT
    }
    if tallied != counted:
        raise CannotRelease(
            f"The tallies of {code} are not what its facts add up to: run rebuild_tallies first."
        )


def build_page(
    code: str,
    places: list[str],
    found: Mapping[int, YearOfCells],
    *,
    years: tuple[int, ...],
    rules: Rules,
) -> Page:
    by_year = [found.get(year) or year_of_cells({}, year, rules) for year in years]
    cells = {name: tuple(y.cells[name] for y in by_year) for name in (ALL, *TYPE_GROUPS)}
    effort = tuple(y.effort for y in by_year)
    gathered = gather(places, last_year=years[-1])
    events = list(Intervention.objects.filter(complex=code).order_by("date", "title"))
    return Page(
        complex=code,
        name=name_of_place(code),
        country=code[:2],
        years=years,
        cells=cells,
        effort=effort,
        fleets=tuple(y.fleets for y in by_year),
        refusing=refusing_or_none(*refused(places, last_year=years[-1]), rules),
        changes=changes_of(Complex(events, gathered, cells, effort, years), rules=rules),
        events=tuple(frozen_event(event) for event in events),
        authority=frozen_authority(code),
    )


def frozen_event(event: Intervention) -> Event:
    undone = event.undone_by.order_by("date").first()
    return Event(
        type=event.type,
        date=event.date.isoformat(),
        title=event.title,
        partners=event.partners,
        source=event.source,
        type_group=event.type_group or ALL,
        undone_on=undone.date.isoformat() if undone else "",
    )


def frozen_authority(code: str) -> Authority | None:
    contact = AuthorityContact.objects.filter(pk=code).first()
    if contact is None:
        return None
    return Authority(
        name=contact.name,
        shown_on=contact.shown_on.isoformat(),
        answered_on=contact.answered_on.isoformat() if contact.answered_on else "",
        answer=contact.answer,
        link=contact.link,
    )
