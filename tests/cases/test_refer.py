"""Referring a case to an authority: only with the letter in which the reporter agrees."""

import pytest

from cases.models import Case, Event
from reporting.models import Letter
from reporting.sealing.derive import sha256
from tests.cases.desk import (
    OpenDesk,
    bring,
    letter_of_reporter,
    post,
    step_of,
    tell,
    with_words,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["assessing", "addressing"])
def test_a_case_is_referred_with_the_reporters_letter(rio: OpenDesk, status: str):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, status)
    slot = letter_of_reporter(case, known, "Yes, tell them.")
    step = step_of(status, "referred", consent=slot)
    assert tell(rio, case, known, step).status_code == 201
    case.refresh_from_db()
    assert case.status == Case.Status.REFERRED
    assert case.due == case.feedback_by  # the law's clock runs on: the reporter has no answer yet
    event = case.events.filter(kind=Event.Kind.TRANSITION).order_by("number").last()
    agreed = Letter.objects.get(slot=slot)
    assert event.data["consent"] == slot
    assert event.data["consent_letter"] == sha256(agreed.box).hex()
    assert event.data.keys() == {"from", "to", "consent", "consent_letter", "slot", "note"}
    assert case.notes.filter(number=event.number).exists()  # which authority it is, is sealed


@pytest.mark.parametrize("consent", [None, 0, 7])
def test_without_a_letter_of_the_reporter_it_is_not(rio: OpenDesk, consent: int | None):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, "assessing")  # slots 0 and 1 are the desk's
    fields = {} if consent is None else {"consent": consent}
    step = step_of("assessing", "referred", **fields)
    answer = tell(rio, case, known, step)
    assert (answer.status_code, answer.json()["code"]) == (400, "consent_missing")
    case.refresh_from_db()
    assert case.status == Case.Status.ASSESSING
    assert Letter.objects.count() == 2


def test_another_threads_letter_is_no_consent(rio: OpenDesk):
    known, other = rio.arrive(), rio.arrive()
    case = bring(rio, rio.case_of(known), known, "assessing")
    elsewhere = rio.case_of(other)
    for _ in range(3):
        slot = letter_of_reporter(elsewhere, other, "Yes.")
    step = step_of("assessing", "referred", consent=slot)
    assert tell(rio, case, known, step).json()["code"] == "consent_missing"


def test_a_referred_case_comes_back_or_is_concluded(rio: OpenDesk):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, "addressing")
    slot = letter_of_reporter(case, known, "Yes, tell them.")
    step = step_of("addressing", "referred", consent=slot)
    assert tell(rio, case, known, step).status_code == 201
    back = with_words(case, step_of("referred", "addressing"))
    assert post(rio.noor, f"cases/{case.pk}/transitions", back).status_code == 204
    assert tell(rio, case, known, step).status_code == 201
    step = step_of("referred", "concluded", outcome="referred")
    assert tell(rio, case, known, step).status_code == 201
    case.refresh_from_db()
    assert (case.status, case.outcome) == (Case.Status.CONCLUDED, Case.Outcome.REFERRED)
