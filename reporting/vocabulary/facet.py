"""The shape of a question of the vocabulary and of its answers."""

import re
from dataclasses import dataclass
from functools import cached_property

from reporting.vocabulary.words import Words

CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Option:
    """One answer: a stable code, the words a person reads, and an example of what it means."""

    code: str
    label: str | Words
    example: str | Words = ""

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a code: lower case words joined by _")


@dataclass(frozen=True)
class Facet:
    """One question; `several` answers are sent as a sorted array."""

    name: str
    question: str | Words
    options: tuple[Option, ...]
    several: bool = False
    required: bool = False

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    def option(self, code: str) -> Option:
        """The option of this code; KeyError where the vocabulary has none."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)
