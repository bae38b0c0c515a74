"""Build a release: tallies of confirmed facts, through the guard, frozen in the published room."""

from collections import Counter
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.db.models import Count

from reporting.ports.selectors import complexes_by_place
from trends.guard import Rules
from trends.live.errors import CannotRelease
from trends.live.models import Fact, Tally
from trends.live.models.facts import Source, Status
from trends.live.models.tallies import Level
from trends.live.release.pages import Span, build_pages
from trends.live.services.lock import lock_the_count
from trends.published.document import ReleaseDraft
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
    last_year = last_whole_year(covers_to)
    check_against_tallies(last_year=last_year)
    pages = build_pages(Span(last_year, covers_to, rules))
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


def check_against_tallies(*, last_year: int) -> None:
    """Tallies and facts must say the same of every port and year, or nothing is released."""
    complexes, counted = complexes_by_place(), Counter[tuple[str, str]]()
    facts = Fact.objects.filter(status=Status.CONFIRMED, period__lt=f"{last_year + 1}")
    for place, period, number in facts.values_list("place", "period").annotate(Count("pk")):
        counted[complexes.get(place, place), period[:4]] += number
    tallied = Counter[tuple[str, str]]()
    rows = Tally.objects.filter(
        level=Level.COMPLEX,
        inspection_type="",
        status=Status.CONFIRMED,
        month__lt=f"{last_year + 1}",
    )
    for place, month, number in rows.values_list("place", "month", "facts"):
        tallied[place, month[:4]] += number
    for code, year in sorted(counted.keys() | tallied.keys()):
        if counted[code, year] != tallied[code, year]:
            raise CannotRelease(
                f"The tallies of {code} are not what its facts add up to: "
                "run rebuild_tallies first."
            )
