"""What was going on when the demand was made, in groups that are large enough to publish."""

from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.words import Words as _

INSPECTION_TYPE = Facet(
    "inspection_type",
    _("What was going on?"),
    (
        Option(
            "arrival_clearance",
            _("Arrival clearance"),
            _("Several services on board together"),
        ),
        Option("customs_ship", _("Customs on the ship"), _("Search of the ship, stores, bond")),
        Option("customs_cargo", _("Customs of the cargo"), _("Release, examination, scanning")),
        Option("immigration_crew", _("Immigration"), _("Crew list, visas, shore passes")),
        Option("port_health", _("Port health"), _("Free pratique, vaccination cards")),
        Option(
            "hold_or_tank_inspection", _("Hold or tank inspection"), _("Cleanliness before loading")
        ),
        Option("plant_health", _("Plant health"), _("Insects, wood, fumigation")),
        Option("port_state_control", _("Port State control"), _("Safety inspection of the ship")),
        Option("flag_or_class", _("Flag or class survey"), _("Certificates, annual survey")),
        Option("port_clearance", _("Port dues and clearance"), _("Dues, berth, outward clearance")),
        Option("pilotage", _("Pilotage"), _("Pilot on board, inbound or outbound")),
        Option("canal_transit", _("Canal transit"), _("Canal pilots, mooring boats, measuring")),
        Option(
            "anchorage_vts",
            _("Anchorage or port control"),
            _("Waiting for a berth, calls on the radio"),
        ),
        Option(
            "environmental",
            _("Environmental inspection"),
            _("Ballast water, garbage, emissions"),
        ),
        Option("security_isps", _("Security (ISPS)"), _("Gangway watch, access control")),
        Option("narcotics_search", _("Search for drugs"), _("Dogs, divers")),
        Option("cargo_survey", _("Cargo survey"), _("Draught, quantity, bunkers")),
        Option(
            "cargo_operations",
            _("Cargo work"),
            _("Stevedores, terminal, gate, weighbridge"),
        ),
        Option(
            "cargo_documents",
            _("Cargo documents"),
            _("Delivery order, release, manifest"),
        ),
        Option("berth_services", _("Berth services"), _("Tugs, mooring")),
        Option(
            "supplies_bunkers_waste",
            _("Supplies, bunkers, waste"),
            _("Chandler, bunker barge, garbage boat"),
        ),
        Option("labour_welfare", _("Labour and welfare"), _("Inspection of wages and rest hours")),
        Option("police_navy", _("Police or navy"), _("Boarding at sea or alongside")),
        Option("no_inspection", _("No inspection at all")),
        Option("other", _("Something else")),
        Option("not_sure", _("I am not sure")),
    ),
)

TYPE_GROUPS = {
    "border": (
        "arrival_clearance",
        "customs_ship",
        "customs_cargo",
        "immigration_crew",
        "port_health",
    ),
    "holds_cargo": (
        "hold_or_tank_inspection",
        "plant_health",
        "cargo_survey",
        "cargo_operations",
        "cargo_documents",
    ),
    "safety_environment": (
        "port_state_control",
        "flag_or_class",
        "environmental",
        "labour_welfare",
    ),
    "passage": ("pilotage", "canal_transit", "anchorage_vts", "berth_services"),
    "port_supplies": ("port_clearance", "supplies_bunkers_waste"),
    "security": ("security_isps", "narcotics_search", "police_navy"),
    "rest": ("no_inspection", "other", "not_sure"),
}

GROUP_LABELS = {
    "border": _("Border services"),
    "holds_cargo": _("Holds and cargo"),
    "safety_environment": _("Safety and environment"),
    "passage": _("Passage"),
    "port_supplies": _("Port and supplies"),
    "security": _("Security"),
    "rest": _("Other or not known"),
}

GROUP_OF_TYPE = {code: group for group, codes in TYPE_GROUPS.items() for code in codes}


def group_of(inspection_type: str) -> str:
    """The publication group of an inspection type; `rest` where the question was skipped."""
    return GROUP_OF_TYPE.get(inspection_type, "rest")
