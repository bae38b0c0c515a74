"""Waterways and anchorages that UN/LOCODE does not have, and the complexes that are published.

Coordinates are the middle of each, in degrees, good to a few kilometres: enough for a map.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnPlace:
    """A waterway or anchorage; its code is the ISO country, `-`, a slug."""

    code: str
    kind: str
    name: str
    latitude: float
    longitude: float

    @property
    def country(self) -> str:
        return self.code[:2]


@dataclass(frozen=True)
class Complex:
    """A named set of ports that are published together."""

    code: str
    name: str
    ports: tuple[str, ...]

    @property
    def country(self) -> str:
        return self.code[:2]


OWN_PLACES = (
    OwnPlace("EG-suez_canal", "waterway", "Suez Canal", 30.60, 32.33),
    OwnPlace("PA-panama_canal", "waterway", "Panama Canal", 9.12, -79.75),
    OwnPlace("DE-kiel_canal", "waterway", "Kiel Canal", 54.18, 9.45),
    OwnPlace("TR-turkish_straits", "waterway", "Turkish Straits", 40.72, 28.20),
    OwnPlace("AR-parana_paraguay", "waterway", "Paraná-Paraguay waterway", -31.70, -60.50),
    OwnPlace("RO-danube_sulina", "waterway", "Danube, Sulina channel", 45.17, 29.30),
    OwnPlace("BR-amazon_river", "waterway", "Amazon River", -1.95, -54.50),
    OwnPlace("IQ-khor_abdullah", "waterway", "Khor Abdullah", 29.90, 48.20),
    OwnPlace("SG-singapore_strait", "anchorage", "Singapore Strait anchorages", 1.22, 103.85),
    OwnPlace("NG-lagos_anchorage", "anchorage", "Lagos anchorage", 6.33, 3.38),
    OwnPlace("NG-bonny_anchorage", "anchorage", "Bonny anchorage", 4.25, 7.15),
    OwnPlace("EG-port_said_anchorage", "anchorage", "Port Said anchorage", 31.40, 32.40),
    OwnPlace("EG-suez_anchorage", "anchorage", "Suez anchorage", 29.85, 32.52),
    OwnPlace("BD-chattogram_anchorage", "anchorage", "Chattogram outer anchorage", 22.20, 91.72),
    OwnPlace("PH-manila_anchorage", "anchorage", "Manila Bay anchorage", 14.55, 120.90),
    OwnPlace("AR-recalada", "anchorage", "Recalada pilot station", -35.17, -56.00),
)

COMPLEXES = (
    Complex(
        "AR-up_river_parana",
        "Up-River Paraná",
        ("ARROS", "ARSLO", "ARSNS", "ARRAM", "ARVCN"),
    ),
    Complex(
        "AR-bahia_blanca",
        "Bahía Blanca",
        ("ARBHI", "ARCUA", "ARINW", "ARPBG", "ARPGV", "ARPNL", "ARPRS"),
    ),
    Complex("AR-buenos_aires", "Buenos Aires", ("ARBUE", "ARDSU")),
    Complex("NG-lagos", "Lagos", ("NGLOS", "NGAPP", "NGTIN")),
    Complex("NG-port_harcourt", "Port Harcourt and Onne", ("NGPHC", "NGONN")),
    Complex("EG-port_said", "Port Said", ("EGPSD", "EG-port_said_anchorage")),
    Complex("EG-suez", "Suez", ("EGSUZ", "EG-suez_anchorage")),
    Complex("BD-chattogram", "Chattogram", ("BDCGP", "BD-chattogram_anchorage")),
    Complex("SG-singapore", "Singapore", ("SGSIN", "SG-singapore_strait")),
    Complex("PH-manila", "Manila", ("PHMNL", "PH-manila_anchorage")),
)
