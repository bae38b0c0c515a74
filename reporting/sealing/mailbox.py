"""Sealing: the mailbox's question, its answer of fixed size, the filler of empty slots, and a
posted letter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from reporting.sealing import derive
from reporting.sealing.box import BOUND_BYTES, Kind, box_length, letter_header, object_id_of
from reporting.sealing.errors import BadLayout
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, Instance, exactly, u32

LETTER_BYTES = box_length(Kind.LETTER, 4096)
SLOTS = 4
ANSWER_BYTES = SLOTS * LETTER_BYTES
QUESTION_BYTES = 36
POST_BYTES = 36 + LETTER_BYTES
PAGES = 256


@dataclass(frozen=True, slots=True)
class Question:
    """POST /api/v1/mailbox: mailbox id 32 | page u8 | zero 3."""

    mailbox_id: bytes = field(repr=False)
    page: int

    @property
    def slots(self) -> range:
        """The four slots that are asked for, numbered from the oldest letter."""
        return range(SLOTS * self.page, SLOTS * self.page + SLOTS)

    def to_bytes(self) -> bytes:
        """Return the 36 bytes."""
        if not 0 <= self.page < PAGES:
            raise BadLayout("A mailbox has pages 0 to 255.")
        return exactly("The mailbox id", self.mailbox_id, HASH_BYTES) + bytes((self.page, 0, 0, 0))


def parse_question(body: bytes) -> Question:
    """Take a mailbox question apart; BadLayout if its length or its zeros are other."""
    if len(body) != QUESTION_BYTES or any(body[33:]):
        raise BadLayout("A mailbox question has 36 bytes and ends in three zeros.")
    return Question(bytes(body[:HASH_BYTES]), body[HASH_BYTES])


@dataclass(frozen=True, slots=True)
class LetterPost:
    """POST /api/v1/letters: mailbox id 32 | expected slot u32 | box 4,202."""

    mailbox_id: bytes = field(repr=False)
    slot: int
    box: bytes = field(repr=False)

    def to_bytes(self) -> bytes:
        """Return the 4,238 bytes."""
        return exactly("The mailbox id", self.mailbox_id, HASH_BYTES) + u32(self.slot) + self.box


def parse_letter_post(body: bytes) -> LetterPost:
    """Take a posted letter apart; BadLayout unless it has 4,238 bytes and a box of kind 03 in
    it.
    """
    if len(body) != POST_BYTES:
        raise BadLayout("A posted letter has 4,238 bytes.")
    box = bytes(body[36:])
    require_letter_box(box)
    return LetterPost(bytes(body[:HASH_BYTES]), int.from_bytes(body[HASH_BYTES:36], "big"), box)


def require_letter_box(box: bytes) -> None:
    """Raise BadLayout unless the bytes have length and header of a letter (of filler, too)."""
    if len(box) != LETTER_BYTES or box[:BOUND_BYTES] != letter_header(object_id_of(box)).to_bytes():
        raise BadLayout("This is no letter box.")


def filler(instance: Instance, *, filler_secret: bytes, mailbox: bytes, slot: int) -> bytes:
    """Return the 4,202 bytes that stand in an empty slot, the same at every visit.

    "FLE1" 01 03 | 16 | Z16 | 00000000 | 4,160, where the unnamed parts are one AES-256-CTR
    keystream (zero IV) of the filler key; `mailbox` is the mailbox hash. Source: protocol.md
    section 7.
    """
    key = derive.filler_key(instance, filler_secret=filler_secret, mailbox=mailbox, slot=slot)
    length = ID_BYTES + LETTER_BYTES - BOUND_BYTES
    stream = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor().update(bytes(length))
    return letter_header(stream[:ID_BYTES]).to_bytes() + stream[ID_BYTES:]


def mailbox_answer(
    instance: Instance, *, filler_secret: bytes, question: Question, letters: dict[int, bytes]
) -> bytes:
    """Return the 16,808 bytes of four slots; filler is computed for all four, letters or not.

    `letters` are the stored boxes of these slots by slot number.
    """
    mailbox = derive.sha256(question.mailbox_id)
    parts = []
    for slot in question.slots:
        empty = filler(instance, filler_secret=filler_secret, mailbox=mailbox, slot=slot)
        parts.append(exactly("A stored letter", letters.get(slot, empty), LETTER_BYTES))
    return b"".join(parts)


def split_answer(answer: bytes) -> tuple[bytes, ...]:
    """Return the four boxes of a mailbox answer; BadLayout for another length."""
    if len(answer) != ANSWER_BYTES:
        raise BadLayout("A mailbox answers with 16,808 bytes.")
    return tuple(
        bytes(answer[at : at + LETTER_BYTES]) for at in range(0, ANSWER_BYTES, LETTER_BYTES)
    )
