"""Sealing a letter of the simple mailbox, for the slot after the last one that was read."""

from datetime import date

from reporting.installation import sealing_instance
from reporting.mailbox.services import SlotTaken, add_letter
from reporting.models import Letter as LetterRow
from reporting.sealing.letters import Letter, LetterKind, Side, open_question, seal_letter
from reporting.simple.thread import Thread, read_thread

TRIES = 3


def send_letter(*, root: bytes, letter_id: bytes, text: str, withdraw: bool, day: date) -> None:
    """Put the letter at the end of the thread, once, however often its form is sent.

    TooLong where it does not fit; SlotTaken where others kept writing at the same moment.
    """
    for tried in range(TRIES):
        thread = read_thread(root)
        if any(read.object_id == letter_id for read in thread.letters):
            return
        try:
            add_letter(
                mailbox_hash=thread.mailbox_hash,
                expected_slot=thread.next_slot,
                side=LetterRow.Side.REPORTER,
                box=seal(thread, letter_id, text, withdraw=withdraw, day=day),
                day=day,
            )
        except SlotTaken:
            if tried == TRIES - 1:
                raise
        else:
            return


def seal(thread: Thread, letter_id: bytes, text: str, *, withdraw: bool, day: date) -> bytes:
    asked = None if withdraw else open_question(thread.letters)
    kind = LetterKind.WITHDRAW if withdraw else LetterKind.ANSWER if asked else LetterKind.TEXT
    letter = Letter(
        slot=thread.next_slot,
        prev=thread.prev,
        day=day.isoformat(),
        kind=kind,
        text=text,
        re=asked,
    )
    return seal_letter(
        sealing_instance(),
        thread=thread.key,
        side=Side.REPORTER,
        letter=letter,
        object_id=letter_id,
    )
