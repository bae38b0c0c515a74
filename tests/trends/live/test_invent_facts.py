"""The demo's facts: the same each time, in the published shares, with one reform, all marked."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from config.demo.facts import NUMBER, Invention, calls, invent_facts
from reporting.models import Port, PortComplex
from reporting.ports.own_places import COMPLEXES, OWN_PLACES
from trends.live.models import Detail, Fact
from trends.live.services.build_release import build_release
from trends.live.services.rebuild import rebuilt, stored
from trends.published.selectors import latest_release, page_of

pytestmark = pytest.mark.django_db
ALONE = ("INNSA", "IDJKT", "SNDKR", "UAODS", "SGSIN")


@pytest.fixture
def invented(db: None) -> int:
    for group in COMPLEXES:
        row = PortComplex.objects.create(code=group.code, name=group.name, country=group.country)
        Port.objects.bulk_create(
            Port(code=code, name=code, country=code[:2], complex=row) for code in group.ports
        )
    known = set(Port.objects.values_list("code", flat=True))
    rest = {place.code for place in OWN_PLACES} | set(ALONE)
    Port.objects.bulk_create(
        Port(code=code, name=code, country=code[:2]) for code in sorted(rest - known)
    )
    return invent_facts(desk=UUID(int=7))


def test_there_are_twelve_thousand_over_twelve_ports(invented: int) -> None:
    assert invented == NUMBER == 12_000
    build_release(today=date(2026, 11, 24))
    release = latest_release()
    assert release is not None
    assert len([page for page in release.pages if page.is_port]) == 12
    assert release.invented


def test_they_run_from_2014_to_this_year(invented: int) -> None:
    periods = Fact.objects.order_by("period").values_list("period", flat=True)
    assert (periods.first()[:4], periods.last()[:4]) == ("2014", "2026")  # type: ignore[index]


def test_who_asked_follows_the_published_shares(invented: int) -> None:
    actors = Counter(Detail.objects.filter(name="actor").values_list("value", flat=True))
    del actors["cargo_or_hold_surveyor"]
    total = actors.total()
    for actor, share in (("pilot", 16.5), ("customs_officer", 12.7), ("port_agent", 8.2)):
        assert 100 * actors[actor] / total == pytest.approx(share, abs=1.5)
    assert [actor for actor, _ in actors.most_common(2)] == ["port_authority", "pilot"]
    what = Counter(Detail.objects.filter(name="what").values_list("value", flat=True))
    assert what.most_common(1)[0][0] == "cigarettes"


def test_the_reform_is_told_as_in_the_wording(invented: int) -> None:
    build_release(today=date(2026, 11, 24))
    release = latest_release()
    assert release is not None
    page = page_of(release, "AR-up_river_parana")
    assert page is not None
    (change,) = page.changes
    assert (change.date, change.type_group) == ("2017-11-01", "holds_cargo")
    assert (change.before, change.after) == (160, 15)
    assert change.effort_after >= change.effort_before


def test_their_tallies_are_right_and_a_second_run_adds_nothing(invented: int) -> None:
    assert stored() == rebuilt()
    assert invent_facts(desk=UUID(int=7)) == 0


def test_the_same_seed_gives_the_same_facts() -> None:
    once, again = (
        [(fact.id, fact.place, fact.period, fact.kind) for fact, _ in calls(Invention(5), 200)]
        for _ in range(2)
    )
    assert once == again
    assert len(once) == 200
