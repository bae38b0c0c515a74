"""What was asked for, and on what pretext."""

from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.words import Words as _

WHAT = Facet(
    "what",
    _("What did they ask for?"),
    (
        Option("cash", _("Cash")),
        Option("cigarettes", _("Cigarettes")),
        Option("alcohol", _("Alcohol")),
        Option("soft_drinks", _("Soft drinks")),
        Option("food_provisions", _("Food or provisions")),
        Option("gifts", _("Gifts")),
        Option("fuel_paint_stores", _("Fuel, paint or stores"), _("Rope, brass, tools")),
        Option("unjustified_fee", _("A fee that is not due"), _("A fee without a receipt")),
        Option("added_to_agents_account", _("Something added to the agent's account")),
        Option("bank_or_mobile_transfer", _("A bank or mobile transfer")),
        Option("cargo_or_sample", _("Cargo or samples")),
        Option("travel_entertainment", _("Travel or entertainment")),
        Option("sexual_favour", _("A sexual favour")),
        Option("service_or_job", _("A service or a job")),
        Option("hinted_not_said", _("It was hinted, not said")),
        Option("other", _("Something else")),
    ),
    several=True,
)

PRETEXT = Facet(
    "pretext",
    _("What reason did they give?"),
    (
        Option("health_certificates", _("Health papers"), _("Vaccination cards out of date")),
        Option("crew_documents", _("Crew papers"), _("Seaman's books, certificates")),
        Option(
            "crew_or_passenger_list_error",
            _("An error in a list"),
            _("Crew or passenger list"),
        ),
        Option("ship_certificates", _("Ship's certificates")),
        Option("logs_and_record_books", _("Logs and record books"), _("Oil record book")),
        Option("stores_bond_effects", _("Stores, bond or personal effects"), _("Declared wrongly")),
        Option("cargo_documents_manifest", _("Cargo papers"), _("Manifest, bill of lading")),
        Option("ballast_water", _("Ballast water")),
        Option("garbage", _("Garbage")),
        Option(
            "holds_cleanliness",
            _("Holds not clean"),
            _("Rust, insects, condensation, wash water, smell, last cargo"),
        ),
        Option("cargo_quantity", _("Cargo quantity"), _("Shortage, draught survey")),
        Option("shore_pass", _("Shore pass")),
        Option("safety_deficiency", _("A safety deficiency")),
        Option(
            "gangway_mooring_ratguards_flag",
            _("Gangway, mooring, rat guards or flag"),
        ),
        Option("pollution_claim", _("A claim of pollution")),
        Option("attendance_fee", _("A fee for coming on board")),
        Option("faster_service", _("Faster service")),
        Option("customary_gift", _("A customary gift")),
        Option("none_given", _("No reason was given")),
        Option("other", _("Something else")),
    ),
)
