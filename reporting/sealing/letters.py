"""Sealing: letters, one hash chain over both directions, and the reader that reports what does
not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reporting.sealing import derive, strict_json
from reporting.sealing.box import letter_header, new_id, object_id_of, open_box, seal_box
from reporting.sealing.errors import BadJson, CannotOpen, SealingError
from reporting.sealing.facets import read_hex
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, U32_LIMIT, ZERO_HASH, Instance
from reporting.sealing.padding import pad, unpad

VERSION = 1
PLAINTEXT_BYTES = 4096
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIELDS = ("v", "slot", "prev", "day", "kind", "re", "text", "files")


class Side(StrEnum):
    """Who wrote a letter; each direction has its own key, so none can be reflected."""

    REPORTER = "reporter"
    DESK = "desk"


class LetterKind(StrEnum):
    """What a letter is. A status letter tells that a case moved on; an answer names its
    question.
    """

    TEXT = "text"
    STATUS = "status"
    QUESTION = "question"
    ANSWER = "answer"
    WITHDRAW = "withdraw"


class Problem(StrEnum):
    """What a reader shows beside a letter that cannot be trusted as it stands."""

    CANNOT_OPEN = "cannot_open"
    MALFORMED = "malformed"
    OUT_OF_PLACE = "out_of_place"
    CHAIN_BROKEN = "chain_broken"
    ANSWERS_NOTHING = "answers_nothing"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is inside: the slot it stands in, the hash of the box before it, and what it says.

    `re` is the object id of the question that an answer answers, or None; `files` whatever the
    sender put into the list of files, empty in this version; `status` letters carry their status
    in `text`.
    """

    slot: int
    prev: bytes
    day: str
    kind: LetterKind
    text: str = field(repr=False)
    re: bytes | None = None
    files: tuple[Any, ...] = field(default=(), repr=False)

    def to_json(self) -> bytes:
        """Return JSON `v, slot, prev, day, kind, re, text, files`."""
        values = (VERSION, self.slot, self.prev.hex(), self.day, self.kind.value)
        reply = self.re.hex() if self.re is not None else ""
        return strict_json.encode(
            dict(zip(FIELDS, (*values, reply, self.text, self.files), strict=True))
        )

    @classmethod
    def from_json(cls, data: bytes) -> Letter:
        """Read what to_json writes; BadJson for anything else."""
        value = strict_json.decode(data)
        if set(value) != set(FIELDS) or not strict_json.has_version(value, VERSION):
            raise BadJson("This is no letter of version 1.")
        if not _is_slot(value["slot"]) or not all(
            isinstance(value[name], str) for name in ("day", "kind", "re", "text")
        ):
            raise BadJson("A field of the letter has another type.")
        if value["kind"] not in set(LetterKind) or not isinstance(value["files"], list):
            raise BadJson("A letter has one of five kinds and a list of files.")
        if not DAY.fullmatch(value["day"]):
            raise BadJson("A letter's day is written YYYY-MM-DD.")
        return cls(
            slot=value["slot"],
            prev=read_hex(value["prev"], HASH_BYTES),
            day=value["day"],
            kind=LetterKind(value["kind"]),
            text=value["text"],
            re=read_hex(value["re"], ID_BYTES) if value["re"] else None,
            files=tuple(value["files"]),
        )


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """One slot as a reader sees it: side and letter are None where nothing could be opened or
    read.
    """

    slot: int
    object_id: bytes
    side: Side | None
    letter: Letter | None
    problems: frozenset[Problem]


def letter_key(instance: Instance, *, thread: bytes, side: Side) -> bytes:
    """Return LR or LD: the key of the letters that `side` writes."""
    if side is Side.REPORTER:
        return derive.reporter_letter_key(instance, thread=thread)
    return derive.desk_letter_key(instance, thread=thread)


def previous_hash(boxes: Sequence[bytes]) -> bytes:
    """Return `prev` of the letter that follows these boxes: SHA-256 of the last one, or zeros."""
    return derive.sha256(boxes[-1]) if boxes else ZERO_HASH


def letter_plaintext(letter: Letter) -> bytes:
    """Return the letter's JSON padded to 4,096; TooLong over 4,095 bytes of JSON."""
    return pad(letter.to_json(), sizes=(PLAINTEXT_BYTES,))


def seal_letter(
    instance: Instance, *, thread: bytes, side: Side, letter: Letter, object_id: bytes | None = None
) -> bytes:
    """Return the box (kind 03, 4,202 bytes) of a letter under the key of the side that writes
    it.

    `object_id` is random, drawn here or by a sender who must know the letter again.
    """
    key = letter_key(instance, thread=thread, side=side)
    header = letter_header(object_id or new_id())
    return seal_box(instance, header, base_key=key, plaintext=letter_plaintext(letter))


def read_letters(
    instance: Instance, *, thread: bytes, boxes: Sequence[bytes]
) -> tuple[ReadLetter, ...]:
    """Read stored letters, oldest first from slot 0: every one is reported, none raises.

    For the desk, where each box is a letter. Problems per letter: it opens under neither key;
    its JSON is malformed; its slot is not where it lies; its prev is not the hash of the box
    before; it is an answer to no earlier question of the other side. Source: protocol.md
    sections 4 and 7.
    """
    return tuple(_Reader(instance, thread).read(boxes))


def read_mailbox(
    instance: Instance, *, thread: bytes, boxes: Sequence[bytes]
) -> tuple[ReadLetter, ...]:
    """Read the slots of a mailbox from slot 0: like read_letters, without the filler at the end.

    A slot that opens under neither key is shown as *cannot be opened* only if a later one does
    open.
    """
    read = read_letters(instance, thread=thread, boxes=boxes)
    opened = [letter.slot for letter in read if letter.side is not None]
    return read[: opened[-1] + 1] if opened else ()


def open_question(letters: Sequence[ReadLetter]) -> bytes | None:
    """Return the object id of the desk's last question, or None if the reporter has answered it.

    A question that does not fit its place is none.
    """
    by_reporter = [read.letter for read in letters if read.side is Side.REPORTER and read.letter]
    answered = {letter.re for letter in by_reporter}
    for read in reversed(letters):
        asks = read.letter is not None and read.letter.kind is LetterKind.QUESTION
        if asks and read.side is Side.DESK and not read.problems:
            return None if read.object_id in answered else read.object_id
    return None


class _Reader:
    """Walks the slots once and remembers the questions that were asked, and by whom."""

    def __init__(self, instance: Instance, thread: bytes) -> None:
        self.instance = instance
        self.keys = {side: letter_key(instance, thread=thread, side=side) for side in Side}
        # a letter may claim the id of another: both may have asked under one id
        self.questions: set[tuple[bytes, Side]] = set()

    def read(self, boxes: Sequence[bytes]) -> Iterator[ReadLetter]:
        prev = ZERO_HASH
        for slot, box in enumerate(boxes):
            yield self._read_one(slot, box, prev)
            prev = derive.sha256(box)

    def _read_one(self, slot: int, box: bytes, prev: bytes) -> ReadLetter:
        try:
            object_id = object_id_of(box)
            side, plaintext = self._open(object_id, box)
        except CannotOpen:
            return ReadLetter(slot, bytes(box[6:22]), None, None, frozenset({Problem.CANNOT_OPEN}))
        try:
            letter = Letter.from_json(unpad(plaintext))
        except SealingError:
            return ReadLetter(slot, object_id, side, None, frozenset({Problem.MALFORMED}))
        problems = frozenset(self._problems(letter, slot, prev, side))
        if letter.kind is LetterKind.QUESTION and not problems:
            self.questions.add((object_id, side))
        return ReadLetter(slot, object_id, side, letter, problems)

    def _open(self, object_id: bytes, box: bytes) -> tuple[Side, bytes]:
        for side, key in self.keys.items():
            try:
                return side, open_box(
                    self.instance, letter_header(object_id), base_key=key, box=box
                )
            except CannotOpen:
                continue
        raise CannotOpen("key")

    def _problems(self, letter: Letter, slot: int, prev: bytes, side: Side) -> Iterator[Problem]:
        if letter.slot != slot:
            yield Problem.OUT_OF_PLACE
        if letter.prev != prev:
            yield Problem.CHAIN_BROKEN
        other = Side.DESK if side is Side.REPORTER else Side.REPORTER
        if letter.kind is LetterKind.ANSWER and (letter.re, other) not in self.questions:
            yield Problem.ANSWERS_NOTHING


def _is_slot(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < U32_LIMIT
