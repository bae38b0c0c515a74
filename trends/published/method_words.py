"""What the method page says; docs/method.md says the same with the rules in full."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Section = tuple[str | Promise, tuple[str | Promise, ...]]

SECTIONS: tuple[Section, ...] = (
    (
        _("What is counted"),
        (
            _(
                "One report is one service in one port call: the health officer, the pilot, the "
                "customs officer. Three demands in one call are three reports of one call."
            ),
            _(
                "What is counted of a report names a port or only a country, and a month or only a "
                "quarter. It never names a ship, a person or a day."
            ),
            _(
                "Only reports that an officer has read and confirmed are shown here. Confirmed "
                "means that it reads like a real report. It does not mean that it was proven."
            ),
            _(
                "Offers made by the ship's own side, clean calls and other incidents are counted "
                "apart. They are part of the grey strip only."
            ),
        ),
    ),
    (
        _("Counts, not rates"),
        (
            _(
                "To say how common demands are, somebody must know how many ships called. There "
                "are three steps: fleets that report every call; known port calls; neither."
            ),
            _(
                "All figures shown now stand on the last step: counts only. No share, no rate, no "
                "comparison of ports."
            ),
        ),
    ),
    (
        _("Rounding and intervals"),
        (
            _(
                "Every count is rounded to 5 before anything else is done. The interval, the chart "
                "and the files are made from the rounded count."
            ),
            _(
                "The 95 % interval says how far chance alone can move such a count. It starts from "
                "2 below the rounded count and ends from 2 above it, so that rounding is included."
            ),
            _(
                "A change after a reform compares equal numbers of whole years. It is said with "
                "its interval, and never from fewer than 20 reports before."
            ),
        ),
    ),
    (
        _("What is hidden, and why"),
        (
            _(
                "A figure needs at least 5 calls and at least 3 senders. Otherwise it is hidden, "
                "and it makes no difference whether it is zero or four."
            ),
            _(
                "A figure is also hidden where it could be worked out by subtraction: a port from "
                "its country, a kind of inspection from its year, a single inspection from its "
                "kind, a quarter from its year."
            ),
            _(
                "Each such sum is checked by itself. The check of all tables together, and of all "
                "earlier releases, is not built yet."
            ),
        ),
    ),
    (
        _("What these figures cannot tell you"),
        (
            _("How much is asked in a port. Most demands are never reported."),
            _("Which port is better or worse than another."),
            _("Whether one person, one ship or one company did something."),
            _(
                "Why a number changed. Fewer reports can mean fewer demands, fewer ships, less "
                "reporting, or more fear."
            ),
        ),
    ),
    (
        _("When figures are made"),
        (
            _(
                "Reports are counted weekly, in groups of at least five of one team, so that "
                "nobody can tie a count to a report. Figures are published each quarter, one "
                "quarter late."
            ),
            _(
                "A release is numbered and never altered. A report that comes late is part of the "
                "next release."
            ),
        ),
    ),
)

# as a library would cite them: names and titles are not translated
SOURCES = (
    "Interval of a count: F. Garwood, Biometrika 28 (1936).",
    "Interval of a share: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934).",
    "Comparison of two counts: J. Przyborowski and H. Wilenski, Biometrika 31 (1940).",
    "Ports: UN/LOCODE, issue 2023-1. Land and borders: Natural Earth, 1:110 million.",
    "Regions: World Bank country and lending groups.",
)
