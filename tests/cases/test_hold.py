"""A legal hold: one officer places it, two lift it, and nothing is erased while it stands."""

import pytest

from cases.models import Case, Event, Note
from cases.services.purge import purge, purge_case
from reporting.directory.legal_dates import add_months
from reporting.models import Letter, Report
from tests import house_clock
from tests.cases.desk import (
    OpenDesk,
    bring,
    get,
    letter_of_reporter,
    open_a_desk,
    refusal,
    sealed_note,
)
from tests.cases.endings import (
    begin,
    carry_out,
    drop,
    hold,
    propose,
    second,
    status_letter,
)
from tests.reporting.filing_factory import DAY, Secrets

END = add_months(DAY, 36)


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
    with house_clock.on(DAY):
        return rio.case_of(known)


def test_one_officer_places_it_with_a_code_and_sealed_words(rio: OpenDesk, case: Case):
    assert hold(rio.noor, case).status_code == 204
    event = case.events.latest("number")
    assert (event.kind, event.actor) == (Event.Kind.HOLD, rio.noor.person)
    note = Note.objects.get(case=case)
    assert (note.pk.hex, note.number) == (event.data.pop("note"), event.number)
    assert event.data == {"hold": "placed", "why": "claim"}
    assert get(rio.ines, f"cases/{case.pk}").json()["held_since"] is not None


def test_it_stops_the_end_of_retention_until_it_is_lifted(rio: OpenDesk, case: Case, known):
    with house_clock.on(DAY):
        bring(rio, case, known, "concluded")
        hold(rio.ines, case)
    with house_clock.on(END):
        assert purge() == 0
        assert not purge_case(case_id=case.pk, today=END)  # placed after it was looked for
        assert Report.objects.filter(pk=case.report_id).exists()
        number = propose(rio.holders[0], case, "lift_hold").json()["number"]
        assert second(rio.holders[1], case, number).status_code == 204
        assert purge() == 1
    case.refresh_from_db()
    assert (case.status, case.report) == ("purged", None)


def test_it_stops_an_erasing_that_waits_for_its_second_signature(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    assert hold(rio.ines, case).status_code == 204
    assert refusal(second(rio.holders[1], case, number)) == (409, "no_proposal")
    assert refusal(propose(rio.holders[0], case)) == (409, "held")
    case.refresh_from_db()
    assert case.report is not None


def test_one_signature_does_not_lift_it(rio: OpenDesk, case: Case):
    hold(rio.ines, case)
    number = propose(rio.holders[0], case, "lift_hold").json()["number"]
    assert refusal(second(rio.holders[0], case, number)) == (409, "same_person")
    case.refresh_from_db()
    assert case.held_since is not None
    assert second(rio.holders[1], case, number).status_code == 204
    case.refresh_from_db()
    assert case.held_since is None
    event = case.events.latest("number")
    assert (event.kind, event.actor) == (Event.Kind.HOLD, rio.noor.person)
    assert (event.data["hold"], event.data["proposal"]) == ("lifted", number)


def test_it_can_be_placed_and_lifted_again(rio: OpenDesk, case: Case):
    for _ in range(2):
        assert hold(rio.ines, case).status_code == 204
        assert refusal(hold(rio.noor, case)) == (409, "held")
        number = propose(rio.holders[1], case, "lift_hold").json()["number"]
        assert second(rio.holders[0], case, number).status_code == 204
        assert refusal(propose(rio.holders[1], case, "lift_hold")) == (409, "not_held")


def test_it_needs_a_reason_of_the_list_and_words_for_this_report(rio: OpenDesk, case: Case):
    other = rio.case_of(rio.arrive())
    assert refusal(hold(rio.ines, case, why="because")) == (400, "bad_request")
    assert refusal(hold(rio.ines, case, note=sealed_note(other))) == (400, "bad_note")
    assert case.events.count() == 1


def test_the_reporter_is_told_when_it_stops_a_withdrawal(rio: OpenDesk, case: Case, known):
    letter_of_reporter(case, known, "Please erase it.")
    assert begin(rio, case, known).status_code == 204
    assert refusal(hold(rio.ines, case)) == (409, "letter_needed")
    letter = status_letter(case, known, "held\nWe have to keep it.")
    assert hold(rio.ines, case, letter=letter).status_code == 204
    case.refresh_from_db()
    assert (case.withdraw_on, case.held_since is None) == (None, False)
    assert case.events.latest("number").data["slot"] == letter["expected_slot"]
    assert Letter.objects.filter(slot=letter["expected_slot"], side=1).exists()
    assert refusal(carry_out(rio.ines, case)) == (409, "not_begun")
    assert refusal(begin(rio, case, known)) == (409, "held")


def test_no_letter_is_sent_where_it_stops_nothing(rio: OpenDesk, case: Case, known):
    letter = status_letter(case, known, "held\nWe have to keep it.")
    assert refusal(hold(rio.ines, case, letter=letter)) == (409, "letter_needed")
    assert not Letter.objects.exists()


def test_a_lifting_that_was_rejected_changes_nothing(rio: OpenDesk, case: Case):
    hold(rio.ines, case)
    number = propose(rio.holders[0], case, "lift_hold").json()["number"]
    assert drop(rio.noor, case, number).status_code == 204
    case.refresh_from_db()
    assert case.held_since is not None
    assert case.events.latest("number").data == {"proposal": number, "answer": "rejected"}
    assert refusal(second(rio.holders[1], case, number)) == (409, "no_proposal")
