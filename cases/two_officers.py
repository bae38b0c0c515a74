"""Acts that need two officers: what they sign, and whose signature counts."""

from typing import Any
from uuid import UUID

from django.db.models import TextChoices

from cases.models import Case, EraseReason, Event, LiftReason, OfficerKey, WaitingAct
from cases.selectors.desks import newest_statement
from cases.transitions import ACTS, SECOND, erasing_from
from reporting.installation import sealing_instance
from reporting.problems import Refused
from reporting.sealing.acts import CaseAct, is_act_signed
from reporting.sealing.statements import parse_statement
from staff.access import desks_of, role_in
from staff.models import Desk, Person

REASONS: dict[str, type[TextChoices]] = {
    WaitingAct.Kind.LIFT_HOLD: LiftReason,
    WaitingAct.Kind.ERASE: EraseReason,
}


def require_act(case: Case, person: Person, name: str) -> None:
    """Refused where the case was erased, or the table does not let this person."""
    way = ACTS.get(name) or erasing_from(case.status, SECOND)
    if way is None or case.status == Case.Status.PURGED:
        raise Refused(409, "erased", "This report was erased. Nothing more can be done with it.")
    if role_in(person, case.desk) not in way.who:
        raise Refused(409, "not_allowed", "This is not for your role at this desk.")


def read_reason(reasons: type[TextChoices], why: str) -> str:
    if why not in reasons.values:
        raise Refused(400, "why_unknown", "Choose one of the reasons of the list.")
    return why


def act_of(event: Event) -> CaseAct:
    """What was signed by whoever proposed it, made anew from their event."""
    data: dict[str, Any] = event.data
    return CaseAct(
        instance=sealing_instance(),
        case_id=event.case_id.bytes,
        act=data["act"],
        reason=data["why"],
        number=event.number,
        prev=event.prev,
        officer_id=bytes.fromhex(data["officer"]),
        note_id=bytes.fromhex(data["note"]),
    )


def counting_key(person: Person, desk: Desk) -> OfficerKey | None:
    """The key of an officer of this desk whom its newest statement names with it."""
    newest, key = newest_statement(desk), OfficerKey.objects.filter(person=person).first()
    if newest is None or key is None or not desks_of(person).filter(pk=desk.pk).exists():
        return None
    named = {(one.officer_id, one.sign) for one in parse_statement(newest.body).members}
    return key if (key.pk.bytes, key.sign) in named else None


def second_key(person: Person, desk: Desk) -> OfficerKey | None:
    """The key of somebody who may sign second: of the desk, or of an oversight desk."""
    above = desks_of(person).filter(kind=Desk.Kind.OVERSIGHT)
    found = (counting_key(person, one) for one in (desk, *above))
    return next((key for key in found if key is not None), None)


def signature_data(key: OfficerKey, act: CaseAct, signature: bytes) -> dict[str, str]:
    """A signature as an event keeps it; Refused where it does not fit."""
    if not is_act_signed(act, key=key.sign, signature=signature):
        raise Refused(400, "bad_signature", "This signature does not fit what it is for.")
    return {"officer": key.pk.hex, "key": key.sign.hex(), "signature": signature.hex()}


def still_counts(proposer: Person, desk: Desk, event: Event) -> bool:
    """Does the first signature fit, by a key that this desk's newest statement still names?"""
    key = counting_key(proposer, desk)
    if key is None or key.pk != UUID(hex=event.data["officer"]):
        return False
    signature = bytes.fromhex(event.data["signature"])
    return is_act_signed(act_of(event), key=key.sign, signature=signature)
