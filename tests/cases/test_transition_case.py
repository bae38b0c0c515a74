"""Every transition of the table, one by one: who may take it, from where, and with what.

Made from `cases.transitions`: a row that is added there is tested here.
"""

from typing import Any

import pytest

from cases.models import Case, Event
from cases.models.cases import NEVER
from cases.transitions import FINISHED, RISK, TRANSITIONS, Transition
from reporting.models import Letter
from staff.models import Membership
from tests.cases.desk import (
    OpenDesk,
    letter_box,
    letter_of_reporter,
    open_a_desk,
    post,
    refusal,
    sealed_note,
    with_words,
)
from tests.reporting.filing_factory import Secrets
from tests.staff.people import Visitor

SAID = {"outcome": "supported", "risk": "low"}
# the others are the system's, or erase: test_erase_early.py, test_withdraw.py
BY_PEOPLE = [step for step in TRANSITIONS if step.who and not (step.erases or step.moves)]
PAIRS = {(step.source, step.target) for step in BY_PEOPLE}
UNLAWFUL = [
    (source, target)
    for source in Case.Status
    for target in Case.Status
    if (source, target) not in PAIRS
]
each = pytest.mark.parametrize(
    "step", BY_PEOPLE, ids=lambda step: f"{step.source}-to-{step.target}"
)


class Filed:
    """A case that stands where a step begins, and its steps as an officer's browser takes them."""

    def __init__(self, rio: OpenDesk, status: str, *, agreed: bool = False) -> None:
        self.known: Secrets = rio.arrive()
        self.case = rio.case_of(self.known)
        self.letters = 1 if agreed else 0
        if agreed:
            letter_of_reporter(self.case, self.known, "Yes, tell them.")
        Case.objects.filter(pk=self.case.pk).update(status=status)

    def take(self, who: Visitor, step: dict[str, Any], *, letter: bool) -> Any:
        if "note" not in step:
            step = with_words(self.case, step)
        if not letter:
            return post(who, f"cases/{self.case.pk}/transitions", step)
        words = f"{step['to']}\nThis is where it stands."
        box = letter_box(self.known, [b""] * self.letters, words, status=True)
        body = {"expected_slot": self.letters, "box": box, "transition": step}
        return post(who, f"cases/{self.case.pk}/letters", body)

    def is_untouched(self, status: str) -> bool:
        self.case.refresh_from_db()
        fresh = (self.case.status, self.case.events.count(), Letter.objects.count())
        return fresh == (status, 1, self.letters)


def request_of(step: Transition, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {name: SAID[name] for name in step.fields}
    if step.needs_consent:
        fields["consent"] = 0
    return {"from": step.source, "to": step.target} | fields | more


def somebody_for(rio: OpenDesk, step: Transition) -> Visitor:
    return rio.noor if Membership.Role.OFFICER in step.who else rio.ines


@each
def test_it_is_taken_with_what_it_needs(rio: OpenDesk, step: Transition):
    filed = Filed(rio, step.source, agreed=step.needs_consent)
    who = somebody_for(rio, step)
    answer = filed.take(who, request_of(step), letter=step.needs_letter)
    assert answer.status_code == (201 if step.needs_letter else 204)
    filed.case.refresh_from_db()
    assert filed.case.status == step.target
    assert (filed.case.due == NEVER) == (step.target in FINISHED)
    assert filed.case.outcome == ("supported" if "outcome" in step.fields else "")
    event = filed.case.events.latest("number")
    assert (event.kind, event.actor) == (Event.Kind.TRANSITION, who.person)
    slot = {"slot": filed.letters} if step.needs_letter else {}
    data = dict(event.data)
    assert (data.pop("consent_letter", None) is not None) == step.needs_consent
    note = filed.case.notes.first()
    assert (data.pop("note", None), step.needs_words) == (note and note.pk.hex, note is not None)
    assert note is None or note.number == event.number
    assert data == request_of(step) | slot
    assert Letter.objects.count() == len(slot) + filed.letters


@each
def test_it_is_refused_to_who_has_not_the_role(rio: OpenDesk, step: Transition):
    filed = Filed(rio, step.source, agreed=step.needs_consent)
    membership = Membership.objects.get(person=rio.noor.person, desk=rio.desk)
    for role in Membership.DESK_ROLES:
        if role in step.who:
            continue
        membership.role = role
        membership.save(update_fields=["role"])
        answer = filed.take(rio.noor, request_of(step), letter=step.needs_letter)
        # a guest opens one case by name and nothing here yet; missing and forbidden answer alike
        expected = (404, "not_found") if role == "guest" else (409, "not_allowed")
        assert refusal(answer) == expected
        assert filed.is_untouched(step.source)


@each
def test_it_is_refused_while_a_field_is_missing_blank_or_too_long(rio: OpenDesk, step: Transition):
    filed = Filed(rio, step.source, agreed=step.needs_consent)
    who = somebody_for(rio, step)
    for name in step.fields:
        whole = request_of(step)
        missing = {key: value for key, value in whole.items() if key != name}
        for wrong in (missing, whole | {name: "  "}, whole | {name: "x" * 2001}):
            answer = filed.take(who, wrong, letter=step.needs_letter)
            assert refusal(answer)[0] == 400
            assert filed.is_untouched(step.source)
        assert refusal(filed.take(who, missing, letter=step.needs_letter))[1] == f"{name}_missing"


@each
def test_it_is_refused_without_its_letter_or_with_one_too_many(rio: OpenDesk, step: Transition):
    filed = Filed(rio, step.source, agreed=step.needs_consent)
    answer = filed.take(somebody_for(rio, step), request_of(step), letter=not step.needs_letter)
    assert refusal(answer) == (400, "letter_needed")
    assert filed.is_untouched(step.source)


@each
def test_it_is_refused_when_the_status_changed_meanwhile(rio: OpenDesk, step: Transition):
    elsewhere = Case.Status.PURGED
    filed = Filed(rio, elsewhere)
    who = somebody_for(rio, step)
    answer = filed.take(who, request_of(step), letter=step.needs_letter)
    assert refusal(answer) == (409, "status_changed")
    assert filed.is_untouched(elsewhere)


@pytest.mark.parametrize("source", Case.Status)
def test_no_step_that_is_not_in_the_table_is_taken(rio: OpenDesk, source: str):
    filed = Filed(rio, source)
    targets = [target for start, target in UNLAWFUL if start == source]
    for target in [*targets, "nonsense"]:
        step = SAID | {"from": source, "to": target}
        for letter in (True, False):
            assert refusal(filed.take(rio.ines, step, letter=letter)) == (409, "not_allowed")
    assert filed.is_untouched(source)


@pytest.mark.parametrize(
    ("field", "code"), [("outcome", "outcome_unknown"), ("risk", "risk_unknown")]
)
def test_a_word_that_is_not_in_its_list_is_refused(rio: OpenDesk, field: str, code: str):
    step = next(step for step in TRANSITIONS if field in step.fields)
    filed = Filed(rio, step.source, agreed=step.needs_consent)
    answer = filed.take(
        somebody_for(rio, step), request_of(step, **{field: "perhaps"}), letter=step.needs_letter
    )
    assert refusal(answer) == (400, code)
    assert filed.is_untouched(step.source)


def test_a_case_that_is_opened_again_has_no_outcome(rio: OpenDesk):
    again = next(step for step in TRANSITIONS if step.source == Case.Status.CONCLUDED)
    filed = Filed(rio, again.source)
    Case.objects.filter(pk=filed.case.pk).update(outcome="supported", due=NEVER)
    assert filed.take(rio.ines, request_of(again), letter=True).status_code == 201
    filed.case.refresh_from_db()
    assert (filed.case.outcome, filed.case.due) == ("", filed.case.feedback_by)


def test_assessing_asks_for_the_risk_to_the_reporter(rio: OpenDesk):
    into = [step for step in TRANSITIONS if step.target == Case.Status.ASSESSING]
    first = next(step for step in into if step.source == Case.Status.ACKNOWLEDGED)
    assert set(RISK) <= set(first.needs)


@each
def test_words_are_taken_sealed_and_only_where_they_are_asked_for(rio: OpenDesk, step: Transition):
    filed, other = Filed(rio, step.source, agreed=step.needs_consent), Filed(rio, step.source)
    who = somebody_for(rio, step)
    wrong = [(None, "words_missing"), (sealed_note(other.case), "bad_note")]
    for note, code in wrong if step.needs_words else [(sealed_note(filed.case), "words_missing")]:
        answer = filed.take(who, request_of(step, note=note), letter=step.needs_letter)
        assert refusal(answer) == (400, code)
        filed.case.refresh_from_db()
        assert (filed.case.status, filed.case.notes.count()) == (step.source, 0)


def test_a_note_that_is_there_cannot_be_the_words_of_a_step(rio: OpenDesk):
    step = next(step for step in TRANSITIONS if step.needs_words and not step.needs_letter)
    filed = Filed(rio, step.source)
    note = sealed_note(filed.case)
    post(rio.ines, f"cases/{filed.case.pk}/notes", {"box": note})
    answer = filed.take(rio.ines, request_of(step, note=note), letter=False)
    assert refusal(answer) == (409, "id_conflict")


def test_an_event_holds_no_words(rio: OpenDesk):
    for step in TRANSITIONS:
        assert set(step.fields) <= {"outcome", "risk", "why"}


def test_nobody_takes_a_step_in_a_case_of_another_desk(rio: OpenDesk):
    stranger = open_a_desk("Another desk").ines
    filed = Filed(rio, Case.Status.ASSESSING)
    step = {"from": "assessing", "to": "addressing"}
    assert refusal(filed.take(stranger, step, letter=False)) == (404, "not_found")
    assert filed.is_untouched(Case.Status.ASSESSING)
