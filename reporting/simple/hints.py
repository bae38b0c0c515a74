"""Finds in an account what may point at a ship or a person: names, numbers, addresses, days.

The same rules as static/src/reporter/hints.ts; tests/vectors/hints.json holds for both.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from stdnum import imo, iso6346

HintKind = Literal["ship", "number", "contact", "day"]
Match = re.Match[str]

UPPER = "".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Lu")
WORD = rf"[{UPPER}][\w'-]*"
SHIP = re.compile(rf"\b(?:M/?V|M/?T|M/?S|S/?S)\.?\s+[\"“']?{WORD}(?:\s+{WORD}){{0,3}}")
IMO = re.compile(r"\b(?:IMO\s*(?:(?:no\.?|number)\s*)?)?([0-9]{7})\b", re.IGNORECASE)
CONTAINER = re.compile(r"\b[A-Z]{3}[UJZ]\s?[0-9]{6}[\s-]?[0-9]\b", re.IGNORECASE)
# no address has more before its @; a bound keeps a long run without one from being tried for ever
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"\+?[0-9][0-9\s().-]{7,}[0-9]")
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = re.compile(
    r"\b[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|"
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTHS})[^\W\d_]*|"
    rf"\b(?:{MONTHS})[^\W\d_]*\s+[0-9]{{1,2}}(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, repr=False)
class Hint:
    """Something found, and where it starts."""

    kind: HintKind
    text: str
    start: int


def find_hints(account: str) -> list[Hint]:
    """Every hint once, in the order of the text; what overlaps an earlier find is left out.

    In time that grows with the text and no faster: it may be anybody's, and as long as a form.
    """
    found: list[Hint] = []
    taken = bytearray(len(account))
    for kind, match in candidates(account):
        hint = Hint(kind, match[0].strip(), match.start())
        place = slice(hint.start, hint.start + len(hint.text))
        if not any(taken[place]):
            taken[place] = b"\1" * len(hint.text)
            found.append(hint)
    return sorted(found, key=lambda hint: hint.start)


def candidates(account: str) -> Iterator[tuple[HintKind, Match]]:
    rules: tuple[tuple[HintKind, re.Pattern[str], Callable[[Match], bool]], ...] = (
        ("ship", SHIP, bool),
        ("contact", EMAIL, bool),
        ("day", DAY, bool),
        ("number", CONTAINER, lambda match: is_container_number(match[0])),
        ("number", IMO, lambda match: bool(imo.is_valid(match[1]))),
        ("contact", TELEPHONE, lambda match: sum(map(str.isdecimal, match[0])) >= 8),
    )
    for kind, pattern, fits in rules:
        yield from ((kind, match) for match in pattern.finditer(account) if fits(match))


def is_container_number(text: str) -> bool:
    """ISO 6346 with its check digit; spaces and hyphens are free."""
    return bool(iso6346.is_valid(text.replace("-", "").replace(" ", "")))
