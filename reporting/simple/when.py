"""The month or quarter of the call: never a day, not before 2000, not in the future."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from reporting.vocabulary.answers import FIRST_YEAR, BadAnswer, check_period

YEAR = re.compile(r"[0-9]{4}")
MONTHS = {*(f"{number:02}" for number in range(1, 13)), "Q1", "Q2", "Q3", "Q4"}


class BadTime(Exception):  # noqa: N818  what is wrong, as in reporting.sealing
    """The sentence that says what to do."""


def read_when(*, month: str, year: str, now: datetime) -> str:
    """The code of a time, `2026-10` or `2026-Q4`; BadTime with a sentence otherwise."""
    western = western_digits(year)
    if month not in MONTHS:
        raise BadTime(_("Choose the month or the quarter."))
    if not YEAR.fullmatch(western):
        raise BadTime(_("Write the year with four numbers."))
    period = f"{western}-{month}"
    try:
        check_period(period, now=now)
    except BadAnswer:
        if int(western) < FIRST_YEAR:
            raise BadTime(_("We count calls since the year 2000. Write a later year.")) from None
        raise BadTime(_("This month has not begun yet. Choose an earlier one.")) from None
    return period


def western_digits(text: str) -> str:
    """٢٠٢٦ and ۲۰۲۶ are years too."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
