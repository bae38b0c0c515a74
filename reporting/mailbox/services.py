"""Adding letters, for both sides of the door."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr

from reporting.fields import BytesField
from reporting.models import Arrival, Letter, Report
from reporting.one_writer import one_writer
from reporting.sealing.mailbox import PAGES, SLOTS, require_letter_box

# where the body of a filing names its mailbox (protocol.md section 7, Filing), counted from 1
MAILBOX_AT, HASH_BYTES = 41, 32
MOST_LETTERS = PAGES * SLOTS  # a question cannot ask for more


class SlotTaken(Exception):  # noqa: N818  what happened, as in reporting.sealing
    """Not the next free slot: read the thread again, then seal for the slot that is."""


def add_letter(
    *, mailbox_hash: bytes, expected_slot: int, side: int, box: bytes, day: date
) -> Letter:
    """Put a letter into the next free slot; SlotTaken if that is not the expected one.

    BadLayout if this is no letter box. May stand inside the caller's transaction.
    """
    require_letter_box(box)
    with one_writer():
        try:
            with transaction.atomic():
                return _add_at_end(mailbox_hash, expected_slot, side, box, day)
        except IntegrityError:
            # the unique constraint chose between two who counted the same letters
            raise SlotTaken from None


def _add_at_end(mailbox_hash: bytes, slot: int, side: int, box: bytes, day: date) -> Letter:
    stored = Letter.objects.filter(mailbox_hash=mailbox_hash).count()
    if slot != stored or slot >= MOST_LETTERS:
        raise SlotTaken
    return Letter.objects.create(mailbox_hash=mailbox_hash, slot=slot, side=side, day=day, box=box)


def sweep_letters(*, before: date) -> int:
    """Delete the mailboxes that began before this day and belong to no report; how many letters.

    A report that waits at the door, or was set aside there, keeps its mailbox.
    """
    swept = 0
    for mailbox_hash in _mailboxes_without_report(before):
        with one_writer():
            swept += Letter.objects.filter(mailbox_hash=mailbox_hash).delete()[0]
    return swept


def _mailboxes_without_report(before: date) -> list[bytes]:
    named = Substr("body", MAILBOX_AT, HASH_BYTES, output_field=BytesField())
    known = Report.objects.filter(mailbox_hash=OuterRef("mailbox_hash"))
    waits = Arrival.objects.annotate(named=named).filter(named=OuterRef("mailbox_hash"))
    rows = Letter.objects.filter(~Exists(known), ~Exists(waits), day__lt=before)
    hashes = rows.order_by().values_list("mailbox_hash", flat=True).distinct()
    return [bytes(mailbox_hash) for mailbox_hash in hashes]
