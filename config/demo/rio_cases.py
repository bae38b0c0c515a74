"""Thirty-seven more invented reports for Team Rio de la Plata: a desk as it looks on a Monday.

Codes are those of the vocabulary; the accounts are invented, in the languages of crews.
"""

from config.demo.story import Story, demand

HOLDS = ("hold_or_tank_inspection", "cargo_or_hold_surveyor")
PLANTS = ("plant_health", "agriculture_officer")
HEALTH = ("port_health", "quarantine_officer")
CUSTOMS = ("customs_ship", "customs_officer")
PILOT = ("pilotage", "pilot")
BORDER = ("immigration_crew", "immigration_officer")
GATE = ("cargo_operations", "stevedore_terminal")
PAPERS = ("cargo_documents", "broker_forwarder")
CLEARANCE = ("port_clearance", "port_authority")
BALLAST = ("environmental", "environmental_inspector")
SAFETY = ("port_state_control", "port_state_inspector")

# A row a story reads like a table.
# fmt: off
# What is late or falls due; with the one of `stories` three are overdue and two are due today.
DUE = (
    Story("ARSNS", 10, "The surveyor wanted 800 dollars before he would look at hold 2 again.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", value_demanded="500_2000", threatened=["holds_rejected"], response="refused"),
          status="acknowledged", owner="ines"),
    Story("ARBUE", 12, "Three cartons of cigarettes were asked for the bond store list.",
          demand(*CUSTOMS, "cigarettes", pretext="stores_bond_effects", response="gave_goods", value_demanded="100_500"),
          owner="ivo", overdue=True),
    Story("ARRAM", 104,
          "He said the grain would be called wet unless somebody paid the laboratory.",
          demand("cargo_survey", "cargo_or_hold_surveyor", "cash", pretext="cargo_quantity", value_demanded="2000_10000", threatened=["cargo_held"], response="still_open"),
          status="addressing", owner="ines"),
    Story("ARROS", 7,
          "The second inspection was free of charge only for those who had a gift ready.",
          demand(*HOLDS, "gifts", pretext="customary_gift", response="gave_goods"), owner="ivo",
          due_today=True),
    Story("ARSLO", 7, "El agente dijo que sin 300 dólares la libre plática llegaría mañana.",
          demand(*HEALTH, "cash", pretext="health_certificates", threatened=["delay"], value_demanded="100_500", response="negotiated_down"),
          language="es", owner="ines", due_today=True),
)
RECEIVED = (
    Story("UYNVP", 2, "The gate asked for a case of soft drinks for each truck of stores.",
          demand(*GATE, "soft_drinks", pretext="customary_gift", response="gave_goods", value_demanded="under_20"),
          owner="ivo"),
    Story("BRSSZ", 3, "O fiscal pediu um presente para liberar o bilhete de lastro.",
          demand(*BALLAST, "gifts", pretext="ballast_water", response="asked_for_receipt_or_superior"),
          language="pt", owner="ines"),
    Story("ARVCN", 4, "Two officers came for one form and stayed until they got whisky.",
          demand(*CLEARANCE, "alcohol", pretext="faster_service", response="gave_goods", hours_lost="under_6"),
          owner="ivo"),
    Story("ARROS", 5,
          "Humingi ang inspektor ng limang daang dolyar. Sabi niya, madumi raw ang bodega.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", value_demanded="500_2000", threatened=["holds_rejected"], response="called_for_help"),
          language="tl", owner="ines"),
    Story("ARZAE", 1, "Shore passes were kept until the launch had taken paint and rope.",
          demand(*BORDER, "fuel_paint_stores", pretext="shore_pass", threatened=["no_shore_pass"], response="refused", hours_lost="under_6"),
          owner="ivo"),
)
CONFIRMED = (
    Story("ARROS", 11,
          "An unknown man named a price for a hold certificate in the agent's office.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", value_demanded="2000_10000", response="refused"),
          status="acknowledged", owner="ines"),
    Story("ARSFN", 13, "The pilot boat waited until a carton was lowered.",
          demand(*PILOT, "cigarettes", pretext="none_given", response="gave_goods", value_demanded="20_100"),
          status="acknowledged", owner="ivo"),
    Story("ARBHI", 14, "He wanted 150 dollars for attendance at night although it was noon.",
          demand(*CLEARANCE, "unjustified_fee", pretext="attendance_fee", response="paid", value_demanded="100_500", value_given="100_500"),
          status="acknowledged", owner="ivo",
          letters=(("reporter", "The receipt had no stamp. The agent has it."),)),
    Story("BRPNG", 16, "Pediram dinheiro para não abrir todos os porões debaixo de chuva.",
          demand(*PLANTS, "cash", threatened=["extra_inspection"], response="refused", hours_lost="6_24"),
          language="pt", status="acknowledged", owner="ines"),
    Story("ARNEC", 17, "The list of crew effects was said to be wrong by one radio.",
          demand(*CUSTOMS, "cash", "cigarettes", pretext="stores_bond_effects", threatened=["fine"], value_demanded="100_500", response="negotiated_down"),
          status="acknowledged", owner="ines"),
    Story("ARSNS", 19, "El perito no miró la bodega. Miró el reloj y dijo un número.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", value_demanded="500_2000", response="asked_for_receipt_or_superior", happened=["demand_withdrawn"]),
          language="es", status="acknowledged", owner="ivo"),
    Story("UYMVD", 20, "The tug crew asked for provisions before they let go the line.",
          demand("berth_services", "tug_mooring", "food_provisions", pretext="customary_gift", response="gave_goods"),
          status="acknowledged", owner="ines"),
    Story("ARCMP", 22,
          "Somebody on the terminal offered to move us up the line for 1,000 dollars.",
          demand(*GATE, "cash", pretext="faster_service", value_demanded="500_2000", response="refused", hours_lost="24_72"),
          status="acknowledged", owner="ivo"),
    Story("ARQQN", 24, "They found one fruit and spoke of a fine without paper.",
          demand(*PLANTS, "cash", pretext="garbage", threatened=["fine_without_receipt"], value_demanded="500_2000", response="negotiated_down"),
          status="acknowledged", owner="ines"),
    Story("ARSPD", 26, "The manifest was sent back three times until the forwarder was paid.",
          demand(*PAPERS, "added_to_agents_account", pretext="cargo_documents_manifest", response="somebody_else_paid"),
          status="acknowledged", owner="ivo"),
)
ASSESSING = (
    Story("ARROS", 30, "Three ships of our company were failed by the same man in one month.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", threatened=["holds_rejected"], value_demanded="2000_10000", response="refused", hours_lost="24_72"),
          status="assessing", owner="ines",
          letters=(("desk", "Did he show you a written finding?"), ("reporter", "No paper. He wrote on his hand."))),
    Story("ARSLO", 33, "He photographed clean paint and called it rust.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", response="refused"),
          status="assessing", owner="ivo"),
    Story("ARVCN", 35, "The health officer wanted each yellow card to come with ten dollars.",
          demand(*HEALTH, "cash", pretext="health_certificates", value_demanded="100_500", response="paid"),
          status="assessing", owner="ines"),
    Story("ARDSU", 38, "Detention was mentioned before he had opened a single door.",
          demand(*SAFETY, "hinted_not_said", pretext="safety_deficiency", threatened=["detention"], response="asked_for_receipt_or_superior"),
          status="assessing", owner="ivo"),
    Story("BRRIG", 41, "Disseram que o livro de lixo estava errado e que um presente resolveria.",
          demand(*BALLAST, "gifts", pretext="logs_and_record_books", response="gave_goods", value_given="20_100"),
          language="pt", status="assessing", owner="ines"),
    Story("ARSNS", 44, "The mooring men left one line ashore until beer came down.",
          demand("berth_services", "tug_mooring", "alcohol", response="gave_goods", hours_lost="under_6"),
          status="assessing", owner="ivo"),
    Story("ARRAM", 47, "A fee for the gate appeared that is in no tariff.",
          demand(*GATE, "unjustified_fee", pretext="attendance_fee", response="paid", value_demanded="100_500"),
          status="assessing", owner="ivo"),
)
ADDRESSING = (
    Story("ARROS", 52,
          "The inspector's assistant came back alone in the evening with a lower number.",
          demand(*HOLDS, "cash", pretext="holds_cleanliness", value_demanded="500_2000", response="refused", happened=["demand_withdrawn"]),
          status="addressing", owner="ines"),
    Story("ARBUE", 58, "Nos pidieron cigarrillos para cada firma. Fueron once firmas.",
          demand("arrival_clearance", "customs_officer", "cigarettes", response="gave_goods", value_demanded="100_500"),
          language="es", status="addressing", owner="ivo"),
    Story("PYASU", 63, "Barge papers were held back until the pilot's friend was hired.",
          demand(*PILOT, "service_or_job", threatened=["documents_kept"], response="refused", hours_lost="over_72"),
          status="addressing", owner="ines"),
    Story("ARSLO", 69, "He asked the cook for meat and the master for money.",
          demand(*HEALTH, "food_provisions", "cash", response="gave_goods"), status="addressing",
          owner="ivo"),
    Story("UYNVP", 74, "The weighbridge was always wrong for those who did not pay.",
          demand("cargo_survey", "cargo_or_hold_surveyor", "cash", pretext="cargo_quantity", response="somebody_else_paid"),
          status="addressing", owner="ines"),
)
FINISHED = (
    Story("ARROS", 80, "A hold was passed within one minute after the agent had left the room.",
          demand(*HOLDS, "hinted_not_said", pretext="holds_cleanliness", response="refused"),
          status="concluded", outcome="partly_supported", owner="ines",
          letters=(("reporter", "Thank you. The same man was on board again last week."),)),
    Story("ARBHI", 86, "Two bottles for two stamps.",
          demand(*CLEARANCE, "alcohol", response="gave_goods", value_demanded="20_100"),
          status="concluded", outcome="supported", owner="ivo"),
    Story("ARZAE", 93, "The watchman sold us the gangway log.",
          demand("security_isps", "watchman_guard", "cash", response="paid", value_demanded="under_20"),
          status="concluded", outcome="not_supported", owner="ines"),
    Story("BRSSZ", 97, "O despachante disse que a taxa era para todos.",
          demand(*PAPERS, "unjustified_fee", pretext="faster_service", response="paid"),
          language="pt", status="concluded", outcome="too_little_information", owner="ivo"),
    Story("ARUSH", 101, "We were told to wait. Nobody said for what.",
          demand("anchorage_vts", "harbour_master", "hinted_not_said", hours_lost="6_24"),
          status="not_proceeding", outcome="out_of_scope", owner="ines"),
)
# fmt: on

RIO_CASES = (*DUE, *RECEIVED, *CONFIRMED, *ASSESSING, *ADDRESSING, *FINISHED)
