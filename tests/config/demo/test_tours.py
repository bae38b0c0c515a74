"""The demo's page: whom a button signs in, and what it says of the clock."""

import pytest

from config.demo import clock as demo_clock
from config.demo.cast import PEOPLE
from tests.staff.people import Visitor, make_person, visit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("config.demo.urls")]


@pytest.fixture
def ines() -> Visitor:
    person = make_person("Ines", ("coordinator", None))
    person.email = "ines@demo.example"
    person.save()
    return visit(person)


def test_nobody_yet_signs_in(client):
    assert client.get("/as/carlos").headers["Location"] == "/accounts/login/"


def test_somebody_who_is_signed_in_goes_on(ines: Visitor):
    assert ines.get("/as/ines").headers["Location"] == "/live/"
    assert "_auth_user_id" in ines.client.session


def test_somebody_else_is_signed_out_first(ines: Visitor):
    assert ines.get("/as/carlos").headers["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in ines.client.session


@pytest.mark.parametrize("name", ["mallory", "rosa", "ines%40demo.example"])
def test_whoever_is_not_in_the_cast_is_not_there(client, name: str):
    assert client.get(f"/as/{name}").status_code == 404


def test_everybody_of_the_cast_has_a_name_of_their_own():
    assert len({person.email.split("@")[0] for person in PEOPLE}) == len(PEOPLE)


def test_the_page_says_which_day_the_house_writes(client, settings, tmp_path):
    settings.CLOCK, settings.VAR_DIR = "config.demo.clock.now", tmp_path
    assert client.get("/reminders").json()["clock"] == ""
    demo_clock.move(days=21)
    assert client.get("/reminders").json()["clock"].endswith(", 21 days from the real day.")
