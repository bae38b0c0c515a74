"""The page of reminders: a person's own, other desks' as counts, and being away."""

from datetime import date, timedelta

import pytest

from cases.services.watch_clocks import watch_clocks
from staff.models import Desk
from tests import house_clock
from tests.cases.test_two_years import open_one
from tests.staff.people import Visitor, make_desk, make_person, visit

pytestmark = pytest.mark.django_db
OPENED = date(2026, 11, 24)
ONE = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return make_desk("Team Rio")


@pytest.fixture
def noor(desk: Desk) -> Visitor:
    return visit(make_person("Noor", ("officer", desk)))


def page(who: Visitor) -> str:
    answer = who.get("/desk/reminders")
    assert answer.status_code == 200
    return answer.content.decode()


def save(who: Visitor, **fields: str):
    token = page(who).split('name="csrfmiddlewaretoken" value="')[1].partition('"')[0]
    return who.client.post("/desk/reminders", fields | {"csrfmiddlewaretoken": token})


def test_it_names_the_case_to_who_may_open_it_and_counts_it_for_oversight(desk, noor):
    olga = visit(make_person("Olga", ("officer", make_desk("Oversight", kind="oversight"))))
    case = open_one(desk, OPENED)
    with house_clock.on(OPENED + 20 * ONE):
        watch_clocks()
        mine, counted = page(noor), page(olga)
    assert f"/desk/cases/{case.pk}" in mine
    assert "Nobody has this case yet" in mine
    assert "Legal dates reached at other desks" not in mine
    assert str(case.pk)[:6] not in counted
    assert "<strong>Team Rio</strong><span>1 case</span>" in counted


def test_who_left_the_desk_reads_no_more_of_it(desk, noor):
    case = open_one(desk, OPENED)
    with house_clock.on(OPENED + 2 * ONE):
        watch_clocks()
        membership = noor.person.memberships.get()
        membership.desk = make_desk("Team Lagos")
        membership.save()
        assert str(case.pk) not in page(noor)


def test_somebody_says_until_when_they_are_away_and_who_stands_in(desk, noor):
    dora = make_person("Dora", ("officer", desk))
    with house_clock.on(OPENED):
        assert save(noor, until="2026-12-04", deputy=str(dora.pk)).status_code == 302
    noor.person.refresh_from_db()
    assert (noor.person.away_until, noor.person.deputy) == (date(2026, 12, 4), dora)
    assert save(noor, until="", deputy="").status_code == 302
    noor.person.refresh_from_db()
    assert (noor.person.away_until, noor.person.deputy) == (None, None)


def test_a_day_that_is_over_and_a_stranger_are_refused(desk, noor):
    stranger = make_person("Mallory", ("officer", make_desk("Team Lagos")))
    with house_clock.on(OPENED):
        assert "This day is over" in save(noor, until="2026-11-01").content.decode()
        assert save(noor, until="", deputy=str(stranger.pk)).status_code == 200
        assert save(noor, until="", deputy=str(noor.person.pk)).status_code == 200
    noor.person.refresh_from_db()
    assert (noor.person.away_until, noor.person.deputy) == (None, None)
