"""The code of a simple form: made when it begins, carried by it as twelve numbers, read back."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from reporting.problems import Refused
from reporting.sealing.codename import (
    WORDS,
    Language,
    UnknownWords,
    WrongChecksum,
    WrongCount,
    numbers_of,
    plain,
    read_codename,
    words_of,
)
from reporting.sealing.errors import BadCodename
from reporting.sealing.instance import ID_BYTES
from reporting.simple.fields import Fields

# what is longer is none of ours, and need not be looked at: to order many marks over a letter takes
# time that grows with the square of their number
LONGEST_CODE = 5 * WORDS  # twelve numbers with a space after each
LONGEST_WORD = 40
LANGUAGE_NAMES = {
    Language.ENGLISH: "English",
    Language.SPANISH: "Español",
    Language.FRENCH: "Français",
    Language.PORTUGUESE: "Português",
    Language.CHINESE: "中文",
}


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """A root with the object id of its report; whoever holds the form holds both.

    A report that is only counted has one too: it is never shown, and makes that the same form sent
    twice arrives once.
    """

    root: bytes
    report_id: bytes
    language: Language
    typed: tuple[str, str] = ("", "")

    @property
    def words(self) -> tuple[str, ...]:
        return words_of(self.root, self.language)

    @property
    def numbers(self) -> tuple[str, ...]:
        return numbers_of(self.root)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return list(zip(self.words, self.numbers, strict=True))

    @property
    def asked(self) -> tuple[int, int]:
        """Which two of the twelve are asked back, from 1, in order: the same at every retry."""
        first = self.report_id[0] % WORDS
        second = (first + 1 + self.report_id[1] % (WORDS - 1)) % WORDS
        return min(first, second) + 1, max(first, second) + 1

    @property
    def copied(self) -> tuple[str, str]:
        """What was typed of the two that are asked back, and only where it fits."""
        first, second = (
            typed if self.fits(place, typed) else ""
            for place, typed in zip(self.asked, self.typed, strict=True)
        )
        return first, second

    def fits(self, place: int, typed: str) -> bool:
        """Tell whether this is the word or the number of a place; four letters are enough."""
        answer = plain(typed[:LONGEST_WORD]).strip()
        if answer.isdecimal():
            return int(answer[:5]) == int(self.numbers[place - 1])
        word = plain(self.words[place - 1])
        return answer == word or (len(answer) >= 4 and answer[:4] == word[:4])


def list_language(asked: str, page_language: str) -> Language:
    """The word list that was chosen, else that of the page's language, else English."""
    for code in (asked, page_language):
        if code in set(Language):
            return Language(code)
    return Language.ENGLISH


def fresh_code(language: Language) -> Code:
    return Code(secrets.token_bytes(ID_BYTES), secrets.token_bytes(ID_BYTES), language)


def carried_code(fields: Fields, page_language: str) -> Code:
    """The code that a form brought back; Refused if somebody changed what it carries."""
    language = list_language(fields.one("list"), page_language)
    typed = fields.one("word-a"), fields.one("word-b")
    return Code(carried_root(fields), carried_id(fields, "report"), language, typed)


def carried_root(fields: Fields) -> bytes:
    carried = fields.one("code")
    if len(carried) <= LONGEST_CODE:
        with suppress(BadCodename):
            return read_codename(carried, Language.ENGLISH)
    raise Refused(400, "bad_code", "This form does not carry what we put into it.")


def carried_id(fields: Fields, name: str) -> bytes:
    try:
        return UUID(hex=fields.one(name)).bytes
    except ValueError:
        raise Refused(400, "bad_id", "This form does not carry what we put into it.") from None


def read_typed_code(typed: str) -> bytes:
    """The root of twelve words of any list, or of twelve numbers.

    BadCodename otherwise, of the list that fits best. Nothing is asked of the database before.
    """
    text = typed.replace(",", " ").replace(";", " ")
    failures = []
    for language in Language:
        try:
            return read_codename(text, language)
        except BadCodename as failure:
            failures.append(failure)
    raise min(failures, key=how_far)


def how_far(failure: BadCodename) -> int:
    if isinstance(failure, WrongChecksum):
        return 0
    if isinstance(failure, UnknownWords):
        return len(failure.words)
    return 100 + abs(failure.count - WORDS) if isinstance(failure, WrongCount) else 1000
