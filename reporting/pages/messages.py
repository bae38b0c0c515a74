"""Every sentence that a reporter's page may show, found in templates and in Python."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.template.base import Lexer, TokenType
from django.utils.text import smart_split

ROOM = Path(__file__).resolve().parent.parent
PYTHON = (ROOM / "vocabulary", ROOM / "simple")
TEMPLATES = ROOM / "templates"


def find_messages() -> list[str]:
    """Each message once, in the order of the files; what a catalogue has to translate."""
    found: dict[str, None] = {}
    for template in sorted(TEMPLATES.rglob("*.html")):
        found.update(dict.fromkeys(messages_of_template(template.read_text(encoding="utf-8"))))
    for folder in PYTHON:
        for module in sorted(folder.rglob("*.py")):
            found.update(dict.fromkeys(messages_of_module(module.read_bytes())))
    return list(found)


def messages_of_template(source: str) -> Iterator[str]:
    """The quoted sentences of `{% translate "..." %}`; blocks are not used in these pages."""
    for token in Lexer(source).tokenize():
        if token.token_type != TokenType.BLOCK:
            continue
        parts = list(smart_split(token.contents))
        if parts[0] == "blocktranslate":
            raise ValueError("Use translate with a whole sentence, not blocktranslate.")
        if parts[0] == "translate":
            yield parts[1][1:-1]


def messages_of_module(source: bytes) -> Iterator[str]:
    for _, message, _, _ in extract("python", BytesIO(source), keywords={"_": None, "lazy": None}):
        yield str(message)
