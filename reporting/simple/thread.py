"""The letters behind a code, opened in the request that brought it; reading writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from reporting.installation import sealing_instance
from reporting.mailbox.selectors import letters_in_slots
from reporting.mailbox.services import MOST_LETTERS
from reporting.sealing import derive
from reporting.sealing.letters import ReadLetter, previous_hash, read_mailbox
from reporting.sealing.mailbox import SLOTS, filler


@dataclass(frozen=True, slots=True, repr=False)
class Thread:
    """A mailbox as whoever holds its words sees it, and where the next letter stands."""

    mailbox_hash: bytes
    key: bytes
    letters: tuple[ReadLetter, ...]
    prev: bytes

    @property
    def next_slot(self) -> int:
        return len(self.letters)


def read_thread(root: bytes) -> Thread:
    """One SELECT and at least four slots to open, whether anybody filed with these words or not."""
    instance = sealing_instance()
    mailbox_hash = derive.mailbox_hash(instance, root=root)
    stored = letters_in_slots(mailbox_hash=mailbox_hash, slots=range(MOST_LETTERS))
    boxes = whole_pages(mailbox_hash, stored)
    key = derive.thread_key(instance, root=root)
    letters = read_mailbox(instance, thread=key, boxes=boxes)
    return Thread(mailbox_hash, key, letters, previous_hash(boxes[: len(letters)]))


def whole_pages(mailbox_hash: bytes, stored: dict[int, bytes]) -> Sequence[bytes]:
    """The boxes of all pages that have a letter, and of the first; filler is always computed."""
    pages = max(stored, default=0) // SLOTS + 1
    empty = [
        filler(
            sealing_instance(),
            filler_secret=bytes.fromhex(settings.FILLER_SECRET),
            mailbox=mailbox_hash,
            slot=slot,
        )
        for slot in range(SLOTS * pages)
    ]
    return [stored.get(slot, box) for slot, box in enumerate(empty)]
