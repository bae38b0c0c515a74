"""Verifying what officers ended: two signatures that fit, and no erasing under a legal hold."""

from collections.abc import Iterator

from django.db.models import Q

from cases.models import DeskStatement, Event
from cases.two_officers import act_of
from reporting.sealing.acts import is_act_signed
from reporting.sealing.statements import parse_statement

Found = tuple[Event, str]  # an event, and what does not hold of it
ERASED = Q(kind=Event.Kind.TRANSITION, data__to="purged")
LIFTED = Q(kind=Event.Kind.HOLD, data__hold="lifted")
PROPOSED = Q(kind=Event.Kind.PROPOSAL, data__has_key="signature")


def wrong_endings() -> Iterator[Found]:
    """Every signature and every erasing that breaks a rule."""
    named = named_keys()
    for event in Event.objects.filter(PROPOSED).order_by("case_id", "number").iterator():
        if not fits(event, event, named):
            yield event, "its signature does not fit, or is by nobody whom a statement names"
    for event in Event.objects.filter(ERASED | LIFTED).order_by("case_id", "number").iterator():
        wrong = what_is_wrong_with(event, named)
        if wrong:
            yield event, wrong


def named_keys() -> frozenset[tuple[str, str]]:
    """Each officer with each key by which any desk's statement has named them."""
    return frozenset(
        (member.officer_id.hex(), member.sign.hex())
        for body in DeskStatement.objects.values_list("body", flat=True)
        for member in parse_statement(bytes(body)).members
    )


def what_is_wrong_with(event: Event, named: frozenset[tuple[str, str]]) -> str | None:
    if event.data.get("to") == "purged":
        if is_held_at(event):
            return "it was erased although a legal hold stood"
        if event.actor_id is None:
            return None  # the end of retention
        if "withdrawal" in event.data:
            return (
                None if was_due(event) else "no withdrawal by a colleague and 14 days lie before it"
            )
    first = find(event, event.data.get("proposal"), kind=Event.Kind.PROPOSAL)
    if first is None or first.data.get("officer") in (None, event.data.get("officer")):
        return "no other officer has signed it"
    act = "lift_hold" if event.kind == Event.Kind.HOLD else "erase"
    if first.data.get("act") != act or not fits(first, event, named):
        return "its second signature does not fit"
    return None


def fits(proposal: Event, signed: Event, named: frozenset[tuple[str, str]]) -> bool:
    """Is the signature in one event over the act that the other proposes?"""
    try:
        officer, key = signed.data["officer"], signed.data["key"]
        signature = bytes.fromhex(signed.data["signature"])
        act = act_of(proposal)
    except (KeyError, ValueError):
        return False
    return (officer, key) in named and is_act_signed(
        act, key=bytes.fromhex(key), signature=signature
    )


def find(event: Event, number: object, *, kind: Event.Kind) -> Event | None:
    """An earlier event of the same case."""
    if not isinstance(number, int) or number >= event.number:
        return None
    return Event.objects.filter(case=event.case_id, number=number, kind=kind).first()


def is_held_at(event: Event) -> bool:
    holds = Event.objects.filter(case=event.case_id, kind=Event.Kind.HOLD, number__lt=event.number)
    last = holds.order_by("-number").first()
    return last is not None and last.data.get("hold") == "placed"


def was_due(event: Event) -> bool:
    begun = find(event, event.data["withdrawal"], kind=Event.Kind.WITHDRAWAL)
    if begun is None or begun.data.get("withdrawal") != "begun" or event.at is None:
        return False
    if begun.actor_id == event.actor_id:
        return False
    later = Event.objects.filter(case=event.case_id, number__range=(begun.number, event.number))
    stopped = later.filter(Q(data__withdrawal="stopped") | Q(data__hold="placed"))
    return event.at.date().isoformat() >= str(begun.data["on"]) and not stopped.exists()
