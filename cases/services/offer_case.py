"""Offering a case to another desk: one wrap more. Until it is taken over, it stays where it is."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.events import append_event
from cases.models import Case, Event, Offer
from cases.selectors.desks import key_holders, newest_statement
from cases.services.list_desk import FEWEST_KEY_HOLDERS
from cases.services.transition_case import keep_words, new_note
from cases.transitions import find_move
from reporting.filing.wraps import add_wrap, remove_wrap
from reporting.problems import Refused
from staff.access import role_in
from staff.models import Desk, Person


@dataclass(frozen=True)
class NewOffer:
    """What an officer's browser posts: the content key wrapped for the other desk, and why."""

    desk: UUID
    key_id: UUID
    wrap: bytes
    note: bytes


@transaction.atomic
def offer_case(*, person: Person, case_id: UUID, offer: NewOffer) -> Offer:
    """Let another desk open the case and decide; its own desk goes on holding it meanwhile.

    Refused with 409 `stale_statement` if the wrap is not for the key that desk has now.
    """
    case = lock_case(person, case_id)
    report_id = require_movable(case, person)
    desk = require_other_desk(case, offer)
    note = new_note(case, offer.note)
    add_wrap(report_id=report_id, key_id=offer.key_id, wrap=offer.wrap)
    data = {"act": "offered", "desk": desk.pk.hex, "key_id": offer.key_id.hex, "note": note.pk.hex}
    event = append_event(case=case, kind=Event.Kind.OFFER, actor=person, data=data)
    keep_words(note, event)
    return Offer.objects.create(case=case, desk=desk, key_id=offer.key_id, number=event.number)


@transaction.atomic
def take_back(*, person: Person, case_id: UUID) -> None:
    """End an offer that nobody has taken; the other desk opens the case no more."""
    case = lock_case(person, case_id)
    offer = Offer.objects.filter(case=case).first()
    if offer is None:
        raise Refused(409, "no_offer", "This case is offered to no desk. Reload the page.")
    retract(case, offer, person)


def retract(case: Case, offer: Offer, person: Person) -> None:
    """Take it back in the caller's transaction, which has locked the report and the case."""
    end_offer(case, offer)
    data = {"act": "taken_back", "desk": offer.desk_id.hex}
    append_event(case=case, kind=Event.Kind.OFFER, actor=person, data=data)


def end_offer(case: Case, offer: Offer) -> None:
    """The offer goes, and the wrap that it brought."""
    if case.report_id is not None:
        remove_wrap(report_id=case.report_id, key_id=offer.key_id)
    Offer.objects.filter(case=case).delete()


def require_movable(case: Case, person: Person) -> UUID:
    """The report that another desk would open."""
    if Offer.objects.filter(case=case).exists():
        raise Refused(409, "offered", "This case is offered to another desk already.")
    if case.withdraw_on is not None:
        raise Refused(
            409, "withdrawal", "The reporter asked to erase this report. It goes to nobody else."
        )
    if find_move(case.status, role_in(person, case.desk)) is None:
        raise Refused(409, "not_allowed", "A case cannot go to another desk from where it is.")
    if case.report_id is None:
        raise Refused(409, "erased", "This report was erased; nobody can open it any more.")
    return case.report_id


def require_other_desk(case: Case, offer: NewOffer) -> Desk:
    desk = Desk.objects.filter(pk=offer.desk).first()
    if desk is None:
        raise Refused(400, "no_desk", "There is no such desk. Choose another.")
    if desk.pk == case.desk_id:
        raise Refused(400, "same_desk", "This case is at that desk already. Choose another.")
    require_open(desk)
    newest = newest_statement(desk)
    if newest is None or newest.key_id != offer.key_id:
        raise Refused(409, "stale_statement", "That desk has a new key. Seal for it, then send.")
    return desk


def require_open(desk: Desk) -> None:
    """A desk that one key holder is left of takes nothing new, from a reporter or from a desk."""
    if key_holders(desk) < FEWEST_KEY_HOLDERS:
        raise Refused(409, "desk_closed", "Fewer than two officers hold that desk's key now.")
