"""An act that needs two officers: one proposes it, another signs it and it is done, or drops it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from cases.access import lock_act, lock_case
from cases.events import append_event
from cases.models import Case, Event, WaitingAct
from cases.services.erase_case import erase_case
from cases.services.transition_case import keep_words, new_note
from cases.transitions import SECOND, erasing_from
from cases.two_officers import (
    REASONS,
    act_of,
    counting_key,
    read_reason,
    require_act,
    second_key,
    signature_data,
    still_counts,
)
from reporting import clock
from reporting.problems import Refused
from reporting.sealing.instance import ZERO_HASH
from staff.models import Person

Kind = WaitingAct.Kind
NAMED = "Only an officer who holds the desk's key can sign this."


@transaction.atomic
def propose_act(  # noqa: PLR0913  all keyword-only, one a field of the request
    *,
    person: Person,
    case_id: UUID,
    act: str,
    why: str,
    box: bytes,
    number: int,
    signature: bytes,
) -> Event:
    """Keep a signed proposal until another officer signs the same.

    Refused with 409 `case_changed` if the signature is for another place in the case's chain.
    """
    case = lock_case(person, case_id)
    require_act(case, person, act)
    require_sense(case, act)
    key = counting_key(person, case.desk)
    if key is None:
        raise Refused(409, "not_named", NAMED)
    note = new_note(case, box)
    data = {"act": act, "why": read_reason(REASONS[act], why), "note": note.pk.hex}
    event = next_event(case, data | {"officer": key.pk.hex})
    if event.number != number:
        raise Refused(409, "case_changed", "Somebody has changed this case. Look, then sign again.")
    data |= signature_data(key, act_of(event), signature)
    event = append_event(case=case, kind=Event.Kind.PROPOSAL, actor=person, data=data)
    keep_words(note, event)
    WaitingAct.objects.create(
        case=case, number=event.number, act=act, reason=data["why"], proposer=person
    )
    return event


def require_sense(case: Case, act: str) -> None:
    """A hold that stands can be lifted; without one a case can be erased; one thing at a time."""
    if act == Kind.ERASE and case.held_since is not None:
        raise Refused(409, "held", "A legal hold stands on this case. Nothing of it may be erased.")
    if act == Kind.LIFT_HOLD and case.held_since is None:
        raise Refused(409, "not_held", "No legal hold stands on this case. Reload the page.")
    if WaitingAct.objects.filter(case=case).exists():
        raise Refused(409, "proposal_exists", "Another act waits for its second signature.")


def next_event(case: Case, data: dict[str, Any]) -> Event:
    """The place that the next event will have: what is signed names it."""
    last = Event.objects.filter(case=case).order_by("-number").only("number", "hash").first()
    number, prev = (last.number + 1, last.hash) if last else (1, ZERO_HASH)
    return Event(case=case, number=number, prev=prev, data=data)


@transaction.atomic
def sign_act(*, person: Person, case_id: UUID, number: int, signature: bytes) -> Event:
    """The second signature; with it the act is done. Never by who proposed it."""
    waiting = find_act(person, case_id, number)
    case = waiting.case
    if waiting.proposer == person:
        raise Refused(409, "same_person", "You have proposed this. Somebody else must sign it.")
    proposal = Event.objects.get(case=case, number=number)
    if not still_counts(waiting.proposer, case.desk, proposal):
        raise Refused(
            409, "proposer_left", "Who proposed this is not a key holder any more. Reject it."
        )
    key = second_key(person, case.desk)
    if key is None:
        raise Refused(409, "not_named", NAMED)
    data = {"proposal": number} | signature_data(key, act_of(proposal), signature)
    waiting.delete()
    return carry_out(case, waiting, person, data)


def carry_out(case: Case, waiting: WaitingAct, person: Person, data: dict[str, Any]) -> Event:
    if waiting.act == Kind.LIFT_HOLD:
        case.held_since = None
        case.save(update_fields=["held_since"])
        lifted = {"hold": "lifted"} | data
        return append_event(case=case, kind=Event.Kind.HOLD, actor=person, data=lifted)
    step = erasing_from(case.status, SECOND)
    if step is None:
        raise Refused(409, "erased", "This report was erased already.")
    return erase_case(case=case, step=step, day=clock.today(), actor=person, data=data)


@transaction.atomic
def drop_act(*, person: Person, case_id: UUID, number: int) -> None:
    """Who proposed it withdraws it, anybody else who may sign it rejects it."""
    waiting = find_act(person, case_id, number)
    answer = "withdrawn" if waiting.proposer == person else "rejected"
    data = {"proposal": number, "answer": answer}
    case = waiting.case
    waiting.delete()
    append_event(case=case, kind=Event.Kind.PROPOSAL, actor=person, data=data)


def find_act(person: Person, case_id: UUID, number: int) -> WaitingAct:
    waiting = lock_act(person, case_id, number)
    if waiting is None:
        raise Refused(
            409,
            "no_proposal",
            "This waits no longer: it was signed, dropped, or stopped by a hold. Reload the page.",
        )
    return waiting
