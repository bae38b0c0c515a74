"""Whoever takes every back-up finds for each count at least five reports that it could be of."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from reporting.models import Report as StoredReport
from reporting.models import SealedFacets, WindowKey
from tests.privacy.thief import Snapshot, Thief, compare, fewest, identity, take_snapshot, ties_of
from tests.trends.factories import Report, make_places
from trends.live.models import Fact
from trends.live.services.count import count_facts
from trends.live.services.turn_key import turn_window_key

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("key_folder")]
RIO, DAKAR = UUID(int=1), UUID(int=2)
MONDAY = datetime(2026, 11, 23, 3, 10, tzinfo=UTC)
WEEK = timedelta(days=7)


@dataclass
class World:
    """A house at work, and a thief who copies its disk before and after each count."""

    thief: Thief = field(default_factory=Thief)
    ties: dict[str, str] = field(
        default_factory=dict
    )  # sealed facets to report, as the thief found
    cases: dict[str, str] = field(default_factory=dict)  # correction to report, given to the thief
    numbers: dict[UUID, int] = field(default_factory=dict)

    def file(self, day: date, report: Report, *, record: bool = False) -> Report:
        """As the collector does: report and facets in one transaction."""
        key = WindowKey.objects.get(status="current")
        with transaction.atomic():
            StoredReport.objects.create(
                id=report.id,
                day=day,
                door="sealed",
                record=record,
                tag=bytes(32),
                mailbox_hash=bytes(32),
                desk_key_id=report.desk,  # each desk has one key here: it names the desk
                box=bytes(4250),
            )
            SealedFacets.objects.create(id=uuid4(), window_key=key.id, sealed=report.sealed(key))
        return report

    def correct(self, report: Report, status: str = "confirmed", **answers: Any) -> None:
        number = self.numbers[report.id] = self.numbers.get(report.id, 0) + 3
        row = report.correct(number=number, status=status, **answers)
        self.cases[row.id.hex] = report.id.hex

    def count(self, now: datetime) -> Snapshot:
        before = take_snapshot()
        self.ties |= ties_of(before, self.ties)
        count_facts(now=now)
        after = take_snapshot()
        self.thief.learn(compare(before, after, ties=self.ties, cases=self.cases))
        return after


@pytest.fixture
def key_folder(settings: Any, tmp_path: Path) -> None:
    settings.WINDOW_KEYS_DIR = tmp_path / "window-keys"
    settings.COUNT_BATCH = 5
    make_places()


def invented(nth: int, *, desk: UUID, month: int) -> Report:
    kinds = ("hold_or_tank_inspection", "pilotage", "customs_ship")
    places = ("ARROS", "SNDKR", "EG-suez_canal")
    return Report(
        desk=desk,
        place=places[nth % 3],
        inspection_type=kinds[nth // 3 % 3],
        time=f"2026-{month:02}",
    )


def live_five_weeks(world: World) -> Snapshot:
    """Two desks, cases and records, over the turn of a month; officers confirm, correct, reject."""
    reports: list[Report] = []
    shot: Snapshot = {}
    for week in range(5):
        now = MONDAY + week * WEEK
        turn_window_key(now=now)
        for nth in range(7 if week % 2 else 9):
            day = (now + timedelta(days=nth % 6)).date()
            desk = DAKAR if nth % 4 == 3 else RIO
            reports.append(world.file(day, invented(nth + week, desk=desk, month=day.month)))
        for _ in range(2):
            clean = Report(
                track="record", kind="no_demand", time="2026-10", response=None, what=None
            )
            world.file(now.date(), clean, record=True)
        for report in reports[week :: 2 + week % 2]:
            status = "rejected" if report.id.int % 5 == 0 else "confirmed"
            world.correct(report, status, inspection_type="port_health")
        shot = world.count(now + WEEK)
    return shot


def test_for_each_count_five_reports_remain(capsys: pytest.CaptureFixture[str]) -> None:
    world = World()
    live_five_weeks(world)
    left = world.thief.candidates
    counted = Fact.objects.count()
    spoken = Fact.objects.exclude(status="unreviewed").count()
    with capsys.disabled():
        print(  # noqa: T201  the thief says how far they came
            f"\n{connection.vendor}: {counted} counts, {spoken} of them corrected; "
            f"the thief is left with {fewest(left.values())} to "
            f"{max(map(len, left.values()))} reports for each"
        )
    assert counted == len(left) >= 30
    assert spoken >= 5
    assert fewest(left.values()) >= 5


def test_the_true_report_is_always_among_them() -> None:
    """Otherwise the thief of these tests would be a fool, and the test worth nothing."""
    world = World()
    tickets: dict[bytes, str] = {}
    file = world.file

    def remember(day: date, report: Report, **more: Any) -> Report:
        tickets[report.ticket_hash] = report.id.hex
        return file(day, report, **more)

    world.file = remember  # type: ignore[method-assign]
    live_five_weeks(world)
    for ticket, could in world.thief.candidates.items():
        assert tickets[ticket] in could


@pytest.mark.parametrize("batch", [1, 3])
def test_smaller_crowds_would_be_found_out(settings: Any, batch: int) -> None:
    settings.COUNT_BATCH = batch
    world = World()
    live_five_weeks(world)
    assert fewest(world.thief.candidates.values()) <= batch


def test_rows_and_transactions_say_nothing_of_who_was_counted_when() -> None:
    """One writer wrote all facts, in the order of their random ids; SQLite's log is empty."""
    facts = live_five_weeks(World())["live_fact"]
    ids = [identity(row.columns["id"]) for row in facts]
    assert ids == sorted(ids)
    if connection.vendor == "postgresql":
        assert len({row.writer for row in facts}) == 1
    else:
        assert [row.position for row in facts] == list(range(1, len(facts) + 1))
        log = Path(f"{connection.settings_dict['NAME']}-wal")
        assert not log.exists() or log.stat().st_size == 0


def test_no_number_of_an_event_stands_beside_a_fact() -> None:
    world = World()
    live_five_weeks(world)
    kept = [bytes(tag) for tag in Fact.objects.values_list("corrected", flat=True) if tag]
    assert kept
    assert len(set(kept)) == len(kept)
    assert {len(tag) for tag in kept} == {16}
