"""A correction comes in sealed, and leaves no trace of who sent it."""

import secrets
from uuid import uuid4

import pytest

from reporting.models import WindowKey
from tests.trends.factories import Report, current_key
from trends.live.errors import NotACorrection, StaleWindowKey
from trends.live.models import Correction
from trends.live.services.receive_correction import receive_correction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "key_folder")]


def test_it_waits_as_it_came_and_holds_nothing_else() -> None:
    key, sealed = current_key(), secrets.token_bytes(3184)
    receive_correction(window_key=key.id, sealed=sealed)
    (row,) = Correction.objects.values()
    assert set(row) == {"id", "window_key", "sealed"}
    assert (row["window_key"], bytes(row["sealed"])) == (key.id, sealed)


def test_the_key_of_last_week_is_still_accepted() -> None:
    key = current_key()
    WindowKey.objects.filter(pk=key.pk).update(status="previous")
    receive_correction(window_key=key.id, sealed=Report().correction(key, number=1))
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("length", [0, 3183, 3185, 8722])
def test_another_length_is_no_correction(length: int) -> None:
    with pytest.raises(NotACorrection):
        receive_correction(window_key=current_key().id, sealed=bytes(length))
    assert not Correction.objects.exists()


@pytest.mark.parametrize("status", ["withdrawn", "destroyed"])
def test_a_key_out_of_the_directory_is_stale(status: str) -> None:
    key = current_key()
    WindowKey.objects.filter(pk=key.pk).update(status=status)
    with pytest.raises(StaleWindowKey):
        receive_correction(window_key=key.id, sealed=bytes(3184))


def test_a_key_that_never_was_is_stale() -> None:
    with pytest.raises(StaleWindowKey):
        receive_correction(window_key=uuid4(), sealed=bytes(3184))
