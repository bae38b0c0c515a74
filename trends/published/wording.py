"""What the public pages say: the sentences of wording.md, one place for page, chart and file."""

from django.utils.translation import gettext_lazy as _

INVENTED = _("INVENTED DATA. Not about any real port.")

READ_THIS = (
    _(
        "These are reports, not proven facts. An officer has read each of them. "
        "Nobody in them has been found guilty; no person is named or recorded."
    ),
    _("People choose to report. The same event may have been reported more than once."),
    _(
        "Fewer reports can mean fewer demands, fewer ships, less reporting, or more fear. "
        "Look at the grey strip: it shows how much reporting there was."
    ),
    _(
        "A port without figures is not a clean port. "
        "A port with figures is not a worse port than one without."
    ),
    _(
        "Numbers are rounded to 5 and shown only from 5; this protects the people who reported. "
        "Parts may not add up."
    ),
    _(
        "Do not rank ports with this page. Release %(number)s, %(day)s, covers to %(covers_to)s. "
        "Corrections since: none."
    ),
)

HIDDEN = {
    "too_few": _("Too few reports to say, or hidden to protect another figure"),
    "few_known_calls": _("Hidden: fewer than 30 known calls"),
}

FLEETS = {
    "fewer_than_3": _("fewer than 3"),
    "3_to_5": _("3 to 5"),
    "more_than_5": _("more than 5"),
    "hidden": _("hidden"),
}

EVENT_TYPES = {
    "reform": _("Reform"),
    "enforcement": _("Enforcement"),
    "campaign": _("Reporting campaign"),
    "disruption": _("Disruption"),
}

INTERVAL = _("95 % interval")
INTERVAL_IN_FULL = _("95 % interval, rounding included")

ALL_TYPES = _("All inspections")
ALL_PORTS = _("All ports")
EVERY_PORT = _("all ports")  # inside a sentence
COUNTRY = _("Country")
REPORTS_IN = _("Reports in %(year)s")
ENOUGH_ABOUT = _("Enough reports to say something about %(year)s")
ELSEWHERE = _(
    "In %(countries)s other countries and territories with ports: too few reports to say "
    "anything. This does not mean that nothing is asked there."
)

COUNT_ONLY = _(
    "About %(count)s reports in %(year)s. "
    "We do not know how many ships called, so we cannot say how common this is."
)
TOO_LITTLE = _(
    "Too few reports to say anything about %(port)s in %(year)s, or hidden to protect another "
    "figure. This does not mean that nothing is asked there."
)

FELL = _(
    "After %(reform)s (%(date)s) reports fell from about %(before)s to about %(after)s in "
    "%(years)s years each side: by %(fall)s %% "
    "(interval %(least)s to %(most)s %%, rounding included)."
)
FELL_AT_LEAST = _(
    "After %(reform)s (%(date)s) reports fell from about %(before)s to fewer than 5 in "
    "%(years)s years each side: by at least %(least)s %%."
)
ROSE = _(
    "After %(reform)s (%(date)s) reports rose from about %(before)s to about %(after)s in "
    "%(years)s years each side."
)
NOT_CLEAR = _(
    "After %(reform)s (%(date)s) there were about %(after)s reports, before it about %(before)s, "
    "in %(years)s years each side. That is no clear change."
)
EFFORT_DID_NOT_FALL = _("Reporting effort did not fall.")
EFFORT_ROSE = _("Reporting effort rose.")
EFFORT_NOT_CLEAR = _("Reporting effort did not clearly change.")
EFFORT_FELL = _("Reporting effort fell.")
BOTH_FELL = _("Reports fell, and so did reporting. We cannot tell the two apart.")
SPANS = _("These years include: %(events)s.")
UNDONE = _(
    "%(reform)s was partly undone on %(date)s; figures after that are not 'after the reform'."
)

REFUSING = _(
    "Of crews who refused here and told us how it ended, about %(share)s in 100 lost no time "
    "(%(least)s to %(most)s)."
)
REFUSING_UNKNOWN = _("Too few crews told us how refusing ended here.")

ANSWERED = _("%(authority)s says (%(date)s):")
NOT_ANSWERED = _("%(authority)s has been shown this page and has not answered yet.")
SOURCE = _(
    "Source: anonymous reports filed with this site, counted as its method says. "
    "Reports are unverified, voluntary and not a sample."
)

NOT_SHOWN = _("The authority of this port has not been shown this page yet.")

METHOD = _(
    "Counted from reports that an officer has confirmed. A figure needs at least 5 calls and 3 "
    "senders. What is hidden is protected within its year and over the years of a comparison; "
    "the audit over all tables at once comes later."
)
