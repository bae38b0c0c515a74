"""The invented people and desks of the demo; their passwords and passphrases are public."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

PASSWORD = "fairlead-demo-2026"  # noqa: S105  printed on /demo, and refused outside demo mode


@dataclass(frozen=True)
class DemoShift:
    """Somebody's hours of duty, the same on each of these days of the week."""

    email: str
    weekdays: range
    start: time
    end: time


@dataclass(frozen=True)
class DemoDesk:
    """A desk that receives invented reports."""

    id: UUID
    name: str
    kind: str
    organisation: str
    country: str
    time_zone: str
    languages: tuple[str, ...]
    routes: tuple[str, ...]  # places, countries or "*"
    retention_months: int = 36
    shifts: tuple["DemoShift", ...] = ()


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who can sign in; officers have a key and the passphrase that unlocks it."""

    email: str
    name: str
    totp_secret: str  # base32
    desks: tuple[tuple[str, str], ...] = ()  # (desk name, role)
    roles: tuple[str, ...] = ()  # house-wide
    countries: tuple[str, ...] = ()  # the scope of a coordinator
    passphrase: str = ""
    language: str = "en"


RIO = DemoDesk(
    UUID("5f1d6c1a-6d1e-4b52-9f0e-1c6a5e0f7a01"),
    "Team Rio de la Plata",
    "team",
    "River Plate Shippers' Integrity Council (invented)",
    "AR",
    "America/Argentina/Buenos_Aires",
    ("en", "es"),
    ("AR", "UY", "PY", "BR"),
    shifts=(
        DemoShift("ines@demo.example", range(5), time(8), time(18)),
        DemoShift("ivo@demo.example", range(5, 7), time(9), time(13)),
    ),
)
GUINEA = DemoDesk(
    UUID("5f1d6c1a-6d1e-4b52-9f0e-1c6a5e0f7a02"),
    "Team Gulf of Guinea",
    "team",
    "West African Seafarers' Forum (invented)",
    "NG",
    "Africa/Lagos",
    ("en", "fr"),
    ("NG", "GH", "TG", "BJ", "CI", "SN"),
    shifts=(
        DemoShift("amara@demo.example", range(7), time(6), time(18)),
        DemoShift("tunde@demo.example", range(7), time(18), time(6)),
    ),
)
SUEZ = DemoDesk(
    UUID("5f1d6c1a-6d1e-4b52-9f0e-1c6a5e0f7a03"),
    "Team Suez and Red Sea",
    "team",
    "Canal Transit Association (invented)",
    "EG",
    "Africa/Cairo",
    ("en", "ar"),
    ("EG", "SD", "SA", "YE", "DJ"),
    shifts=(DemoShift("omar@demo.example", range(6), time(7), time(19)),),
)
OVERSIGHT = DemoDesk(
    UUID("5f1d6c1a-6d1e-4b52-9f0e-1c6a5e0f7a04"),
    "Oversight",
    "oversight",
    "Fairlead Foundation (invented)",
    "DE",
    "Europe/Berlin",
    ("en",),
    ("*",),
)
DESKS = (RIO, GUINEA, SUEZ, OVERSIGHT)

PEOPLE = (
    DemoPerson(
        "ines@demo.example",
        "Ines Investigates",
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        desks=((RIO.name, "lead"),),
        passphrase="harbour lantern copper seven willow tide",
    ),
    DemoPerson(
        "ivo@demo.example",
        "Ivo Assists",
        "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU",
        desks=((RIO.name, "officer"), (OVERSIGHT.name, "officer")),
        passphrase="anchor velvet morning river stone maple",
    ),
    DemoPerson(
        "amara@demo.example",
        "Amara Answers",
        "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK",
        desks=((GUINEA.name, "lead"), (OVERSIGHT.name, "lead")),
        passphrase="signal orange compass quiet garden north",
    ),
    DemoPerson(
        "tunde@demo.example",
        "Tunde Traces",
        "NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE",
        desks=((GUINEA.name, "officer"),),
        passphrase="paper mountain silver kettle bridge fog",
    ),
    DemoPerson(
        "nadia@demo.example",
        "Nadia Notices",
        "OVZWK4TOMFWWK3DJOVZWK4TOMFWWK3DJ",
        desks=((SUEZ.name, "lead"),),
        passphrase="window desert ribbon candle market eagle",
    ),
    DemoPerson(
        "omar@demo.example",
        "Omar Observes",
        "PFXXK4TTMVRXEZLUPFXXK4TTMVRXEZLU",
        desks=((SUEZ.name, "officer"),),
        passphrase="cotton harvest mirror eleven pocket sail",
    ),
    DemoPerson(
        "carlos@demo.example",
        "Carlos Coordinates",
        "QFRXG5DPNVSXE43BQFRXG5DPNVSXE43B",
        roles=("coordinator",),
    ),
    DemoPerson(
        "carla@demo.example",
        "Carla Checks",
        "RJSWC3DMNFXGO3DVRJSWC3DMNFXGO3DV",
        roles=("coordinator",),
        countries=("AR", "BR", "UY"),
    ),
    DemoPerson(
        "abel@demo.example",
        "Abel Administers",
        "SNUGK2LGMRXW6ZLSSNUGK2LGMRXW6ZLS",
        roles=("administrator",),
    ),
)
OFFICERS = tuple(person for person in PEOPLE if person.desks)
