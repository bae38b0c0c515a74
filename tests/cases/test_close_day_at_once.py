"""The night's closing while somebody writes, with real threads: both take the tables in one order,
so that neither waits for what the other holds."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from threading import Barrier
from threading import Event as Flag
from time import monotonic, sleep
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from cases.events import broken_link
from cases.models import AuditDay, Case, ClosedDay, Offer
from cases.services.close_day import close_day
from cases.services.collect import collect_arrivals, collect_one
from cases.services.seal_audit import seal_audit
from reporting.models import Arrival, Report, Wrap
from tests import house_clock
from tests.cases.desk import post
from tests.cases.endings import hold
from tests.cases.offers import TwoDesks, two_desks
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db(transaction=True)
NIGHT = datetime.combine(DAY + timedelta(days=1), time(3, tzinfo=UTC))
PATIENCE = 120  # seconds after which something hangs
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = %s"


@pytest.fixture
def desks() -> TwoDesks:
    with house_clock.on(DAY):
        made = two_desks()
        assert made.offer().status_code == 201
    return made


def in_thread(act: Callable[[], Any]) -> Callable[[], Any]:
    def run() -> Any:
        with closing(connection):
            return act()

    return run


def until_somebody_waits(what: str = "relation") -> None:
    """For a table, or for a row ("transactionid"), on PostgreSQL.

    SQLite has one writer, and does not tell who waits to be it.
    """
    if connection.vendor == "sqlite":
        sleep(0.2)
        return
    last = monotonic() + PATIENCE / 2
    while monotonic() < last:
        with connection.cursor() as cursor:
            cursor.execute(WAITS, [what])
            if cursor.fetchone()[0]:
                return
        sleep(0.02)
    raise AssertionError("Nobody waits.")


def held_while_the_day_is_closed(act: Callable[[], Any]) -> tuple[Any, bool]:
    """What was done and not yet committed when the closing began, and whether that closed."""
    done = Flag()

    def work() -> Any:
        with transaction.atomic():
            answer = act()
            done.set()
            until_somebody_waits()
        return answer

    def close() -> bool:
        assert done.wait(PATIENCE)
        return close_day()

    with house_clock.at(NIGHT), ThreadPoolExecutor(2) as pool:
        both = [pool.submit(in_thread(one)) for one in (work, close)]
        answer, closed = (one.result(PATIENCE) for one in both)
    return answer, closed


def test_a_case_that_moves(desks: TwoDesks):
    answer, closed = held_while_the_day_is_closed(desks.take_over)
    assert (answer.status_code, closed) == (201, True)
    assert_it_moved(desks)


def test_a_case_that_is_held(desks: TwoDesks):
    """It changes the case's row twice, so that PostgreSQL looks at the report when it commits."""
    answer, closed = held_while_the_day_is_closed(lambda: hold(desks.rio.ines, desks.case))
    assert (answer.status_code, closed) == (204, True)
    assert Case.objects.get(pk=desks.case.pk).held_since is not None


def test_an_offer_that_is_taken_back(desks: TwoDesks):
    answer, closed = held_while_the_day_is_closed(desks.take_back)
    assert (answer.status_code, closed) == (204, True)
    assert Wrap.objects.filter(report=desks.case.report).count() == 1


def test_a_case_that_is_opened_from_a_record(desks: TwoDesks):
    with house_clock.on(DAY):
        known = desks.rio.arrive(record=True)
        collect_arrivals()
    record = UUID(bytes=known.report_id)
    path = f"desks/{desks.rio.desk.pk}/records/{record}/case"
    answer, closed = held_while_the_day_is_closed(lambda: post(desks.rio.ines, path, {}))
    assert (answer.status_code, closed) == (201, True)
    assert Case.objects.filter(report=record).count() == 1


def test_a_report_that_is_collected(desks: TwoDesks):
    with house_clock.on(DAY):
        known = desks.rio.arrive()
    arrival = UUID(bytes=known.report_id)
    taken, closed = held_while_the_day_is_closed(lambda: collect_one(arrival_id=arrival))
    assert (taken, closed) == (True, True)
    assert Case.objects.filter(report=arrival).count() == 1


@pytest.mark.usefixtures("desks")
def test_the_days_row_of_the_audit():
    row, closed = held_while_the_day_is_closed(seal_audit)
    assert (row, closed) == (AuditDay.objects.get(), True)


@pytest.mark.parametrize("turn", range(3))
def test_a_move_the_collector_and_the_closing_at_once(desks: TwoDesks, turn: int):
    with house_clock.on(DAY):
        for _ in range(4):
            desks.rio.arrive()
    ready = Barrier(3)

    def together(act: Callable[[], Any]) -> Callable[[], Any]:
        def run() -> Any:
            ready.wait(PATIENCE)
            sleep(0.03 * turn if act is close_day else 0)
            return act()

        return in_thread(run)

    acts = (desks.take_over, collect_arrivals, close_day)
    with house_clock.at(NIGHT), ThreadPoolExecutor(3) as pool:
        running = [pool.submit(together(act)) for act in acts]
        answer, collected, closed = (one.result(PATIENCE) for one in running)
    assert (answer.status_code, collected, closed) == (201, 4, True)
    assert not Arrival.objects.exists()
    assert Case.objects.count() == Report.objects.count() == 5
    assert_it_moved(desks)


def assert_it_moved(desks: TwoDesks) -> None:
    case = Case.objects.get(pk=desks.case.pk)
    assert case.desk == desks.dakar.desk
    assert case.desk.statements.filter(key_id=Wrap.objects.get(report=case.report).key_id).exists()
    assert not Offer.objects.exists()
    assert ClosedDay.objects.count() == 1
    assert broken_link(list(case.events.order_by("number"))) is None
