"""Events are chained and append-only: a change is refused, and one that was made is found."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from cases.events import broken_link
from cases.models import Event
from cases.triggers import events_are_guarded, unguard_events
from reporting.sealing.derive import sha256
from tests.cases.desk import OpenDesk, post

pytestmark = pytest.mark.django_db


def events_of_a_case(rio: OpenDesk) -> list[Event]:
    case = rio.case_of(rio.arrive())
    owner = {"person": str(rio.noor.person.pk)}
    assert post(rio.ines, f"cases/{case.pk}/owner", owner).status_code == 204
    assert post(rio.ines, f"cases/{case.pk}/owner", {"person": None}).status_code == 204
    return list(case.events.order_by("number"))


def test_the_first_event_names_the_box_and_carries_a_day(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    first = case.events.get()
    assert first.data["report"] == sha256(known.filing.box).hex()
    assert first.day is not None
    assert (first.actor, first.at) == (None, None)


def test_what_an_officer_does_carries_its_instant(rio: OpenDesk):
    second = events_of_a_case(rio)[1]
    assert second.actor == rio.ines.person
    assert second.at is not None
    assert second.day is None


def test_an_untouched_chain_holds(rio: OpenDesk):
    assert broken_link(events_of_a_case(rio)) is None


@pytest.mark.parametrize("change", ["data", "number", "order", "gap"])
def test_a_chain_that_was_touched_does_not(rio: OpenDesk, change: str):
    events = events_of_a_case(rio)
    if change == "data":
        events[1].data = {"owner": None}
    elif change == "number":
        events[2].number = 9
    elif change == "order":
        events[1], events[2] = events[2], events[1]
    else:
        del events[1]
    assert broken_link(events) == (3 if change == "number" else 2)


@pytest.mark.parametrize(
    "statement", ["UPDATE cases_event SET number = 7", "DELETE FROM cases_event"]
)
@pytest.mark.usefixtures("guarded_events")
def test_the_database_itself_refuses(rio: OpenDesk, statement: str):
    events_of_a_case(rio)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Event.objects.count() == 3


def test_the_triggers_stand_when_all_migrations_have_run(guarded_by_migrations: bool):
    assert guarded_by_migrations


def test_triggers_that_were_dropped_are_missed(guarded_events: None):
    assert events_are_guarded(connection)
    unguard_events(
        None, SimpleNamespace(connection=connection, execute=connection.cursor().execute)
    )
    assert not events_are_guarded(connection)
