"""What was threatened, what came of it, and what the ship did."""

from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.words import Words as _

CONSEQUENCES = (
    Option("delay", _("Delay")),
    Option("fine", _("A fine")),
    Option("fine_without_receipt", _("A fine without a receipt")),
    Option("detention", _("Detention of the ship")),
    Option("holds_rejected", _("Holds rejected")),
    Option("extra_inspection", _("One more inspection")),
    Option("no_shore_pass", _("No shore pass")),
    Option("documents_kept", _("Papers kept")),
    Option("no_clearance_pilot_or_berth", _("No clearance, pilot or berth")),
    Option("cargo_held", _("Cargo held")),
    Option("goods_seized", _("Goods seized")),
    Option("false_accusation", _("A false accusation")),
    Option("complaint_to_company", _("A complaint to the company")),
    Option("arrest", _("Arrest")),
    Option("violence", _("Violence")),
    Option("theft", _("Theft")),
    Option("none", _("Nothing")),
)

THREATENED = Facet("threatened", _("What did they threaten?"), CONSEQUENCES, several=True)

HAPPENED = Facet(
    "happened",
    _("What happened then?"),
    (*CONSEQUENCES, Option("demand_withdrawn", _("They gave up the demand"))),
    several=True,
)

RESPONSE = Facet(
    "response",
    _("What did you do?"),
    (
        Option("refused", _("We refused")),
        Option("asked_for_receipt_or_superior", _("We asked for a receipt or a superior")),
        Option("called_for_help", _("We called for help"), _("Company, agent, P&I, embassy")),
        Option("negotiated_down", _("We gave less than they asked")),
        Option("gave_goods", _("We gave goods")),
        Option("paid", _("We paid")),
        Option("paid_for_safety", _("We paid because somebody was in danger")),
        Option("somebody_else_paid", _("Somebody else paid"), _("The agent, the charterer")),
        Option("still_open", _("It is not over yet")),
        Option("prefer_not_to_say", _("I prefer not to say")),
    ),
)
