"""A withdrawal: the reporter asks, has 14 days to stop it, then a colleague erases it."""

from datetime import timedelta

import pytest

from cases.events import broken_link
from cases.models import Case, Event, Reminder
from cases.tasks import watch_clocks
from reporting.models import Letter, Report
from tests import house_clock
from tests.cases.desk import (
    OpenDesk,
    bring,
    get,
    letter_of_reporter,
    open_a_desk,
    post,
    refusal,
    tell,
)
from tests.cases.endings import begin, carry_out, hold, propose, second, stop
from tests.reporting.filing_factory import DAY, Secrets

ONE = timedelta(days=1)
DUE = DAY + 14 * ONE


@pytest.fixture
def rio(db) -> OpenDesk:
    with house_clock.on(DAY):
        return open_a_desk()


@pytest.fixture
def known(rio: OpenDesk) -> Secrets:
    with house_clock.on(DAY):
        return rio.arrive()


@pytest.fixture
def case(rio: OpenDesk, known: Secrets) -> Case:
    """A case whose reporter has asked to withdraw, in slot 0."""
    with house_clock.on(DAY):
        found = rio.case_of(known)
        letter_of_reporter(found, known, "Please erase it.")
    return found


@pytest.fixture
def begun(rio: OpenDesk, case: Case, known: Secrets) -> Case:
    with house_clock.on(DAY):
        assert begin(rio, case, known).status_code == 204
    case.refresh_from_db()
    return case


def test_it_begins_with_the_letter_that_asks_and_the_one_that_tells(rio: OpenDesk, begun: Case):
    assert begun.withdraw_on == DUE
    event = begun.events.latest("number")
    assert (event.kind, event.actor) == (Event.Kind.WITHDRAWAL, rio.ines.person)
    assert len(event.data.pop("letter_hash")) == 64
    told = {"withdrawal": "begun", "letter": 0, "slot": 1, "on": DUE.isoformat()}
    assert event.data == told
    assert Letter.objects.get(slot=1).side == Letter.Side.DESK
    with house_clock.on(DAY):
        assert get(rio.noor, f"cases/{begun.pk}").json()["withdraw_on"] == DUE.isoformat()
        (row,) = get(rio.noor, f"desks/{rio.desk.pk}/cases").json()["cases"]
        assert row["withdraw_on"] == DUE.isoformat()


def test_it_does_not_begin_without_a_letter_of_the_reporter(rio: OpenDesk, known):
    with house_clock.on(DAY):
        case = rio.case_of(known)
        assert refusal(begin(rio, case, known)) == (400, "letter_missing")
        tell(rio, case, known, {"from": "received", "to": "acknowledged"})
        assert refusal(begin(rio, case, known)) == (400, "letter_missing")  # ours is not theirs
    assert (Letter.objects.count(), case.events.count()) == (1, 2)


def test_it_begins_once(rio: OpenDesk, begun: Case, known):
    with house_clock.on(DAY):
        assert refusal(begin(rio, begun, known)) == (409, "begun_already")
    assert Letter.objects.count() == 2


def test_it_is_carried_out_when_the_14_days_are_over_and_not_before(rio: OpenDesk, begun: Case):
    with house_clock.on(DUE - ONE):
        assert refusal(carry_out(rio.noor, begun)) == (409, "too_early")
    with house_clock.on(DUE):
        assert carry_out(rio.noor, begun).status_code == 204
        assert refusal(carry_out(rio.noor, begun)) == (409, "not_begun")
    begun.refresh_from_db()
    assert (begun.status, begun.outcome) == ("purged", "withdrawn_by_reporter")
    assert (begun.report, begun.withdraw_on) == (None, None)
    assert (Report.objects.count(), Letter.objects.count()) == (0, 0)
    last = begun.events.latest("number")
    assert (last.kind, last.actor) == (Event.Kind.TRANSITION, rio.noor.person)
    assert last.data == {"from": "received", "to": "purged", "withdrawal": last.number - 1}
    assert broken_link(list(begun.events.order_by("number"))) is None


def test_who_began_it_does_not_carry_it_out(rio: OpenDesk, begun: Case):
    with house_clock.on(DUE):
        assert refusal(carry_out(rio.ines, begun)) == (409, "same_person")
    begun.refresh_from_db()
    assert begun.report is not None


def test_a_case_that_was_concluded_keeps_what_was_found(rio: OpenDesk, known, begun: Case):
    with house_clock.on(DAY):
        bring(rio, begun, known, "concluded")
    with house_clock.on(DUE):
        assert carry_out(rio.noor, begun).status_code == 204
    begun.refresh_from_db()
    assert (begun.status, begun.outcome) == ("purged", "supported")


def test_whatever_the_reporter_writes_since_stops_it(rio: OpenDesk, known, begun: Case):
    with house_clock.on(DAY + ONE):
        slot = letter_of_reporter(begun, known, "No, keep it.")
    with house_clock.on(DUE):
        assert refusal(carry_out(rio.noor, begun)) == (409, "reporter_wrote")
        assert stop(rio, begun, known, slot).status_code == 204
        assert refusal(carry_out(rio.noor, begun)) == (409, "not_begun")
    begun.refresh_from_db()
    assert (begun.withdraw_on, begun.report is None) == (None, False)
    data = begun.events.latest("number").data
    assert (data["withdrawal"], data["letter"], data["slot"]) == ("stopped", slot, slot + 1)


def test_only_a_later_letter_of_the_reporter_stops_it(rio: OpenDesk, known, begun: Case):
    with house_clock.on(DAY):
        for slot in (0, 1, 2):  # the one that asked, ours, and none
            assert refusal(stop(rio, begun, known, slot)) == (400, "letter_missing")
    begun.refresh_from_db()
    assert begun.withdraw_on == DUE
    assert Letter.objects.count() == 2


def test_a_letter_that_came_before_a_stop_asks_no_more(rio: OpenDesk, known, begun: Case):
    with house_clock.on(DAY):
        slot = letter_of_reporter(begun, known, "No, keep it.")
        stop(rio, begun, known, slot)
        assert refusal(begin(rio, begun, known)) == (400, "letter_missing")
        again = letter_of_reporter(begun, known, "Do erase it.")
        assert begin(rio, begun, known, again).status_code == 204


def test_two_officers_at_once_begin_it_once(rio: OpenDesk, case: Case, known):
    with house_clock.on(DAY):
        assert begin(rio, case, known).status_code == 204
        assert refusal(begin(rio, case, known)) == (409, "begun_already")
    assert case.events.filter(kind=Event.Kind.WITHDRAWAL).count() == 1


def test_a_letter_that_came_in_between_is_read_first(rio: OpenDesk, case: Case, known):
    with house_clock.on(DAY):
        tell(rio, case, known, {"from": "received", "to": "acknowledged"})
        box = {"expected_slot": 1, "box": "AAAA" * 1401 + "AAA="}
        path = f"cases/{case.pk}/withdrawal"
        answer = post(rio.ines, path, {"slot": 0, "letter": box})
    assert refusal(answer)[0] in (400, 409)
    case.refresh_from_db()
    assert case.withdraw_on is None


def test_the_desk_is_reminded_once_when_the_days_are_over(rio: OpenDesk, begun: Case):
    """Its owner may have begun it: then a colleague carries it out."""
    Case.objects.filter(pk=begun.pk).update(owner=rio.ines.person, unowned_since=None)
    for day in (DUE - ONE, DUE, DUE, DUE + ONE):
        with house_clock.on(day):
            watch_clocks()
    reminders = Reminder.objects.filter(clock="withdrawal")
    assert {one.person for one in reminders} == {rio.ines.person, rio.noor.person}
    assert [(one.due, one.moment) for one in reminders] == [(DUE, "reached")] * 2


def test_they_are_of_a_finished_case_too(rio: OpenDesk, known, begun: Case):
    with house_clock.on(DAY):
        bring(rio, begun, known, "concluded")
    Case.objects.filter(pk=begun.pk).update(owner=rio.noor.person)
    with house_clock.on(DUE):
        watch_clocks()
        assert Reminder.objects.filter(clock="withdrawal").count() == 2
        carry_out(rio.noor, begun)
    Reminder.objects.all().delete()
    with house_clock.on(DUE + ONE):
        watch_clocks()
    assert not Reminder.objects.filter(case=begun).exists()


def test_a_stopped_one_reminds_nobody(rio: OpenDesk, known, begun: Case):
    with house_clock.on(DAY):
        stop(rio, begun, known, letter_of_reporter(begun, known, "Keep it."))
    with house_clock.on(DUE):
        watch_clocks()
    assert not Reminder.objects.filter(clock="withdrawal").exists()


def test_two_officers_may_erase_it_meanwhile(rio: OpenDesk, begun: Case):
    with house_clock.on(DAY):
        number = propose(rio.holders[0], begun).json()["number"]
        assert second(rio.holders[1], begun, number).status_code == 204
    with house_clock.on(DUE):
        assert refusal(carry_out(rio.noor, begun)) == (409, "not_begun")
        watch_clocks()
    assert not Reminder.objects.filter(clock="withdrawal").exists()


def test_a_hold_that_was_lifted_lets_it_begin_again(rio: OpenDesk, case: Case, known):
    with house_clock.on(DAY):
        hold(rio.ines, case)
        assert refusal(begin(rio, case, known)) == (409, "held")
        number = propose(rio.holders[0], case, "lift_hold").json()["number"]
        second(rio.holders[1], case, number)
        assert begin(rio, case, known).status_code == 204
