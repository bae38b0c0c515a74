"""Questions whose answers only the team reads: they are never counted."""

from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.words import Words as _

WHO_STARTED = Facet(
    "who_started",
    _("Who started it?"),
    (
        Option("their_side", _("Their side")),
        Option("our_side", _("Our side")),
        Option("third_party", _("Somebody in between"), _("An agent or a broker")),
        Option("unknown", _("I do not know")),
    ),
)

REPORTED_ELSEWHERE = Facet(
    "reported_elsewhere",
    _("Did you tell anybody else?"),
    (
        Option("company", _("Our company")),
        Option("charterer", _("The charterer")),
        Option("p_and_i_club", _("The P&I club")),
        Option("agent", _("The agent")),
        Option("embassy", _("An embassy")),
        Option("authority", _("An authority")),
        Option("macn", _("The Maritime Anti-Corruption Network")),
        Option("nobody", _("Nobody")),
    ),
    several=True,
)
