"""Sealing: the codename, twelve words or twelve numbers for the 16 bytes of a root."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from mnemonic import Mnemonic

from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadCodename
from reporting.sealing.instance import ID_BYTES, exactly

WORDS = 12
WORD_BITS = 11
LIST_LENGTH = 1 << WORD_BITS
CHECKSUM_BITS = 4
MATCHED_LETTERS = 4
NEAREST = 5
SEPARATORS = re.compile(r"[\s,;]+")


class Language(StrEnum):
    """The word lists; the value is the code of the page's language."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
    PORTUGUESE = "pt"
    CHINESE = "zh-hans"


LIST_NAMES = {
    Language.ENGLISH: "english",
    Language.SPANISH: "spanish",
    Language.FRENCH: "french",
    Language.PORTUGUESE: "portuguese",
    Language.CHINESE: "chinese_simplified",
}


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word outside the list: where it stands (from 0), and the words it may have been meant
    for.
    """

    position: int
    nearest: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mend:
    """One word at edit distance 1 that would make the checksum right."""

    position: int
    word: str = field(repr=False)


class WrongCount(BadCodename):
    """Not twelve words or numbers."""

    def __init__(self, count: int) -> None:
        super().__init__(f"A codename has twelve words or numbers, not {count}.")
        self.count = count


class UnknownWords(BadCodename):
    """Some words are not in the list, or some numbers are not 1 to 2048."""

    def __init__(self, words: tuple[UnknownWord, ...]) -> None:
        super().__init__("A word or number of the codename is not in the list.")
        self.words = words


class WrongChecksum(BadCodename):
    """All are in the list, but one is another or the order is wrong; `mends` are the likely
    slips.
    """

    def __init__(self, mends: tuple[Mend, ...]) -> None:
        super().__init__("One word of the codename, or the order, is wrong.")
        self.mends = mends


def words_of(root: bytes, language: Language) -> tuple[str, ...]:
    """Return the twelve BIP 39 words of 16 bytes, composed (NFC) as they are shown."""
    return tuple(_word_list(language).words[index] for index in _indexes_of(root))


def numbers_of(root: bytes) -> tuple[str, ...]:
    """Return the codename as twelve numbers 0001 to 2048, the same in every language."""
    return tuple(f"{index + 1:04d}" for index in _indexes_of(root))


def word_list(language: Language) -> tuple[str, ...]:
    """Return the 2,048 words of a list in order, composed (NFC) as they are shown."""
    return _word_list(language).words


def fingerprint_words(fingerprint: bytes) -> tuple[str, ...]:
    """Return an officer's fingerprint (16 bytes) as twelve English words, to be read out and
    typed in.
    """
    return words_of(fingerprint, Language.ENGLISH)


def read_codename(text: str, language: Language) -> bytes:
    """Return the root of twelve words of one list, or of twelve numbers in any decimal digits.

    Space, comma or semicolon stands between them. Matching: NFKD, marks removed, lower case, first
    four letters (Chinese: one character, with or without spaces). Raises WrongCount, UnknownWords
    (with the nearest words) or WrongChecksum (with the words at edit distance 1 that mend it). No
    error prints what was typed. Source: BIP 39; protocol.md section 9.
    """
    tokens = _tokens(text, language)
    if len(tokens) != WORDS:
        raise WrongCount(len(tokens))
    words = _word_list(language)
    numbers = all(token.isdecimal() for token in tokens)
    found = [_number(token) if numbers else words.index_of(token) for token in tokens]
    unknown = tuple(
        UnknownWord(position, words.nearest(tokens[position]))
        for position, index in enumerate(found)
        if index is None
    )
    if unknown:
        raise UnknownWords(unknown)
    indexes = [index for index in found if index is not None]
    root = _root_of(indexes)
    if root is None:
        raise WrongChecksum(tuple(_mends(tokens, indexes, words)))
    return root


def plain(word: str) -> str:
    """Return a word as it is matched: NFKD, marks removed, lower case."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


class _WordList:
    """One list, with what is needed to find a word that was typed almost right."""

    def __init__(self, language: Language) -> None:
        source = Mnemonic(LIST_NAMES[language]).wordlist
        self.words = tuple(unicodedata.normalize("NFC", word) for word in source)
        self.plain = tuple(plain(word) for word in self.words)
        self.longest = max(map(len, self.plain))
        self.by_start = {word[:MATCHED_LETTERS]: index for index, word in enumerate(self.plain)}
        self.by_variant: dict[str, list[int]] = {}
        for index, word in enumerate(self.plain):
            for variant in _with_a_letter_less(word):
                self.by_variant.setdefault(variant, []).append(index)

    def index_of(self, token: str) -> int | None:
        return self.by_start.get(token[:MATCHED_LETTERS])

    def nearest(self, token: str) -> tuple[str, ...]:
        """Return up to five words: a slip away first, then those with the same first three
        letters.
        """
        slips = self._around(token)
        same_start = [
            i for i, word in enumerate(self.plain) if word[:3] == token[:3] and i not in slips
        ]
        return tuple(self.words[index] for index in (*slips, *same_start)[:NEAREST])

    def at_distance_one(self, token: str) -> list[int]:
        """Return the words one insertion, deletion or substitution away from a token."""
        return [index for index in self._around(token) if is_one_edit(token, self.plain[index])]

    def _around(self, token: str) -> list[int]:
        # what is longer than every word by more than a letter is near none; its variants would be
        # as many as its letters, and each as long as it
        if not 2 <= len(token) <= self.longest + 1:
            return []
        found = {
            i for variant in _with_a_letter_less(token) for i in self.by_variant.get(variant, ())
        }
        return sorted(found, key=lambda index: (not is_one_edit(token, self.plain[index]), index))


@cache
def _word_list(language: Language) -> _WordList:
    return _WordList(language)


def _with_a_letter_less(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether two words are exactly one insertion, deletion or substitution apart."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest = start + 1 if len(one) == len(other) else start
    return one[rest:] == other[start + 1 :]


def _tokens(text: str, language: Language) -> list[str]:
    tokens = [token for token in SEPARATORS.split(plain(text)) if token]
    if language is not Language.CHINESE:
        return tokens
    return [part for token in tokens for part in (token if _runs_together(token) else [token])]


def _runs_together(token: str) -> bool:
    return not token.isascii() and not token.isdecimal()


def _number(token: str) -> int | None:
    return (
        int(token) - 1 if len(token) <= MATCHED_LETTERS and 1 <= int(token) <= LIST_LENGTH else None
    )


def _indexes_of(root: bytes) -> Iterator[int]:
    exactly("The root", root, ID_BYTES)
    bits = int.from_bytes(root, "big") << CHECKSUM_BITS | sha256(root)[0] >> 8 - CHECKSUM_BITS
    for place in reversed(range(WORDS)):
        yield bits >> WORD_BITS * place & LIST_LENGTH - 1


def _root_of(indexes: list[int]) -> bytes | None:
    """Return the 16 bytes of twelve indexes, or None if the four checksum bits are other."""
    bits = 0
    for index in indexes:
        bits = bits << WORD_BITS | index
    root = (bits >> CHECKSUM_BITS).to_bytes(ID_BYTES, "big")
    return root if bits % (1 << CHECKSUM_BITS) == sha256(root)[0] >> 8 - CHECKSUM_BITS else None


def _mends(tokens: list[str], indexes: list[int], words: _WordList) -> Iterator[Mend]:
    for position, token in enumerate(tokens):
        if token.isdecimal():
            continue
        for index in words.at_distance_one(words.plain[indexes[position]]):
            if _root_of([*indexes[:position], index, *indexes[position + 1 :]]) is not None:
                yield Mend(position, words.words[index])
