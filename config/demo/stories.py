"""Invented reports for the desks of the demo; none of this happened."""

from config.demo.rio_cases import RIO_CASES
from config.demo.story import Story, demand

OTHERS = (
    Story(
        "ARROS",
        1,
        "The surveyor failed holds 3 and 5 for rust he could not show us. His assistant said that "
        "2,000 dollars for re-cleaning would make the second inspection quick.",
        demand(
            "hold_or_tank_inspection",
            "cargo_or_hold_surveyor",
            "cash",
            pretext="holds_cleanliness",
            threatened=["delay", "holds_rejected"],
            value_demanded="2000_10000",
            response="asked_for_receipt_or_superior",
        ),
    ),
    Story(
        "ARSLO",
        3,
        "El inspector pidió dinero para no rechazar las bodegas. Dijo que la limpieza nueva costaría "
        "dos días. No pagamos y la segunda inspección fue normal.",
        demand(
            "hold_or_tank_inspection",
            "cargo_or_hold_surveyor",
            "cash",
            pretext="holds_cleanliness",
            response="refused",
            hours_lost="6_24",
        ),
        owner="ines",
        language="es",
        status="acknowledged",
        letters=(
            ("reporter", "Nadie está en peligro. El agente oyó la conversación."),
            ("desk", "Gracias. ¿Hablaría el agente con nosotros sin que nombremos el barco?"),
        ),
    ),
    Story(
        "ARBHI",
        9,
        "The officer asked for a carton of cigarettes for each person in his party before he would "
        "sign the health papers.",
        demand(
            "port_health",
            "quarantine_officer",
            "cigarettes",
            pretext="health_certificates",
            value_demanded="100_500",
            response="gave_goods",
        ),
        owner="ivo",
        overdue=True,
    ),
    Story(
        "ARROS",
        12,
        "",
        demand("pilotage", "pilot", "cigarettes", "alcohol", response="gave_goods"),
        record=True,
    ),
    Story(
        "NGAPP",
        0,
        "Five people came on board together and each wanted something. The last one kept the ship's "
        "papers until the agent had been called.",
        demand(
            "arrival_clearance",
            "port_authority",
            "cash",
            "food_provisions",
            threatened=["documents_kept"],
            happened=["documents_kept"],
            value_demanded="500_2000",
            response="called_for_help",
        ),
    ),
    Story(
        "NGTIN",
        2,
        "They said an entry in the garbage record book was wrong and that a fine of 8,000 dollars "
        "could become 500 without a receipt.",
        demand(
            "environmental",
            "environmental_inspector",
            "cash",
            pretext="logs_and_record_books",
            threatened=["fine"],
            value_demanded="500_2000",
            response="negotiated_down",
        ),
        status="acknowledged",
        letters=(("reporter", "We paid 200 in the end. The company knows."),),
    ),
    Story(
        "NG-lagos_anchorage",
        6,
        "Hiniling ng bantay ang dalawang karton ng sigarilyo bago kami bigyan ng puwesto. Sinabi ng "
        "kapitan na wala kaming ibibigay. Naghintay kami ng isang araw.",
        demand(
            "anchorage_vts",
            "watchman_guard",
            "cigarettes",
            threatened=["no_clearance_pilot_or_berth"],
            happened=["delay"],
            hours_lost="24_72",
            response="refused",
        ),
        language="tl",
    ),
    Story(
        "GHTEM",
        8,
        "The gate would not release the container until an unofficial fee was added to the account "
        "of our agent.",
        demand(
            "cargo_operations",
            "stevedore_terminal",
            "added_to_agents_account",
            pretext="faster_service",
            response="somebody_else_paid",
        ),
    ),
    Story(
        "EG-suez_canal",
        1,
        "Every boat that came alongside asked for cigarettes. When we said no the mooring crew went "
        "slowly and the pilot said that the convoy would not wait.",
        demand(
            "canal_transit",
            "canal_crew",
            "cigarettes",
            "soft_drinks",
            pretext="customary_gift",
            threatened=["delay"],
            response="gave_goods",
            value_demanded="100_500",
        ),
    ),
    Story(
        "EGPSD",
        4,
        "طلب المفتش كرتونتي سجائر ومئتي دولار ليوقّع الأوراق. رفضنا وطلبنا إيصالاً فانصرف.",
        demand(
            "customs_ship",
            "customs_officer",
            "cash",
            "cigarettes",
            pretext="stores_bond_effects",
            happened=["demand_withdrawn"],
            response="asked_for_receipt_or_superior",
            value_demanded="100_500",
            value_given="none",
        ),
        language="ar",
        status="acknowledged",
    ),
    Story(
        "EG-suez_canal",
        11,
        "",
        demand("canal_transit", "canal_official", "cigarettes", response="gave_goods"),
        record=True,
    ),
    Story(
        "SGSIN",
        5,
        "Our own superintendent told us to keep a box of gifts ready for every inspection. Two of us "
        "do not want to do it.",
        {
            "kind": "offer_by_ship_side",
            "actor": "own_company_or_charterer",
            "inspection_type": "no_inspection",
            "what": ["gifts"],
        },
    ),
)

STORIES = (*OTHERS, *RIO_CASES)
