"""Is it happening now? Asked where a team keeps hours of duty, with what they say then."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from reporting.directory import current
from reporting.models import Arrival
from reporting.sealing.filing import parse_filing
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import list_desk_of
from tests.reporting.simple.conftest import Typed, form_in

Send = Callable[..., HttpResponse]
Fill = Callable[..., Typed]
ZONE = "America/Argentina/Buenos_Aires"
WORKING = [["01234", 480, 1080]]
CASE = {"track": "case", "country": "AR"}
QUESTION = "Is it happening now?"


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC), tick=False):
        yield


def keep_duty(door: Door, hours: list[Any]) -> None:
    list_desk_of(door.roster, duty={"zone": ZONE, "hours": hours})
    current.forget()


def test_a_team_without_a_rota_is_not_called(door: Door, filled: Fill, send: Send) -> None:
    assert QUESTION not in send("begin", CASE).content.decode()
    assert send("file", filled(alongside_now="yes")).status_code == 303
    assert not parse_filing(Arrival.objects.get().body).alongside_now


SAID = [
    ("2026-11-25T12:00", WORKING, "is on duty now, until today 18:00.", "09:00"),
    ("2026-11-25T09:00", WORKING, "The next duty begins today 08:00.", "06:00"),
    ("2026-11-25T21:00", WORKING, "The next duty begins tomorrow 08:00.", "18:00"),
    ("2026-11-27T21:00", WORKING, "The next duty begins Monday 08:00.", "18:00"),
    ("2026-11-26T01:00", [["2", 1200, 1800]], "is on duty now, until tomorrow 06:00.", "22:00"),
    ("2026-11-25T12:00", [["0123456", 0, 1440]], "is on duty day and night.", "09:00"),
]


@pytest.mark.parametrize("case", SAID, ids=lambda case: f"{case[0]} {case[2]}")
def test_it_says_the_real_hours(
    door: Door, send: Send, case: tuple[str, list[Any], str, str]
) -> None:
    moment, hours, says, there = case
    keep_duty(door, hours)
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=False):
        shown = send("begin", CASE).content.decode()
    assert QUESTION in shown
    assert says in shown
    assert f"It is {there} there now." in shown
    assert "Team Test" in shown


def test_it_says_them_in_arabic(door: Door, send: Send) -> None:
    keep_duty(door, WORKING)
    with time_machine.travel(datetime(2026, 11, 27, 21, tzinfo=UTC), tick=False):
        shown = send("begin", CASE, lang="ar").content.decode()
    assert "تبدأ المناوبة التالية" in shown
    assert "الاثنين" in shown
    assert "08:00" in shown


@pytest.mark.parametrize("ticked", [True, False])
def test_who_says_yes_is_looked_at_at_once(
    door: Door, filled: Fill, send: Send, *, ticked: bool
) -> None:
    keep_duty(door, WORKING)
    more = {"alongside_now": "yes"} if ticked else {}
    assert send("file", filled(**more)).status_code == 303
    arrival = Arrival.objects.get()
    assert parse_filing(arrival.body).alongside_now is ticked
    assert arrival.urgent is ticked


def test_after_a_mistake_the_tick_is_still_there(door: Door, filled: Fill, send: Send) -> None:
    keep_duty(door, WORKING)
    again = send("file", filled(alongside_now="yes", month=""))
    assert again.status_code == 422
    assert form_in(again, "/file")["alongside_now"] == ["yes"]


@pytest.mark.parametrize("track", ["record", "clean"])
def test_what_is_only_counted_is_not_asked_and_calls_nobody(
    door: Door, filled: Fill, send: Send, track: str
) -> None:
    keep_duty(door, WORKING)
    assert QUESTION not in send("begin", CASE | {"track": track}).content.decode()
    send("file", filled(track, alongside_now="yes"))
    assert not parse_filing(Arrival.objects.get().body).alongside_now
