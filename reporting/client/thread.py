"""A thread as its reporter holds it: fetched page by page, read as one chain of letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.client.directory import LARGEST_DIRECTORY, parse_directory
from reporting.client.door import Door
from reporting.client.failures import NotADoor
from reporting.client.patience import Patience
from reporting.client.pins import Pins
from reporting.sealing import derive
from reporting.sealing.errors import BadLayout
from reporting.sealing.instance import Instance
from reporting.sealing.letters import (
    Letter,
    LetterKind,
    ReadLetter,
    Side,
    open_question,
    previous_hash,
    read_mailbox,
    seal_letter,
)
from reporting.sealing.mailbox import (
    ANSWER_BYTES,
    PAGES,
    LetterPost,
    Question,
    split_answer,
)


@dataclass(frozen=True, slots=True)
class Thread:
    """What the twelve words open, and where it lies."""

    door: Door
    patience: Patience
    instance: Instance
    root: bytes

    @property
    def mailbox_id(self) -> bytes:
        return derive.mailbox_id(self.instance, root=self.root)

    @property
    def key(self) -> bytes:
        return derive.thread_key(self.instance, root=self.root)

    def read(self) -> "ReadThread":
        """Every letter; the next page is asked for only where the last slot of this one opened."""
        boxes: list[bytes] = []
        letters: tuple[ReadLetter, ...] = ()
        for page in range(PAGES):
            boxes += self._fetch(page)
            letters = read_mailbox(self.instance, thread=self.key, boxes=boxes)
            if len(letters) < len(boxes):
                break
        return ReadThread(letters, tuple(boxes[: len(letters)]))

    def seal(
        self, text: str, *, kind: LetterKind, re: bytes | None, after: "ReadThread", day: str
    ) -> bytes:
        """The body that posts a letter after the last one that was read."""
        slot = len(after.boxes)
        letter = Letter(slot, previous_hash(after.boxes), day, kind, text, re)
        box = seal_letter(self.instance, thread=self.key, side=Side.REPORTER, letter=letter)
        return LetterPost(self.mailbox_id, slot, box).to_bytes()

    def _fetch(self, page: int) -> Sequence[bytes]:
        question = Question(self.mailbox_id, page).to_bytes()
        answer = self.patience.keep_trying(
            lambda: self.door.post("/api/v1/mailbox", question, limit=ANSWER_BYTES)
        )
        try:
            return split_answer(answer.body if answer.status == 200 else b"")
        except BadLayout:
            raise NotADoor("The mailbox at this address does not answer as one.") from None


@dataclass(frozen=True, slots=True)
class ReadThread:
    """The letters of both sides, oldest first, with the boxes that the next one follows."""

    letters: tuple[ReadLetter, ...]
    boxes: tuple[bytes, ...]

    @property
    def open_question(self) -> bytes | None:
        return open_question(self.letters)

    def has(self, text: str, *, slot: int) -> bool:
        """Is this letter of ours in the slot that it was sealed for? Then only its answer was lost,
        whatever was written after it."""
        there = self.letters[slot] if slot < len(self.letters) else None
        return bool(
            there and there.side is Side.REPORTER and there.letter and there.letter.text == text
        )


def open_thread(door: Door, pins: Pins, patience: Patience, root: bytes) -> Thread:
    """The instance is the pinned one; of a door that was never seen here, what it says."""
    known = pins.doors.get(door.origin)
    if known is not None:
        return Thread(door, patience, Instance(known.instance), root)
    body = patience.keep_trying(lambda: door.get("/directory.json", limit=LARGEST_DIRECTORY))
    return Thread(door, patience, parse_directory(body).instance, root)
