"""Adding letters, for both sides of the door."""

from datetime import date

from django.db import IntegrityError, transaction

from reporting.models import Letter
from reporting.one_writer import one_writer
from reporting.sealing.mailbox import PAGES, SLOTS, require_letter_box

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
