"""The letters of a thread as a page shows them, oldest first, and what cannot be opened."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from reporting.sealing.letters import Letter, LetterKind, ReadLetter, Side
from reporting.simple.sentences import say

STATUSES = {
    "received": lazy("Arrived {day}"),
    "acknowledged": lazy("Confirmed {day}"),
    "assessing": lazy("Being looked at"),
    "addressing": lazy("Being worked on"),
    "concluded": lazy("Finished {day}"),
    "referred": lazy("Passed on, as you agreed, {day}"),
    "moved": lazy("Now with another team, {day}"),
    "not_proceeding": lazy("Stopped {day}"),
    "withdrawing": lazy("To be erased, as you asked"),
    "continued": lazy("Not erased: you wrote again"),
    "held": lazy("Not erased: the law asks us to keep it"),
}


@dataclass(frozen=True, slots=True, repr=False)
class ShownLetter:
    """One item of the thread: `look` is its class, `problem` what is wrong with it."""

    look: str
    head: str
    text: str
    problem: str


def shown(read: ReadLetter) -> ShownLetter:
    letter = read.letter
    if letter is None:
        problem = _("This message cannot be opened. Somebody may have changed it.")
        return ShownLetter("bad", "", "", problem)
    mine = read.side is Side.REPORTER
    status, text = split_status(letter) if letter.kind is LetterKind.STATUS else ("", letter.text)
    broken = _("This message does not fit the ones before it. Do not trust it.")
    return ShownLetter(
        look="bad" if read.problems else "mine" if mine else "team",
        head=head_of(letter, status, mine=mine),
        text=text,
        problem=broken if read.problems else "",
    )


def head_of(letter: Letter, status: str, *, mine: bool) -> str:
    """Who wrote, when, and the step that it tells of; most statuses name their day."""
    day = day_in_words(letter.day)
    said = [sender(letter, mine=mine), "" if day in status else day, status]
    return " · ".join(filter(None, said))


def status_line(letters: tuple[ReadLetter, ...]) -> str:
    """ "Arrived 23 November · Confirmed 25 November": the status letters, one after the other."""
    told = [read.letter for read in letters if read.letter and not read.problems]
    said = [split_status(letter)[0] for letter in told if letter.kind is LetterKind.STATUS]
    return " · ".join(filter(None, said))


def split_status(letter: Letter) -> tuple[str, str]:
    """A status letter begins with its status; what the officer wrote for people may follow."""
    first, _newline, rest = letter.text.partition("\n")
    status, *detail = first.split() or [""]  # a day or an outcome may follow the status
    if status not in STATUSES or len(detail) > 1:
        return "", letter.text
    return say(str(STATUSES[status]), day=day_in_words(letter.day)), rest.strip()


def sender(letter: Letter, *, mine: bool) -> str:
    if letter.kind is LetterKind.QUESTION:
        return _("The team asks")
    if letter.kind is LetterKind.WITHDRAW:
        return _("You asked us to erase the report")
    return _("From you") if mine else _("From the team")


def day_in_words(day: str) -> str:
    """Days before months, as at sea."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    return str(format_date(when, "d MMMM y", locale=get_language() or "en"))
