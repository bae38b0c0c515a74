"""Looking through the desks: at their own 07:00, for whom it concerns, however the clock jumps."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.models import Case, Mail, Reminder, Watch
from cases.services.watch_clocks import digest_day, watch_clocks
from staff.models import Desk, Person
from tests import house_clock
from tests.cases.test_two_years import open_one
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db
OPENED = date(2026, 11, 24)  # acknowledge by Tuesday 1 December
ONE = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return make_desk("Team Rio")


@pytest.fixture
def lead(desk: Desk) -> Person:
    return make_person("Ines", ("lead", desk))


@pytest.fixture
def owner(desk: Desk, lead: Person) -> Person:
    return make_person("Noor", ("officer", desk))


@pytest.fixture
def case(desk: Desk, owner: Person) -> Case:
    case = open_one(desk, OPENED)
    case.owner, case.unowned_since = owner, None
    case.save()
    return case


def watch(day: date) -> list[tuple[str, str, str]]:
    """Look on that day; what was made on it, as clock, moment and person."""
    known = set(Reminder.objects.values_list("pk", flat=True))
    with house_clock.on(day):
        watch_clocks()
    new = Reminder.objects.exclude(pk__in=known).order_by("clock", "moment", "person__name")
    return list(new.values_list("clock", "moment", "person__name"))


@pytest.mark.parametrize(
    ("zone", "utc", "day"),
    [
        ("UTC", "2026-11-25T06:59", "2026-11-24"),
        ("UTC", "2026-11-25T07:00", "2026-11-25"),
        ("Asia/Kathmandu", "2026-11-25T01:14", "2026-11-24"),  # 06:59 there
        ("Asia/Kathmandu", "2026-11-25T01:15", "2026-11-25"),
        ("Pacific/Auckland", "2026-11-24T18:00", "2026-11-25"),
        ("America/Argentina/Buenos_Aires", "2026-11-25T09:59", "2026-11-24"),
        ("No/Such_Zone", "2026-11-25T07:00", "2026-11-25"),
    ],
)
def test_the_day_begins_at_seven_where_the_desk_is(zone: str, utc: str, day: str):
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert digest_day(moment, Desk(time_zone=zone)) == date.fromisoformat(day)


def test_the_owner_is_reminded_at_half_and_three_quarters(case: Case):
    assert watch(OPENED + 3 * ONE) == []
    assert watch(OPENED + 4 * ONE) == [("acknowledge", "half", "Noor")]
    assert watch(OPENED + 4 * ONE) == []
    assert ("acknowledge", "three_quarters", "Noor") in watch(OPENED + 6 * ONE)


def test_the_lead_is_reminded_a_working_day_before(case: Case):
    case.owner = None
    case.unowned_since = OPENED
    case.save()
    watch(date(2026, 11, 29))
    # 1 December is a Tuesday
    assert ("acknowledge", "lead", "Ines") in watch(date(2026, 11, 30))


def test_oversight_is_told_at_the_deadline(case: Case):
    above = make_desk("Oversight", kind="oversight")
    make_person("Olga", ("officer", above))
    watch(date(2026, 11, 30))
    assert watch(date(2026, 12, 1)) == [("acknowledge", "deadline", "Olga")]


def test_everybody_is_told_of_a_case_that_nobody_has(case: Case):
    case.owner, case.unowned_since = None, OPENED
    case.save()
    assert watch(OPENED) == []
    assert watch(OPENED + ONE) == [("unowned", "reached", "Ines"), ("unowned", "reached", "Noor")]
    # given back a second time, it is told a second time
    case.unowned_since = OPENED + 2 * ONE
    case.save()
    assert ("unowned", "reached", "Noor") in watch(OPENED + 3 * ONE)


def test_the_deputy_is_reminded_while_the_owner_is_away(case: Case, owner: Person, desk: Desk):
    deputy = make_person("Dora", ("officer", desk))
    Person.objects.filter(pk=owner.pk).update(away_until=OPENED + 4 * ONE, deputy=deputy)
    assert watch(OPENED + 4 * ONE) == [("acknowledge", "half", "Dora")]
    assert ("acknowledge", "three_quarters", "Noor") in watch(OPENED + 6 * ONE)


@pytest.mark.parametrize("how", ["none", "elsewhere", "circle"])
def test_the_leads_are_where_no_deputy_is(case: Case, owner: Person, how: str):
    deputy = None
    if how == "elsewhere":
        deputy = make_person("Dora", ("officer", make_desk("Team Lagos")))
    if how == "circle":
        deputy = owner
    Person.objects.filter(pk=owner.pk).update(away_until=date(2027, 1, 1), deputy=deputy)
    assert watch(OPENED + 4 * ONE) == [("acknowledge", "half", "Ines")]


def test_paused_clocks_of_the_desk_ask_nobody_and_the_laws_do(case: Case):
    case.assess_by = case.next_action_on = OPENED + 4 * ONE
    case.paused_since = OPENED
    case.save()
    assert watch(OPENED + 4 * ONE) == [("acknowledge", "half", "Noor")]
    case.paused_since = None
    case.save()
    assert watch(OPENED + 5 * ONE) == [
        ("assess", "reached", "Noor"),
        ("next_action", "reached", "Noor"),
    ]


def test_a_clock_that_jumps_forward_and_back_says_nothing_twice(case: Case):
    watch(OPENED + 4 * ONE)
    far = watch(OPENED + 400 * ONE)
    assert len(far) == len(set(far)) == 7
    for day in range(1, 60):
        assert watch(OPENED + day * ONE) == []
    assert Mail.objects.filter(kind="digest").count() == Watch.objects.count() * 2


def test_a_finished_case_asks_nobody(case: Case):
    Case.objects.filter(pk=case.pk).update(status="concluded")
    assert watch(OPENED + 100 * ONE) == []


def test_looking_at_a_desk_costs_no_more_for_more_cases(
    case: Case, desk: Desk, django_assert_max_num_queries
):
    for _ in range(60):
        open_one(desk, OPENED)
    with django_assert_max_num_queries(40):
        assert len(watch(OPENED + 4 * ONE)) > 100
