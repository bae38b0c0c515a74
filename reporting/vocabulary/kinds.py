"""What sort of report it is, and what the sender wants to happen."""

from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.words import Words as _

KIND = Facet(
    "kind",
    _("What happened?"),
    (
        Option("demand", _("Somebody asked for money, goods or a favour")),
        Option("threat_without_demand", _("Somebody threatened us but asked for nothing")),
        Option("no_demand", _("Nothing was asked: a clean call")),
        Option("offer_by_ship_side", _("Our own side offered first")),
        Option("smuggling_approach", _("Somebody wanted us to carry or hide something")),
        Option(
            "container_or_seal_tampering",
            _("A container or a seal was tampered with"),
            _("A seal broken, changed or without its number"),
        ),
        Option("cargo_or_stores_theft", _("Cargo or stores were stolen")),
        Option("crew_abuse", _("Somebody in the crew was hurt, threatened or abused")),
        Option("other_incident", _("Something else")),
    ),
    required=True,
)

KIND_CLASSES = {
    "demand": "solicitation",
    "threat_without_demand": "solicitation",
    "no_demand": "clean",
    "offer_by_ship_side": "offer",
    "smuggling_approach": "incident",
    "container_or_seal_tampering": "incident",
    "cargo_or_stores_theft": "incident",
    "crew_abuse": "incident",
    "other_incident": "incident",
}

TRACK = Facet(
    "track",
    _("What do you want to happen?"),
    (
        Option("case", _("Tell somebody who can act, and read their answer.")),
        Option("record", _("Count it.")),
    ),
    required=True,
)
