"""Sentences of the simple form with names in them, and what is wrong with an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import get_language, get_language_bidi

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence that says what to do, and the question it stands at (without `q-`)."""

    question: str
    sentence: str


def say(sentence: str, **values: str | int) -> str:
    """Fill in `{name}`s; a name of another script must not turn the sentence around it."""
    return sentence.format(**{name: isolated(value) for name, value in values.items()})


def isolated(value: str | int) -> str:
    if isinstance(value, str) and get_language_bidi():
        return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}"
    return str(value)


def in_list(names: Sequence[str]) -> str:
    return format_list([isolated(name) for name in names], locale=get_language() or "en")
