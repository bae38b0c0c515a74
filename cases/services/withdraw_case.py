"""A withdrawal: begun when the reporter asks, stopped when they write again, or carried out."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.events import append_event
from cases.models import Case, Event, Offer
from cases.services.erase_case import erase_case
from cases.services.offer_case import retract
from cases.services.send_letter import put_letter
from cases.services.transition_case import letter_of_reporter
from cases.transitions import BEGIN, STOP, WITHDRAWAL, erasing_from
from cases.two_officers import require_act
from reporting import clock
from reporting.models import Letter
from reporting.problems import Refused
from reporting.sealing.derive import sha256
from staff.models import Person

TIME_TO_STOP = timedelta(days=14)


@transaction.atomic
def begin_withdrawal(
    *, person: Person, case_id: UUID, request: int, letter: dict[str, Any]
) -> Event:
    """Point at the letter that asks, and tell the reporter until when they can stop it.

    An offer that waits is taken back: no other desk reads on in what is to be erased.
    """
    case = lock_case(person, case_id)
    require_act(case, person, BEGIN)
    if case.held_since is not None:
        raise Refused(409, "held", "A legal hold comes first. Tell the reporter that it does.")
    if case.withdraw_on is not None:
        raise Refused(409, "begun_already", "This withdrawal has begun. Reload the page.")
    asked = read_letter(case, request, letter, after=last_stop(case))
    for offer in Offer.objects.filter(case=case):
        retract(case, offer, person)
    slot = put_letter(case=case, **letter).slot
    case.withdraw_on = clock.today() + TIME_TO_STOP
    case.save(update_fields=["withdraw_on"])
    data = {"withdrawal": "begun", "slot": slot, "on": case.withdraw_on.isoformat()}
    return append_event(case=case, kind=Event.Kind.WITHDRAWAL, actor=person, data=data | asked)


@transaction.atomic
def stop_withdrawal(*, person: Person, case_id: UUID, reply: int, letter: dict[str, Any]) -> Event:
    """Point at the letter that they wrote since, and tell them that their report is kept."""
    case = lock_case(person, case_id)
    require_act(case, person, STOP)
    begun = begun_withdrawal(case)
    written = read_letter(case, reply, letter, after=begun.data["slot"])
    slot = put_letter(case=case, **letter).slot
    case.withdraw_on = None
    case.save(update_fields=["withdraw_on"])
    data = {"withdrawal": "stopped", "slot": slot}
    return append_event(case=case, kind=Event.Kind.WITHDRAWAL, actor=person, data=data | written)


@transaction.atomic
def carry_out_withdrawal(*, person: Person, case_id: UUID) -> Event:
    """Erase the case when the 14 days are over and the reporter has not written since.

    Never by who began it: the server cannot read whether the letter asks, a colleague can.
    """
    case = lock_case(person, case_id)
    begun, step = begun_withdrawal(case), erasing_from(case.status, WITHDRAWAL)
    if step is None or case.withdraw_on is None or clock.today() < case.withdraw_on:
        raise Refused(409, "too_early", "The reporter can still stop this. Wait for the day.")
    if begun.actor == person:
        raise Refused(409, "same_person", "You have begun this. Another officer carries it out.")
    if letters_since(case, begun.data["slot"]):
        raise Refused(409, "reporter_wrote", "The reporter has written since. That stops it.")
    return erase_case(
        case=case,
        step=step,
        day=clock.today(),
        outcome=Case.Outcome.WITHDRAWN_BY_REPORTER,
        actor=person,
        data={"withdrawal": begun.number},
    )


def begun_withdrawal(case: Case) -> Event:
    """The event with which the withdrawal that runs has begun."""
    begun = last_word(case, "begun") if case.withdraw_on is not None else None
    if begun is None:
        raise Refused(409, "not_begun", "No withdrawal runs in this case. Reload the page.")
    return begun


def last_word(case: Case, word: str) -> Event | None:
    events = Event.objects.filter(case=case, kind=Event.Kind.WITHDRAWAL)
    return events.filter(data__withdrawal=word).order_by("-number").first()


def last_stop(case: Case) -> int:
    """The slot of the letter that stopped the last withdrawal: an older one asks no more."""
    stopped = last_word(case, "stopped")
    return int(stopped.data["letter"]) if stopped else -1


def letters_since(case: Case, slot: int) -> bool:
    if case.report is None:
        return False
    letters = Letter.objects.filter(mailbox_hash=case.report.mailbox_hash, slot__gt=slot)
    return letters.filter(side=Letter.Side.REPORTER).exists()


def read_letter(case: Case, slot: int, answer: dict[str, Any], *, after: int) -> dict[str, Any]:
    """The reporter's letter and its hash; only the officer's browser can read what it says."""
    found = letter_of_reporter(case, slot, before=answer["expected_slot"])
    if found is None or found.slot <= after:
        raise Refused(400, "letter_missing", "Choose the letter in which the reporter says so.")
    return {"letter": found.slot, "letter_hash": sha256(found.box).hex()}
