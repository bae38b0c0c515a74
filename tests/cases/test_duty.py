"""The rota: kept by the lead, told to reporters as hours without names, followed by the mail."""

from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cases.models import Shift
from cases.selectors.duty import duty_of, on_duty
from cases.services.keep_rota import add_shifts
from cases.services.list_desk import list_desks_anew
from cases.tasks import collect_urgent
from reporting import clock
from reporting.directory import current
from reporting.models import ListedDesk
from staff.models import Desk, Membership, Person
from tests.cases.desk import OpenDesk, open_a_desk
from tests.staff.people import Visitor

pytestmark = pytest.mark.django_db
MONDAY_NOON = "2026-11-23T15:00:00Z"  # 12:00 in Buenos Aires
MONDAY_NIGHT = "2026-11-24T02:00:00Z"
ZONE = "America/Argentina/Buenos_Aires"


@pytest.fixture
def rio(time_machine: Any) -> OpenDesk:
    time_machine.move_to(MONDAY_NOON, tick=False)
    opened = open_a_desk()
    Desk.objects.filter(pk=opened.desk.pk).update(time_zone=ZONE)
    opened.desk.refresh_from_db()
    return opened


def put_in(rio: OpenDesk, who: Any = None, **fields: Any) -> Any:
    given = {"person": rio.ines.person.pk, "weekdays": [0, 1], "start": "08:00", "end": "18:00"}
    return send_form(who or rio.ines, f"/desk/desks/{rio.desk.pk}/duty", given | fields)


def send_form(who: Visitor, path: str, fields: dict[str, Any]) -> Any:
    token = who.get("/desk/key").content.decode().split('name="csrf" content="')[1]
    return who.client.post(path, fields | {"csrfmiddlewaretoken": token.partition('"')[0]})


def listed_duty(rio: OpenDesk) -> Any:
    return ListedDesk.objects.get(pk=rio.desk.pk).duty


def told_of_a_ship(rio: OpenDesk) -> list[str]:
    mail.outbox.clear()
    rio.arrive(alongside_now=True)
    collect_urgent()
    return sorted(message.to[0] for message in mail.outbox)


def test_the_lead_puts_in_a_shift_and_reporters_are_told_of_its_hours(rio: OpenDesk):
    assert listed_duty(rio) is None
    assert put_in(rio).status_code == 302
    assert Shift.objects.count() == 2
    assert listed_duty(rio) == {"zone": ZONE, "hours": [["01", 480, 1080]]}
    current.forget()
    shown = rio.ines.get("/directory.json").content.decode()
    assert ZONE in shown
    assert rio.ines.person.name not in shown
    page = rio.noor.get(f"/desk/desks/{rio.desk.pk}/duty").content.decode()
    assert f"On duty now: <bdi>{rio.ines.person.name}</bdi>" in page
    assert "Put in" not in page


def test_the_same_beginning_is_changed_and_not_doubled(rio: OpenDesk):
    put_in(rio)
    put_in(rio, weekdays=[0], end="12:30")
    assert listed_duty(rio)["hours"] == [["0", 480, 750], ["1", 480, 1080]]


def test_a_shift_that_is_taken_out_is_told_no_more(rio: OpenDesk):
    put_in(rio, weekdays=[0])
    path = f"/desk/desks/{rio.desk.pk}/duty/remove"
    lagos = open_a_desk("Team Lagos")
    theirs = f"/desk/desks/{lagos.desk.pk}/duty/remove"
    shift = Shift.objects.get()
    assert send_form(rio.noor, path, {"shift": shift.pk}).status_code == 404
    assert send_form(lagos.ines, theirs, {"shift": shift.pk}).status_code == 404
    for wrong in (uuid4(), "x"):
        assert send_form(rio.ines, path, {"shift": wrong}).status_code == 404
    assert Shift.objects.count() == 1
    assert send_form(rio.ines, path, {"shift": shift.pk}).status_code == 302
    assert listed_duty(rio) is None


def test_hours_are_said_to_be_those_of_a_place(rio: OpenDesk):
    page = rio.ines.get(f"/desk/desks/{rio.desk.pk}/duty").content.decode()
    assert "Hours are those of Buenos Aires." in page


def test_an_officer_who_does_not_lead_changes_nothing(rio: OpenDesk):
    assert put_in(rio, rio.noor).status_code == 404
    assert not Shift.objects.exists()


def test_wrong_input_gets_a_sentence_each_and_keeps_nothing(rio: OpenDesk):
    stranger = open_a_desk("Team Lagos").ines.person.pk
    for wrong, sentence in [
        ({"weekdays": []}, "Choose at least one day."),
        ({"weekdays": [7]}, "7 is not one of the available choices"),
        ({"start": "25:00"}, "Enter a valid time."),
        ({"person": stranger}, "not one of the available choices"),
    ]:
        answer = put_in(rio, **wrong)
        assert answer.status_code == 200
        assert sentence in answer.content.decode()
    assert not Shift.objects.exists()


def test_hours_that_the_directory_cannot_carry_are_refused(
    rio: OpenDesk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("reporting.directory.weight.HEAVIEST", 10)
    assert "The directory would be" in put_in(rio).content.decode()
    assert not Shift.objects.exists()


def test_who_is_on_duty_is_called_and_nobody_else(rio: OpenDesk):
    put_in(rio)
    assert told_of_a_ship(rio) == [rio.ines.person.email]


def test_outside_the_hours_everybody_is_called(rio: OpenDesk, time_machine: Any):
    put_in(rio)
    time_machine.move_to(MONDAY_NIGHT, tick=False)
    assert told_of_a_ship(rio) == sorted([rio.ines.person.email, rio.noor.person.email])


def test_the_deputy_of_who_is_away_is_called(rio: OpenDesk):
    put_in(rio)
    people = Person.objects.filter(pk=rio.ines.person.pk)
    people.update(away_until=clock.today() + timedelta(days=2), deputy=rio.noor.person)
    assert told_of_a_ship(rio) == [rio.noor.person.email]
    people.update(deputy=None)
    assert on_duty(rio.desk, clock.now()) == []
    assert told_of_a_ship(rio) == [rio.noor.person.email]  # who is here


def test_who_has_left_the_desk_keeps_no_duty(rio: OpenDesk):
    put_in(rio)
    assert listed_duty(rio) is not None
    Membership.objects.filter(person=rio.ines.person).update(
        until=clock.today() - timedelta(days=1)
    )
    assert duty_of(rio.desk) is None
    Membership.objects.filter(person=rio.ines.person).update(until=None)
    ListedDesk.objects.filter(pk=rio.desk.pk).update(duty=None)
    list_desks_anew()
    assert listed_duty(rio)["hours"] == [["01", 480, 1080]]


def test_a_night_shift_goes_on_to_the_next_day(rio: OpenDesk, time_machine: Any):
    add_shifts(desk=rio.desk, person=rio.noor.person, weekdays=[6], start=time(22), end=time(6))
    time_machine.move_to("2026-11-23T08:30:00Z", tick=False)  # Monday 05:30 there
    assert on_duty(rio.desk, clock.now()) == [rio.noor.person]
    page = rio.noor.get(f"/desk/desks/{rio.desk.pk}/duty").content.decode()
    assert "next day" in page


def test_a_week_has_seven_days(rio: OpenDesk):
    with pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.create(
            desk=rio.desk, person=rio.ines.person, weekday=7, start=time(8), end=time(9)
        )
