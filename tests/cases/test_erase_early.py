"""Erasing before time: one officer proposes and signs, another signs, and then it is done."""

from typing import Any

import pytest
from django.core.management import call_command

from cases.events import broken_link
from cases.models import Case, Event, IndexRow, Note, WaitingAct
from cases.tasks import purge
from cases.transitions import KEPT
from config.demo.people import open_desk
from reporting.models import Letter, Report, Wrap
from reporting.scrub import scrub_is_owed
from staff.models import Membership
from tests.cases.desk import OpenDesk, bring, get, post, refusal, sealed_note
from tests.cases.endings import drop, hold, propose, second, signed
from tests.cases.roster import Holder, make_holder
from tests.cases.test_purge import files_with
from tests.reporting.filing_factory import DAY
from tests.staff.people import make_desk, make_person, visit


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


@pytest.fixture
def olga(rio: OpenDesk) -> Holder:
    """At the oversight desk, with a key that its statement names."""
    return overseers()[0]


def overseers() -> tuple[Holder, Holder]:
    desk = make_desk("Oversight", kind="oversight")
    olga, omar = make_holder("Olga", desk, "lead"), make_holder("Omar", desk)
    open_desk(desk, [olga.officer, omar.officer], DAY.isoformat())
    return olga, omar


def is_whole(case: Case) -> bool:
    case.refresh_from_db()
    return case.report is not None and case.status != Case.Status.PURGED


@pytest.mark.parametrize("status", KEPT)
def test_two_officers_erase_a_case_wherever_it_stands(rio: OpenDesk, case: Case, status: str):
    Case.objects.filter(pk=case.pk).update(status=status, outcome="")
    number = propose(rio.holders[0], case).json()["number"]
    assert is_whole(case)
    assert second(rio.holders[1], case, number).status_code == 204
    case.refresh_from_db()
    assert (case.status, case.report) == ("purged", None)
    gone = (Report, Wrap, Letter, IndexRow, Note, WaitingAct)
    assert [model.objects.count() for model in gone] == [0] * len(gone)
    last = case.events.latest("number")
    assert (last.kind, last.actor) == (Event.Kind.TRANSITION, rio.noor.person)
    assert (last.data["from"], last.data["to"], last.data["proposal"]) == (status, "purged", number)
    assert broken_link(list(case.events.order_by("number"))) is None


def test_an_outcome_that_was_found_stays(rio: OpenDesk):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, "concluded")
    number = propose(rio.holders[0], case).json()["number"]
    assert second(rio.holders[1], case, number).status_code == 204
    case.refresh_from_db()
    assert (case.status, case.outcome) == ("purged", "supported")


def test_who_proposed_it_is_never_the_second(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    assert refusal(second(rio.holders[0], case, number)) == (409, "same_person")
    assert is_whole(case)


def test_oversight_signs_second_and_sees_who_what_and_why(rio: OpenDesk, case: Case, olga: Holder):
    number = propose(rio.holders[0], case).json()["number"]
    (seen,) = get(olga.visitor, "acts").json()["acts"]
    assert (seen["act"], seen["why"]) == ("erase", "person_in_danger")
    assert (seen["proposer"]["name"], seen["desk_name"]) == (rio.ines.person.name, "Team Rio")
    assert set(seen) == {
        *("case", "desk", "desk_name", "act", "why", "proposer", "at"),
        *("number", "prev", "note", "officer", "key", "signature"),
    }
    assert get(olga.visitor, f"cases/{case.pk}").status_code == 404
    assert second(olga, case, number).status_code == 204
    case.refresh_from_db()
    assert (case.status, case.events.latest("number").actor) == ("purged", olga.person)


def test_oversight_does_not_propose(rio: OpenDesk, case: Case, olga: Holder):
    assert refusal(propose(olga, case)) == (404, "not_found")


def test_another_desk_sees_and_signs_nothing(rio: OpenDesk, case: Case):
    mallory = make_holder("Mallory", make_desk("Another desk"), "lead")
    number = propose(rio.holders[0], case).json()["number"]
    assert get(mallory.visitor, "acts").json() == {"acts": []}
    assert refusal(second(mallory, case, number)) == (404, "not_found")
    assert refusal(drop(mallory.visitor, case, number)) == (404, "not_found")
    assert is_whole(case)


def test_an_officer_whom_no_statement_names_signs_nothing(rio: OpenDesk, case: Case):
    newcomer = make_holder("Nadia", rio.desk)
    assert refusal(propose(newcomer, case)) == (409, "not_named")
    number = propose(rio.holders[0], case).json()["number"]
    assert refusal(second(newcomer, case, number)) == (409, "not_named")
    assert is_whole(case)


def test_the_first_signature_of_a_leaver_counts_no_more(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    Membership.objects.filter(person=rio.ines.person).delete()
    assert refusal(second(rio.holders[1], case, number)) == (409, "proposer_left")
    assert is_whole(case)
    assert drop(rio.noor, case, number).status_code == 204


def test_a_leaver_does_not_sign_second(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    Membership.objects.filter(person=rio.noor.person).delete()
    Membership.objects.create(person=rio.noor.person, role="officer", desk=make_desk("Elsewhere"))
    assert refusal(second(rio.holders[1], case, number)) == (404, "not_found")
    assert is_whole(case)


def test_two_seconds_at_once_are_one(rio: OpenDesk, case: Case, olga: Holder):
    number = propose(rio.holders[0], case).json()["number"]
    event = Event.objects.get(case=case, number=number)
    assert second(olga, case, number).status_code == 204
    before = case.events.count()
    assert event.data["act"] == "erase"
    assert refusal(second(rio.holders[1], case, number)) == (409, "no_proposal")
    assert case.events.count() == before


def test_one_act_waits_at_a_time(rio: OpenDesk, case: Case):
    assert propose(rio.holders[0], case).status_code == 201
    assert refusal(propose(rio.holders[1], case)) == (409, "proposal_exists")
    assert WaitingAct.objects.count() == 1


def test_it_is_withdrawn_by_who_made_it_and_rejected_by_others(rio: OpenDesk, case: Case, olga):
    for who, answer in (
        (rio.ines, "withdrawn"),
        (rio.noor, "rejected"),
        (olga.visitor, "rejected"),
    ):
        number = propose(rio.holders[0], case).json()["number"]
        assert drop(who, case, number).status_code == 204
        assert case.events.latest("number").data == {"proposal": number, "answer": answer}
        assert refusal(second(rio.holders[1], case, number)) == (409, "no_proposal")
    assert is_whole(case)


def test_a_signature_for_another_place_of_the_chain_is_refused(rio: OpenDesk, case: Case):
    late = signed(rio.holders[0], case)
    assert post(rio.noor, f"cases/{case.pk}/owner", {"person": None}).status_code == 204
    hold(rio.noor, case)
    number = propose(rio.holders[0], case, "lift_hold").json()["number"]
    second(rio.holders[1], case, number)
    assert refusal(post(rio.ines, f"cases/{case.pk}/acts", late)) == (409, "case_changed")
    other = rio.case_of(rio.arrive())
    moved = late | {"number": 2, "note": sealed_note(other)}
    assert refusal(post(rio.ines, f"cases/{other.pk}/acts", moved)) == (400, "bad_signature")


@pytest.mark.parametrize(
    "changed", [{"why": "not_a_report"}, {"signature": "00" * 64}, {"note": None}], ids=str
)
def test_what_was_not_signed_so_is_refused(rio: OpenDesk, case: Case, changed: dict[str, Any]):
    body = signed(rio.holders[0], case)
    changed = {key: value or sealed_note(case) for key, value in changed.items()}
    answer = post(rio.ines, f"cases/{case.pk}/acts", body | changed)
    assert refusal(answer) == (400, "bad_signature")
    assert (WaitingAct.objects.count(), Note.objects.count()) == (0, 0)


def test_a_reason_of_the_other_act_is_refused(rio: OpenDesk, case: Case):
    body = signed(rio.holders[0], case, why="matter_closed")
    assert refusal(post(rio.ines, f"cases/{case.pk}/acts", body)) == (400, "why_unknown")


def test_a_second_signature_over_something_else_is_refused(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    path = f"cases/{case.pk}/acts/{number}/signature"
    first = Event.objects.get(case=case, number=number).data["signature"]
    assert refusal(post(rio.noor, path, {"signature": first})) == (400, "bad_signature")
    assert is_whole(case)


def test_a_case_that_is_erased_is_left_alone(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    body = signed(rio.holders[0], case)
    note = sealed_note(case)
    second(rio.holders[1], case, number)
    assert refusal(post(rio.ines, f"cases/{case.pk}/acts", body)) == (409, "erased")
    answer = post(rio.ines, f"cases/{case.pk}/hold", {"why": "claim", "note": note})
    assert refusal(answer) == (409, "erased")


@pytest.mark.django_db(transaction=True)
def test_the_next_night_scrubs_what_officers_erased(rio: OpenDesk, case: Case):
    words = bytes(case.report.wraps.get().wrap)[200:264]
    call_command("scrub")
    number = propose(rio.holders[0], case).json()["number"]
    assert second(rio.holders[1], case, number).status_code == 204
    assert scrub_is_owed()
    purge()
    assert not scrub_is_owed()
    assert files_with(words) == []


def test_somebody_of_oversight_without_a_key_signs_nothing(rio: OpenDesk, case: Case, olga):
    desk = olga.person.memberships.get().desk
    stranger = make_holder("Oskar", desk)
    number = propose(rio.holders[0], case).json()["number"]
    assert refusal(second(stranger, case, number)) == (409, "not_named")
    reader = visit(make_person("Otto", ("officer", desk)))
    path = f"cases/{case.pk}/acts/{number}/signature"
    assert refusal(post(reader, path, {"signature": "00" * 64})) == (409, "not_named")
    assert is_whole(case)
