"""The page of reminders: a person's own, other desks' as counts, and being away."""

import re
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


def lines(who: Visitor) -> list[str]:
    listed = page(who).partition('id="mine-title"')[2].partition("</section>")[0]
    items = listed.split("<li>")[1:]
    return [" ".join(re.sub(r"<[^>]*>", " ", item).split()) for item in items]


def test_a_case_is_one_line_by_legal_date_with_what_it_asks_for_most(desk, noor):
    lead = make_person("Lea", ("lead", desk))
    first, second = open_one(desk, OPENED), open_one(desk, OPENED + 3 * ONE)
    for case in (first, second):
        case.owner, case.unowned_since = noor.person, None
        case.assess_by = OPENED + 5 * ONE
        case.save()
    with house_clock.on(OPENED + 20 * ONE):
        watch_clocks()
        late = (OPENED + 20 * ONE - first.due).days
        mine, leads = lines(noor), lines(visit(lead))
        page = noor.get("/desk/reminders").content.decode()
    assert page.count('<span class="second over">Legal date') == 2
    assert mine[0] == (
        f"ref {str(first.pk)[:6]} Confirm to the reporter"
        f" Legal date {first.due.day} {first.due:%B}, {late} days overdue"
    )
    assert mine[1].startswith(f"ref {str(second.pk)[:6]} Confirm to the reporter")
    assert len(mine) == 2
    assert "is near" not in " ".join(leads)
    assert leads[0].endswith("Noor has it")


def test_our_own_date_is_said_to_be_ours_until_the_law_presses(desk, noor):
    case = open_one(desk, OPENED)
    case.owner, case.unowned_since, case.assess_by = noor.person, None, OPENED + ONE
    case.save()
    with house_clock.on(OPENED + ONE):
        watch_clocks()
        assert "Finish assessing: our own date, 25 November, is reached" in lines(noor)[0]


def test_what_was_done_is_no_longer_listed(desk, noor):
    case = open_one(desk, OPENED)
    with house_clock.on(OPENED + 2 * ONE):
        watch_clocks()
        assert "Nobody has this case yet" in lines(noor)[0]
        case.owner, case.unowned_since = noor.person, None
        case.save()
        assert lines(noor) == []


def test_the_desk_is_named_to_who_works_at_two(desk, noor):
    open_one(desk, OPENED)
    dora = visit(make_person("Dora", ("officer", desk), ("officer", make_desk("Team Lagos"))))
    with house_clock.on(OPENED + 2 * ONE):
        watch_clocks()
        assert "Team Rio" in lines(dora)[0]
        assert "Team Rio" not in lines(noor)[0]


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
