"""The door's writes on SQLite wait for each other, and never for themselves."""

from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction

from reporting.one_writer import one_writer

pytestmark = pytest.mark.django_db(transaction=True)


def hold(entered: Event, leave: Event) -> None:
    try:
        with one_writer():
            entered.set()
            leave.wait(120)
    finally:
        connections.close_all()


def test_one_waits_for_the_other_on_sqlite_only() -> None:
    events = [(Event(), Event()) for _ in range(2)]
    threads = [Thread(target=hold, args=pair) for pair in events]
    threads[0].start()
    assert events[0][0].wait(60)
    threads[1].start()
    waits = connection.vendor == "sqlite"
    assert events[1][0].wait(0.5 if waits else 60) is not waits
    events[0][1].set()
    assert events[1][0].wait(60)
    events[1][1].set()
    for thread in threads:
        thread.join()


def test_whoever_has_begun_a_transaction_does_not_wait() -> None:
    entered, leave = Event(), Event()
    other = Thread(target=hold, args=(entered, leave))
    other.start()
    assert entered.wait(60)
    done = Event()

    def write() -> None:
        try:
            with transaction.atomic(), one_writer():
                done.set()
        finally:
            connections.close_all()

    writer = Thread(target=write)
    writer.start()
    waited_for_nobody = done.wait(60)
    leave.set()
    other.join()
    writer.join()
    assert waited_for_nobody
