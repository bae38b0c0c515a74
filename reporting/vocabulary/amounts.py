"""Bands of money and of time; half-open, so that 20_100 is from 20 to under 100."""

from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.words import Words as _

VALUES = (
    Option("none", _("Nothing")),
    Option("under_20", _("Under 20 dollars")),
    Option("20_100", _("20 to 100 dollars")),
    Option("100_500", _("100 to 500 dollars")),
    Option("500_2000", _("500 to 2,000 dollars")),
    Option("2000_10000", _("2,000 to 10,000 dollars")),
    Option("10000_50000", _("10,000 to 50,000 dollars")),
    Option("over_50000", _("More than 50,000 dollars")),
    Option("unknown", _("I do not know")),
)

VALUE_DEMANDED = Facet("value_demanded", _("How much did they ask for, in US dollars?"), VALUES)
VALUE_GIVEN = Facet("value_given", _("How much was given, in US dollars?"), VALUES)

HOURS_LOST = Facet(
    "hours_lost",
    _("How many hours were lost?"),
    (
        Option("none", _("None")),
        Option("under_6", _("Under 6 hours")),
        Option("6_24", _("6 to 24 hours")),
        Option("24_72", _("1 to 3 days")),
        Option("over_72", _("More than 3 days")),
        Option("unknown", _("I do not know")),
    ),
)
