"""What a server could write into a chain by itself is found: endings without their signatures."""

import secrets
from typing import Any
from uuid import uuid4

import pytest

from cases.events import append_event
from cases.models import Case, Event
from cases.two_officers import act_of
from cases.verify_endings import wrong_endings
from reporting.installation import sealing_instance
from reporting.sealing.acts import sign_act
from reporting.sealing.officer import officer_key
from tests import house_clock
from tests.cases.desk import OpenDesk, letter_of_reporter, refusal
from tests.cases.endings import begin, carry_out, hold, propose, second
from tests.cases.test_verify_audit import verify
from tests.reporting.filing_factory import DAY

PURGED = {"from": "received", "to": "purged"}


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def said(case: Case) -> list[str]:
    assert all(event.case_id == case.pk for event, _ in wrong_endings())
    return [wrong for _, wrong in wrong_endings()]


def erased_by(rio: OpenDesk, case: Case, **data: Any) -> Event:
    """The event that a server would write if it erased a case by itself."""
    person, kind = rio.noor.person, Event.Kind.TRANSITION
    return append_event(case=case, kind=kind, actor=person, data=PURGED | data)


@pytest.mark.usefixtures("guarded_events")
def test_what_officers_did_holds(rio: OpenDesk, case: Case):
    hold(rio.ines, case)
    for act in ("lift_hold", "erase"):
        number = propose(rio.holders[0], case, act).json()["number"]
        assert second(rio.holders[1], case, number).status_code == 204
    known = rio.arrive()
    other = rio.case_of(known)
    letter_of_reporter(other, known, "Please erase it.")
    with house_clock.on(DAY):
        begin(rio, other, known)
    with house_clock.on(DAY.replace(year=DAY.year + 1)):
        assert carry_out(rio.noor, other).status_code == 204
    assert list(wrong_endings()) == []
    assert verify()[0] == 0


@pytest.mark.usefixtures("guarded_events")
def test_an_erasing_that_nobody_proposed_is_found(rio: OpenDesk, case: Case):
    erased_by(rio, case)
    assert said(case) == ["no other officer has signed it"]
    code, answer = verify()
    assert (code, answer["broken"][0]["what"]) == (1, "no other officer has signed it")


def test_an_erasing_whose_second_signature_is_the_first_is_found(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    first = Event.objects.get(case=case, number=number).data
    same = {name: first[name] for name in ("officer", "key", "signature")}
    event = erased_by(rio, case, proposal=number, **same)
    assert said(case) == ["no other officer has signed it"]
    noor = rio.holders[1].officer
    event.data |= {"officer": noor.id.hex, "key": noor.pair.public.sign.hex()}
    Event.objects.filter(pk=event.pk).update(data=event.data)
    assert said(case) == ["its second signature does not fit"]


def test_a_signature_for_lifting_a_hold_does_not_erase(rio: OpenDesk, case: Case):
    hold(rio.ines, case)
    number = propose(rio.holders[0], case, "lift_hold").json()["number"]
    assert second(rio.holders[1], case, number).status_code == 204
    lifted = case.events.latest("number").data
    signed = {name: lifted[name] for name in ("proposal", "officer", "key", "signature")}
    erased_by(rio, case, **signed)
    assert said(case) == ["its second signature does not fit"]


def test_signatures_by_keys_that_no_statement_names_are_found(rio: OpenDesk, case: Case):
    officer_id = uuid4()
    pair = officer_key(
        sealing_instance(), officer_seed=secrets.token_bytes(32), officer_id=officer_id.bytes
    )
    last = case.events.latest("number")
    data = {"act": "erase", "why": "not_a_report", "note": bytes(16).hex()}
    data |= {"officer": officer_id.hex, "key": pair.public.sign.hex()}
    place = Event(case=case, number=last.number + 1, prev=last.hash, data=data)
    data["signature"] = sign_act(act_of(place), pair.sign).hex()
    append_event(case=case, kind=Event.Kind.PROPOSAL, actor=rio.ines.person, data=data)
    assert said(case) == ["its signature does not fit, or is by nobody whom a statement names"]


def test_a_hold_that_nobody_lifted_and_a_purge_are_found(rio: OpenDesk, case: Case):
    hold(rio.ines, case)
    append_event(case=case, kind=Event.Kind.TRANSITION, day=DAY, data=PURGED)
    assert said(case) == ["it was erased although a legal hold stood"]


def test_a_hold_that_was_lifted_by_nobody_is_found(rio: OpenDesk, case: Case):
    hold(rio.ines, case)
    data = {"hold": "lifted", "proposal": 1}
    append_event(case=case, kind=Event.Kind.HOLD, actor=rio.ines.person, data=data)
    assert said(case) == ["no other officer has signed it"]


def test_a_withdrawal_before_its_day_or_of_nothing_is_found(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    letter_of_reporter(case, known, "Please erase it.")
    assert begin(rio, case, known).status_code == 204
    number = case.events.latest("number").number
    assert refusal(carry_out(rio.noor, case)) == (409, "too_early")
    erased_by(rio, case, withdrawal=number)
    erased_by(rio, case, withdrawal=1)
    assert said(case) == ["no withdrawal by a colleague and 14 days lie before it"] * 2


def test_a_withdrawal_carried_out_by_who_began_it_is_found(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    letter_of_reporter(case, known, "Please erase it.")
    with house_clock.on(DAY):
        begin(rio, case, known)
    number, kind = case.events.latest("number").number, Event.Kind.TRANSITION
    data = PURGED | {"withdrawal": number}
    with house_clock.on(DAY.replace(year=DAY.year + 1)):
        append_event(case=case, kind=kind, actor=rio.ines.person, data=data)
    assert said(case) == ["no withdrawal by a colleague and 14 days lie before it"]
