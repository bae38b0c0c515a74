"""One clock for the house: the real one, except in the demo, where it can be moved by days."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from config.demo import clock as demo_clock
from reporting import clock

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def _demo(settings, tmp_path):
    settings.CLOCK = "config.demo.clock.now"
    settings.VAR_DIR = tmp_path


def test_it_is_the_real_time(settings):
    assert settings.CLOCK == clock.REAL
    with time_machine.travel(NOON, tick=False):
        assert clock.now() == NOON
        assert clock.today() == NOON.date()
        assert clock.moved_days() == 0


@pytest.mark.usefixtures("_demo")
def test_the_demo_moves_it_by_whole_days_and_puts_it_right():
    with time_machine.travel(NOON, tick=False):
        assert demo_clock.move(days=21) == 21
        assert demo_clock.move(days=2) == 23
        assert clock.now() == NOON + timedelta(days=23)
        assert clock.moved_days() == 23
        demo_clock.put_right()
        assert clock.now() == NOON


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize("text", ["", "soon", "99999999999999999999"])
def test_a_file_that_says_nothing_moves_nothing(tmp_path, text: str):
    (tmp_path / "clock").write_text(text)
    assert demo_clock.offset() == 0


@pytest.mark.usefixtures("_demo")
def test_it_moves_ten_years_at_most(tmp_path):
    with pytest.raises(ValueError, match="at most"):
        demo_clock.move(days=4000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_demo")
@pytest.mark.django_db
def test_pages_of_the_desk_count_from_the_moved_day(client):
    assert "data-clock-moved" not in client.get("/accounts/login/").content.decode()
    demo_clock.move(days=21)
    assert 'data-clock-moved="21"' in client.get("/accounts/login/").content.decode()
