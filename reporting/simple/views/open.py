"""POST /{lang}/simple/mailbox/open: the letters behind a code; a visit leaves no trace."""

import secrets

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.sealing.codename import (
    UnknownWord,
    UnknownWords,
    WrongChecksum,
    WrongCount,
    numbers_of,
)
from reporting.sealing.errors import BadCodename
from reporting.sealing.instance import ID_BYTES
from reporting.simple.code import read_typed_code
from reporting.simple.fields import Fields
from reporting.simple.letters import shown, status_line
from reporting.simple.page import MISTAKEN, padded, show
from reporting.simple.posts import posted_form
from reporting.simple.sentences import Mistake, in_list, say
from reporting.simple.thread import read_thread

LONGEST = 4 * 1024
SHOWN_WORD = 20


@posted_form(LONGEST, compress=False)
def open_mailbox(lang: str, fields: Fields) -> HttpResponse:
    typed = fields.one("code")
    try:
        root = read_typed_code(typed)
    except BadCodename as bad:
        mistakes = [Mistake("code", sentence) for sentence in sentences_for(bad, typed)]
        return padded(show("mailbox", lang, status=MISTAKEN, mistakes=mistakes, typed=typed))
    return show_letters(lang, root)


def show_letters(
    lang: str, root: bytes, *, text: str = "", mistakes: list[Mistake] | None = None
) -> HttpResponse:
    """The same length and the same queries for words that were filed with and words that were not.

    (A long thread fills more than one 32 KiB: whoever holds the words sees it anyway.)
    """
    thread = read_thread(root)
    page = show(
        "letters",
        lang,
        status=MISTAKEN if mistakes else 200,
        letters=[shown(read) for read in thread.letters],
        status_line=status_line(thread.letters),
        code=" ".join(numbers_of(root)),
        letter_id=secrets.token_bytes(ID_BYTES).hex(),
        text=text,
        mistakes=mistakes or (),
    )
    return padded(page)


def sentences_for(bad: BadCodename, typed: str) -> list[str]:
    """What is wrong with a code, before anything is looked up."""
    if isinstance(bad, WrongCount):
        if bad.count == 0:
            return [_("Type your code.")]
        return [say(_("A code has twelve words or numbers. You typed {n}."), n=bad.count)]
    if isinstance(bad, UnknownWords):
        words = typed.replace(",", " ").replace(";", " ").split()
        return [sentence_for(word, words) for word in bad.words]
    said = [_("One word or the order is wrong. Look at your paper.")]
    if isinstance(bad, WrongChecksum) and bad.mends:
        near = [f"{mend.position + 1}: {mend.word}" for mend in bad.mends]
        said.append(f"{_('Did you mean:')} {in_list(near)}")
    return said


def sentence_for(word: UnknownWord, typed: list[str]) -> str:
    # a list without spaces (Chinese) has no words to quote
    given = typed[word.position][:SHOWN_WORD] if word.position < len(typed) else "?"
    if given.isdecimal():
        return _("Each number is from 1 to 2048. Look at your paper.")
    said = say(
        _("Word {n}, '{word}', is not in the list. Look at your paper."),
        n=word.position + 1,
        word=given,
    )
    return f"{said} {_('Did you mean:')} {in_list(word.nearest)}" if word.nearest else said
