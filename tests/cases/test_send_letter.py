"""Letters of the desk, with the steps that they tell of, through the API."""

import pytest

from cases.models import Case, Event
from reporting.directory.legal_dates import feedback_by
from reporting.models import Letter
from tests.cases.desk import OpenDesk, letter_box, post

pytestmark = pytest.mark.django_db
STEP = {"from": "received", "to": "acknowledged"}


def test_acknowledging_sends_the_letter_and_takes_the_step(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    box = letter_box(known, [], "acknowledged\nWe have read it.", status=True)
    body = {"expected_slot": 0, "box": box, "transition": STEP}
    assert post(rio.ines, f"cases/{case.pk}/letters", body).status_code == 201
    case.refresh_from_db()
    assert case.status == Case.Status.ACKNOWLEDGED
    event = case.events.get(kind=Event.Kind.TRANSITION)
    assert case.feedback_by == feedback_by(
        filed=case.opened, country="AR", acknowledged=event.at.date()
    )
    assert case.due == case.feedback_by
    assert event.data == {"from": "received", "to": "acknowledged", "slot": 0}
    assert Letter.objects.get().side == Letter.Side.DESK


def test_two_officers_at_once_acknowledge_once(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    for officer, slot, expected in ((rio.ines, 0, 201), (rio.noor, 1, 409)):
        box = letter_box(known, [b""] * slot, "acknowledged\nWe have read it.", status=True)
        body = {"expected_slot": slot, "box": box, "transition": STEP}
        answer = post(officer, f"cases/{case.pk}/letters", body)
        assert answer.status_code == expected
    assert answer.json()["code"] == "status_changed"
    assert Letter.objects.count() == 1
    assert case.events.filter(kind=Event.Kind.TRANSITION).count() == 1


def test_a_taken_slot_leaves_nothing_behind(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    body = {"expected_slot": 3, "box": letter_box(known, [], "x"), "transition": STEP}
    answer = post(rio.ines, f"cases/{case.pk}/letters", body)
    assert answer.status_code == 409
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "slot_taken"
    case.refresh_from_db()
    assert case.status == Case.Status.RECEIVED
    assert not Letter.objects.exists()
    assert case.events.count() == 1


def test_a_step_without_its_letter_and_a_letter_of_rubbish_are_refused(rio: OpenDesk):
    case = rio.case_of(rio.arrive())
    assert post(rio.ines, f"cases/{case.pk}/transitions", STEP).json()["code"] == "letter_needed"
    short = {"expected_slot": 0, "box": "AAAA", "transition": None}
    assert post(rio.ines, f"cases/{case.pk}/letters", short).status_code == 400
    zeros = {"expected_slot": 0, "box": "AAAA" * 1400 + "AAA=", "transition": None}
    zeros["box"] = "A" * 5600 + "AAA="
    assert post(rio.ines, f"cases/{case.pk}/letters", zeros).status_code == 400
    assert not Letter.objects.exists()
