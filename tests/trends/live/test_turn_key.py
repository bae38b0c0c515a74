"""Window keys turn weekly, and a private half goes only when nothing names it any more."""

import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from reporting.models import Arrival, SealedFacets, WindowKey
from tests.trends.factories import Report
from trends.live.models import Correction, SetAside
from trends.live.services.turn_key import destroy_spent_keys, turn_window_key

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def held(folder: Path) -> set[UUID]:
    return {UUID(hex=path.stem) for path in folder.glob("*.seed")}


def turn_to_third(folder: Path) -> WindowKey:
    """Turn until the first key is withdrawn; returns that key, withdrawn at START + 2 weeks."""
    for week in range(3):
        assert turn_window_key(now=START + week * WEEK)
    key = WindowKey.objects.get(status="withdrawn")
    WindowKey.objects.filter(pk=key.pk).update(withdrawn_at=START + 2 * WEEK)
    key.refresh_from_db()
    return key


LATER = START + 2 * WEEK + timedelta(hours=48)


def test_the_private_half_is_a_file_that_only_its_owner_reads(key_folder: Path) -> None:
    turn_window_key(now=START)
    (path,) = key_folder.glob("*.seed")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_folder.stat().st_mode) == 0o700
    assert len(path.read_bytes()) == 32


def test_no_private_half_is_in_the_database(key_folder: Path) -> None:
    turn_window_key(now=START)
    (path,) = key_folder.glob("*.seed")
    assert path.read_bytes() not in WindowKey.objects.get().key


def test_it_turns_after_a_week_and_not_before(key_folder: Path) -> None:
    assert turn_window_key(now=START)
    assert not turn_window_key(now=START + WEEK - timedelta(days=1))
    assert turn_window_key(now=START + WEEK)
    assert sorted(WindowKey.objects.values_list("status", flat=True)) == ["current", "previous"]
    assert held(key_folder) == set(WindowKey.objects.values_list("id", flat=True))


def test_a_current_key_whose_private_half_is_lost_is_replaced_at_once(key_folder: Path) -> None:
    turn_window_key(now=START)
    for path in key_folder.glob("*.seed"):
        path.unlink()
    assert turn_window_key(now=START)


def test_current_and_previous_keys_are_never_destroyed(key_folder: Path) -> None:
    turn_window_key(now=START)
    turn_window_key(now=START + WEEK)
    assert destroy_spent_keys(now=START + 50 * WEEK) == []
    assert len(held(key_folder)) == 2


def test_a_withdrawn_key_goes_after_forty_eight_hours(key_folder: Path) -> None:
    key = turn_to_third(key_folder)
    SetAside.objects.create(
        what="facets", reason="cannot_open", window_key=key.id, sealed=b"rubbish"
    )
    assert destroy_spent_keys(now=LATER - timedelta(seconds=1)) == []
    assert destroy_spent_keys(now=LATER) == [key.id]
    assert key.id not in held(key_folder)
    key.refresh_from_db()
    assert key.status == "destroyed"
    assert not SetAside.objects.exists()


def waiting_facets(key_id: UUID) -> None:
    SealedFacets.objects.create(id=uuid4(), window_key=key_id, sealed=b"sealed")


def waiting_correction(key_id: UUID) -> None:
    Correction.objects.create(window_key=key_id, sealed=b"sealed")


def arrival(key_id: UUID) -> None:
    body = bytes(88) + key_id.bytes + bytes(8618)
    Arrival.objects.create(id=uuid4(), day=START.date(), door="sealed", tag=bytes(32), body=body)


@pytest.mark.parametrize("name", [waiting_facets, waiting_correction, arrival])
def test_a_key_that_a_waiting_row_names_stays(
    key_folder: Path, name: Callable[[UUID], None]
) -> None:
    key = turn_to_third(key_folder)
    name(key.id)
    assert destroy_spent_keys(now=LATER + WEEK) == []
    assert key.id in held(key_folder)


def test_an_arrival_under_another_key_keeps_nothing(key_folder: Path) -> None:
    key = turn_to_third(key_folder)
    arrival(uuid4())
    assert destroy_spent_keys(now=LATER) == [key.id]


@pytest.mark.usefixtures("places")
def test_what_was_sealed_to_an_older_key_is_still_counted(key_folder: Path) -> None:
    from trends.live.services.count import count_facts

    turn_window_key(now=START)
    old = WindowKey.objects.get(status="current")
    for _ in range(5):
        SealedFacets.objects.create(id=uuid4(), window_key=old.id, sealed=Report().sealed(old))
    turn_window_key(now=START + WEEK)
    turn_window_key(now=START + 2 * WEEK)
    assert count_facts(now=START + 2 * WEEK).counted == 5
