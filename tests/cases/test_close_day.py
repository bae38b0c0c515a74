"""Closing a day: what reporters sent stands in the order of random ids, written by one hand."""

from datetime import UTC, datetime, time, timedelta
from threading import Event as Flag
from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.models import Model

from cases.events import broken_link
from cases.models import Case, ClosedDay, Event, Mail
from cases.services import close_day as closing
from cases.services.close_day import close_day
from cases.triggers import events_are_guarded
from reporting.models import Arrival, Letter, Report, SealedFacets, Wrap
from reporting.rewrite import rewrite
from tests import house_clock
from tests.cases.desk import OpenDesk, letter_of_reporter, open_a_desk, post, step_of, tell
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db(transaction=True)
NIGHT = datetime.combine(DAY + timedelta(days=1), time(3, tzinfo=UTC))
KEYS = {
    Report: "id",
    Wrap: "report_id",
    SealedFacets: "id",
    Case: "id",
    Letter: "mailbox_hash, slot",
}


@pytest.fixture
def rio() -> OpenDesk:
    with house_clock.on(DAY):
        return open_a_desk()


def a_day(rio: OpenDesk) -> None:
    """Twelve reports one after the other, each collected before the next; some write letters."""
    with house_clock.on(DAY):
        for number in range(12):
            known = rio.arrive(alongside_now=number == 0)
            case = rio.case_of(known)
            if number % 3 == 0:
                letter_of_reporter(case, known, "Is anybody there?")
                tell(rio, case, known, step_of("received", "acknowledged"))


def night() -> bool:
    with house_clock.at(NIGHT):
        return close_day()


def places(model: type[Model], order: str) -> list[tuple]:
    """Where the rows lie, and who wrote them, in an order that only their ids give."""
    place = "rowid, 0" if connection.vendor == "sqlite" else "ctid, xmin::text"
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {place} FROM {table} ORDER BY {order}")  # noqa: S608
        return cursor.fetchall()


def is_in_order(rows: list[tuple]) -> bool:
    return [row[0] for row in rows] == sorted(
        (row[0] for row in rows),
        key=lambda where: eval(where) if isinstance(where, str) else where,  # noqa: S307  (page, line)
    )


def everything() -> dict[str, set]:
    skipped = {"closed"}
    return {
        model.__name__: {
            tuple(
                str(getattr(row, field.attname))
                for field in model._meta.local_concrete_fields
                if field.name not in skipped and not (field.primary_key and model in (Wrap, Letter))
            )
            for row in model.objects.all()
        }
        for model in (*KEYS, Event, Arrival)
    }


@pytest.mark.usefixtures("kept_triggers")
def test_no_row_tells_which_came_first(rio: OpenDesk):
    a_day(rio)
    assert not all(is_in_order(places(model, order)) for model, order in KEYS.items())
    before = everything()
    assert night()
    assert everything() == before
    for model, order in KEYS.items():
        rows = places(model, order)
        assert len(rows) >= 4
        assert is_in_order(rows), model
        assert len({row[1] for row in rows}) == 1, model
    # numbers that the database gave keep no order either
    assert is_in_order([(row.pk,) for row in Letter.objects.order_by("mailbox_hash", "slot")])
    assert is_in_order([(row.pk,) for row in Wrap.objects.order_by("report_id")])


@pytest.mark.usefixtures("kept_triggers")
def test_the_first_events_are_written_anew_and_nothing_is_changed_in_them(rio: OpenDesk):
    a_day(rio)
    hashes = list(Event.objects.order_by("pk").values_list("pk", "hash"))
    assert night()
    assert events_are_guarded(connection)
    assert list(Event.objects.order_by("pk").values_list("pk", "hash")) == hashes
    for case in Case.objects.all():
        assert broken_link(list(case.events.order_by("number"))) is None
    table = Event._meta.db_table
    with connection.cursor() as cursor:
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(
            f"SELECT {place} FROM {table} WHERE number = 1 ORDER BY id"  # noqa: S608
        )
        assert is_in_order(cursor.fetchall())


def test_it_is_done_once_and_not_before_two(rio: OpenDesk):
    a_day(rio)
    with house_clock.at(NIGHT - timedelta(hours=2)):
        assert not close_day()
    assert night()
    rows = places(Report, "id")
    assert not night()
    assert places(Report, "id") == rows


def test_what_is_of_today_or_came_in_late_waits_for_its_night(rio: OpenDesk):
    a_day(rio)
    assert night()
    assert not Report.objects.filter(closed=False).exists()
    with house_clock.at(NIGHT):
        rio.case_of(rio.arrive())  # of yesterday, collected after the closing
    assert Report.objects.filter(closed=False).count() == 1
    with house_clock.at(NIGHT + timedelta(days=1)):
        assert close_day()
    assert not Report.objects.filter(closed=False).exists()
    assert not Case.objects.filter(closed=False).exists()


def test_word_of_a_ship_is_forgotten_when_it_was_sent(rio: OpenDesk):
    a_day(rio)
    Mail.objects.filter(person=rio.ines.person).update(state="sent")
    assert night()
    assert [mail.person for mail in Mail.objects.all()] == [rio.noor.person]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.usefixtures("kept_triggers")
def test_a_kill_on_the_way_undoes_all_of_it(rio: OpenDesk, monkeypatch):
    a_day(rio)
    before, rows = everything(), places(Report, "id")

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as deadly:
        deadly.setattr(closing, "rewrite_openings", closing.rewrite_openings)
        deadly.setattr(Mail.objects, "filter", die)
        with pytest.raises(Killed):
            night()
    assert everything() == before
    assert places(Report, "id") == rows
    assert not ClosedDay.objects.exists()
    assert events_are_guarded(connection)
    assert night()


def test_rewriting_needs_a_transaction(rio: OpenDesk):
    with pytest.raises(RuntimeError, match="transaction"):
        rewrite(Report.objects.all(), order="id")


def test_officers_and_reporters_who_write_meanwhile_lose_nothing(rio: OpenDesk):
    """They wait for the closing, and then find their case and their thread."""
    with house_clock.on(DAY):
        known = rio.arrive()
        case = rio.case_of(known)
        rio.arrive()
        rio.case_of(rio.arrive())
        begun, answers = Flag(), []

        def work() -> None:
            begun.wait(60)
            try:
                owner = {"person": str(rio.noor.person.pk)}
                answers.append(post(rio.ines, f"cases/{case.pk}/owner", owner).status_code)
                answers.append(letter_of_reporter(case, known, "Hello?"))
            finally:
                connection.close()

        worker = Thread(target=work)
        worker.start()
    with house_clock.at(NIGHT):
        with transaction.atomic():
            closing.close_in_one_transaction(NIGHT.date())
            begun.set()
            worker.join(1)  # it is in the queue for the tables now
            assert worker.is_alive()
        worker.join(60)
    assert answers == [204, 0]
    case.refresh_from_db()
    assert case.owner == rio.noor.person
    assert broken_link(list(case.events.order_by("number"))) is None
