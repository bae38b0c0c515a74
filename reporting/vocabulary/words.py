"""Words of the vocabulary: text in the reader's language each time they are shown.

Programs use the codes without Django; the app hands its translation in when it is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of the pages, by its English, which is also its name in the catalogues."""

    translate: ClassVar[Callable[[str], str]] = str
    english: str

    def __str__(self) -> str:
        return Words.translate(self.english)


def english(text: str | Words) -> str:
    """What the words are in the catalogues' own language, whoever reads now."""
    return text.english if isinstance(text, Words) else text
