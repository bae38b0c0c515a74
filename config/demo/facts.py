"""Invented facts of the demo: twelve real ports, and nothing that happened there."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction

from reporting.vocabulary import TYPE_FOR_ACTOR, group_of
from trends.live.models import AuthorityContact, Detail, Fact, Intervention
from trends.live.models.facts import Source, Status
from trends.live.services.lock import lock_the_count
from trends.live.services.read_fact import DID_NOT_GIVE, LOST_NO_TIME, LOST_TIME, REFUSED_OUTCOME
from trends.live.services.tally import tally_change

NUMBER = 12_000
FIRST_YEAR = 2014
REFORMED = "AR-up_river_parana"
# place -> weight; the Suez Canal leads every ranking that was published
PLACES = {
    "EG-suez_canal": 17,
    "NGAPP": 9,
    "NGTIN": 5,
    "EGPSD": 10,
    "ARROS": 6,
    "ARSLO": 5,
    "ARBHI": 5,
    "INNSA": 9,
    "BDCGP": 9,
    "PHMNL": 7,
    "IDJKT": 6,
    "SNDKR": 5,
    "UAODS": 5,
    "SGSIN": 2,
}
REFORMED_PLACES = ("ARROS", "ARSLO")
# who asked: the first four shares are those that were published (domain.md section 1)
ACTORS = {
    "port_authority": 20.9,
    "pilot": 16.5,
    "customs_officer": 12.7,
    "port_agent": 8.2,
    "immigration_officer": 8.0,
    "quarantine_officer": 7.5,
    "harbour_master": 5.0,
    "police": 4.0,
    "port_state_inspector": 4.0,
    "environmental_inspector": 3.0,
    "agriculture_officer": 2.5,
    "stevedore_terminal": 2.2,
    "tug_mooring": 2.0,
    "watchman_guard": 1.2,
    "unknown": 2.3,
}
WHAT = {
    "cigarettes": 42,
    "cash": 24,
    "alcohol": 16,
    "unjustified_fee": 6,
    "soft_drinks": 5,
    "food_provisions": 4,
    "fuel_paint_stores": 3,
}
KINDS = {
    "demand": 60,
    "threat_without_demand": 5,
    "no_demand": 27,
    "offer_by_ship_side": 3,
    "container_or_seal_tampering": 2,
    "cargo_or_stores_theft": 2,
    "other_incident": 1,
}
RESPONSES = {
    "refused": 27,
    "asked_for_receipt_or_superior": 12,
    "called_for_help": 5,
    "negotiated_down": 15,
    "gave_goods": 21,
    "paid": 11,
    "": 9,
}
HOURS = {"none": 60, "under_6": 21, "6_24": 9, "24_72": 3, "unknown": 7}
FACTS_A_CALL = {1: 85, 2: 12, 3: 3}
# how much is reported in a year: it grows, but for the year in which nobody came on board
YEARS = {2014: 55, 2015: 62, 2016: 70, 2017: 76, 2018: 82, 2019: 90, 2020: 64, 2021: 78}
YEARS |= {2022: 92, 2023: 98, 2024: 104, 2025: 110, 2026: 95}
# demands at hold inspections Up-River: 160 in the four years to 2017, 15 in the four after
HOLDS = {2014: 38, 2015: 41, 2016: 43, 2017: 38, 2018: 6, 2019: 3, 2020: 3, 2021: 3}
HOLDS |= {2022: 4, 2023: 3, 2024: 4, 2025: 3}
# masters were asked to file clean calls too, so reporting there did not fall with the demands
CLEAN = {2018: 50, 2019: 48, 2020: 45, 2021: 50, 2022: 45, 2023: 42, 2024: 40, 2025: 40}
REFORM_MONTH = 11
LAST_MONTH = 10  # of the last year
REVIEWED_UP_TO = "2026-06"
FLEETS = 8
CALLS_A_FLEET_CALL = 5  # one call in so many comes in the file of a fleet


@dataclass
class Invention:
    """Chance that repeats itself: the same seed, the same facts."""

    seed: int

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311  invented data protects nobody

    def one_of(self, weights: Mapping[Any, float]) -> Any:
        return self.random.choices(list(weights), weights=list(weights.values()))[0]

    def uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)


def invented_hash(fact_id: UUID, what: str) -> bytes:
    return sha256(f"invented/{fact_id}/{what}".encode()).digest()


def invent_facts(*, desk: UUID, number: int = NUMBER, seed: int = 2014) -> int:
    """Write invented facts, their details and tallies, and what is known of the reform.

    Does nothing where there are invented facts already; returns how many were written.
    Build the invented release afterwards with `build_release`.
    """
    with transaction.atomic():
        lock_the_count()
        if Fact.objects.filter(source=Source.INVENTED).exists():
            return 0
        facts, details = facts_and_details(Invention(seed), desk=desk, number=number)
        Fact.objects.bulk_create(sorted(facts, key=lambda fact: fact.id), batch_size=500)
        details.sort(key=lambda row: row.ticket_hash)
        Detail.objects.bulk_create(details, batch_size=500)
        tally_change(before=[], after=facts)
        invent_reform()
    return len(facts)


def facts_and_details(
    invention: Invention, *, desk: UUID, number: int
) -> tuple[list[Fact], list[Detail]]:
    facts: list[Fact] = []
    details: list[Detail] = []
    left = number - sum(HOLDS.values()) - sum(CLEAN.values())
    for fact, actor in chain(
        hold_demands(invention), clean_calls(invention), calls(invention, left)
    ):
        fact.desk = desk
        facts.append(fact)
        details.extend(details_of(invention, fact, actor))
    return facts, details


def hold_demands(invention: Invention) -> Iterator[tuple[Fact, str]]:
    """One demand a call; in the year of the reform all but one before it."""
    for year, count in HOLDS.items():
        for nth in range(count):
            last = 12 if year != 2017 else REFORM_MONTH - 1
            month = 12 if year == 2017 and nth == 0 else invention.random.randint(1, last)
            place = invention.random.choice(REFORMED_PLACES)
            fact = make_fact(invention, place, f"{year}-{month:02}", invention.uuid())
            fact.kind, fact.inspection_type = "demand", "hold_or_tank_inspection"
            fact.response = invention.one_of(RESPONSES)
            fact.status = Status.CONFIRMED
            yield fact, "cargo_or_hold_surveyor"


def clean_calls(invention: Invention) -> Iterator[tuple[Fact, str]]:
    for year, count in CLEAN.items():
        for _ in range(count):
            place = invention.random.choice(REFORMED_PLACES)
            period = f"{year}-{invention.random.randint(1, 12):02}"
            fact = make_fact(invention, place, period, invention.uuid())
            fact.kind, fact.inspection_type = "no_demand", "arrival_clearance"
            yield fact, ""


def calls(invention: Invention, number: int) -> Iterator[tuple[Fact, str]]:
    """Everything else: calls with one to three services each, until there are enough facts."""
    left = number
    while left:
        place, period, call = invention.one_of(PLACES), month_of(invention), invention.uuid()
        for _ in range(min(left, invention.one_of(FACTS_A_CALL))):
            left -= 1
            yield one_service(invention, place, period, call)


def month_of(invention: Invention) -> str:
    year = invention.one_of(YEARS)
    last = LAST_MONTH if year == max(YEARS) else 12
    return f"{year}-{invention.random.randint(1, last):02}"


def one_service(invention: Invention, place: str, period: str, call: UUID) -> tuple[Fact, str]:
    fact = make_fact(invention, place, period, call)
    fact.kind = invention.one_of(KINDS)
    if fact.kind == "no_demand":
        fact.inspection_type = "arrival_clearance"
        return fact, ""
    actor = invention.one_of(ACTORS)
    fact.inspection_type = type_at(place, actor)
    if place in REFORMED_PLACES and group_of(fact.inspection_type) == "holds_cargo":
        # holds are invented apart, so that the fall is theirs alone
        actor, fact.inspection_type = "port_authority", "port_clearance"
    if fact.kind in ("demand", "threat_without_demand"):
        fact.response = invention.one_of(RESPONSES)
    return fact, actor


def type_at(place: str, actor: str) -> str:
    if place == "EG-suez_canal" and actor == "pilot":
        return "canal_transit"
    return TYPE_FOR_ACTOR.get(actor, "not_sure")


def make_fact(invention: Invention, place: str, period: str, call: UUID) -> Fact:
    """The parts that every fact has. Some come in the files of a few fleets."""
    quarter = f"{period[:4]}-Q{(int(period[5:]) + 2) // 3}"
    fleet = invention.random.randint(1, CALLS_A_FLEET_CALL * FLEETS)
    tag = sha256(f"fleet {fleet}/{place}/{quarter}".encode()).digest()[:16]
    fact_id = invention.uuid()
    return Fact(
        id=fact_id,
        ticket_hash=invented_hash(fact_id, "ticket"),
        place=place,
        period=period,
        received_quarter=quarter,
        call=call,
        cell=UUID(bytes=tag) if fleet <= FLEETS else None,
        status=invention.one_of(statuses(period)),
        source=Source.INVENTED,
    )


def statuses(period: str) -> Mapping[str, float]:
    if period > REVIEWED_UP_TO:
        return {Status.CONFIRMED: 45, Status.UNREVIEWED: 52, Status.REJECTED: 3}
    return {Status.CONFIRMED: 94, Status.UNREVIEWED: 2, Status.REJECTED: 4}


def details_of(invention: Invention, fact: Fact, actor: str) -> Iterator[Detail]:
    if fact.status == Status.REJECTED or not actor:
        return
    hours = invention.one_of(HOURS)
    found = [("actor", actor), ("hours_lost", hours)]
    if fact.kind == "demand":
        found.append(("what", invention.one_of(WHAT)))
    if fact.response in DID_NOT_GIVE and hours != "unknown":
        found.append((REFUSED_OUTCOME, LOST_NO_TIME if hours == "none" else LOST_TIME))
    for name, value in found:
        yield Detail(
            ticket_hash=invented_hash(fact.id, name),
            place=fact.place,
            inspection_type=fact.inspection_type,
            year=int(fact.period[:4]),
            name=name,
            value=value,
            status=fact.status,
        )


def invent_reform() -> None:
    """The reform, a year without visitors, and an authority that was shown the page."""
    Intervention.objects.create(
        complex=REFORMED,
        type_group="holds_cargo",
        type=Intervention.Type.REFORM,
        date=date(2017, 11, 1),
        title="New rules for hold inspections",
        partners="Invented: a ministry, shipowners, grain houses",
        source="Invented for the demo",
    )
    Intervention.objects.create(
        complex=REFORMED,
        type=Intervention.Type.DISRUPTION,
        date=date(2020, 3, 20),
        title="Fewer people came on board",
        source="Invented for the demo",
    )
    AuthorityContact.objects.create(
        complex=REFORMED, name="The port authority (invented)", shown_on=date(2026, 10, 5)
    )
