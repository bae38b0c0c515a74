"""Sealed facets, corrections and facts for the tests of the window."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from reporting.installation import sealing_instance
from reporting.models import Port, PortComplex, SealedFacets, WindowKey
from reporting.sealing import derive
from reporting.sealing.facets import Correction as SealedCorrection
from reporting.sealing.facets import facets_of_report, seal_correction, seal_facets
from reporting.sealing.xwing import PublicKey
from trends.live.models import Correction, Fact
from trends.live.services.tally import tally_change
from trends.live.services.turn_key import turn_window_key

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
DESK = UUID(int=1)
ANSWERS: dict[str, Any] = {
    "place": "ARROS",
    "time": "2026-10",
    "kind": "demand",
    "track": "case",
    "inspection_type": "hold_or_tank_inspection",
    "response": "refused",
    "hours_lost": "none",
    "what": ["cash", "cigarettes"],
}


def make_places() -> None:
    """Two ports of one complex, one that stands for itself, and a canal."""
    river = PortComplex.objects.create(code="AR-up_river_parana", name="Up-River", country="AR")
    for code, name, group in (
        ("ARROS", "Rosario", river),
        ("ARSLO", "San Lorenzo", river),
        ("SNDKR", "Dakar", None),
        ("EG-suez_canal", "Suez Canal", None),
    ):
        Port.objects.create(code=code, name=name, country=code[:2], complex=group)


class Report:
    """What a sender's browser keeps for a moment: the content key, and what follows from it."""

    def __init__(self, *, desk: UUID = DESK, call: UUID | None = None, **answers: Any) -> None:
        self.cek, self.id = secrets.token_bytes(32), uuid4()
        self.desk, self.call = desk, call or uuid4()
        given = ANSWERS | answers
        self.answers = {name: value for name, value in given.items() if value is not None}

    @property
    def ticket(self) -> bytes:
        return derive.ticket(sealing_instance(), cek=self.cek, report_id=self.id.bytes)

    @property
    def ticket_hash(self) -> bytes:
        return derive.sha256(self.ticket)

    def sealed(self, key: WindowKey, *, cell: bytes | None = None) -> bytes:
        facets = facets_of_report(
            sealing_instance(),
            cek=self.cek,
            report_id=self.id.bytes,
            desk_id=self.desk.bytes,
            answers=self.answers,
            call=self.call.bytes,
            cell=cell,
        )
        return seal_facets(sealing_instance(), window=PublicKey(key.key), facets=facets)

    def file(self, *, cell: bytes | None = None) -> SealedFacets:
        """Put the facets where the collector puts them."""
        key = current_key()
        return SealedFacets.objects.create(
            id=uuid4(), window_key=key.id, sealed=self.sealed(key, cell=cell)
        )

    def correction(
        self,
        key: WindowKey,
        *,
        number: int,
        status: str = "confirmed",
        desk: UUID | None = None,
        **answers: Any,
    ) -> bytes:
        """What the officer's browser posts after reading the case: the complete fact, sealed."""
        instance = sealing_instance()
        detail = derive.detail_secret(instance, cek=self.cek, report_id=self.id.bytes)
        fact = self.answers | {"call": self.call.hex, "detail": detail.hex()} | answers
        correction = SealedCorrection(
            ticket=self.ticket,
            desk_id=(desk or self.desk).bytes,
            number=number,
            status=status,
            fact={name: value for name, value in fact.items() if value is not None},
        )
        return seal_correction(instance, window=PublicKey(key.key), correction=correction)

    def correct(self, *, number: int, **given: Any) -> Correction:
        """Put a correction where the officer's browser posts it."""
        key = current_key()
        sealed = self.correction(key, number=number, **given)
        return Correction.objects.create(window_key=key.id, sealed=sealed)


def current_key() -> WindowKey:
    turn_window_key(now=NOW)
    return WindowKey.objects.get(status="current")


def add_facts(facts: Iterable[Fact]) -> list[Fact]:
    """Counted facts, with their tallies."""
    made = Fact.objects.bulk_create(facts)
    tally_change(before=[], after=made)
    return made


def fact(**given: Any) -> Fact:
    """A confirmed demand at Rosario in 2024, of a call of its own."""
    values: dict[str, Any] = {
        "ticket_hash": secrets.token_bytes(32),
        "desk": DESK,
        "place": "ARROS",
        "inspection_type": "hold_or_tank_inspection",
        "period": "2024-05",
        "received_quarter": "2024-Q2",
        "kind": "demand",
        "call": uuid4(),
        "status": "confirmed",
    }
    return Fact(**values | given)
