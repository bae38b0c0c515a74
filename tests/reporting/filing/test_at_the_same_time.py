"""Filing from many threads at once: nothing twice, nothing lost, on both databases."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client

from reporting.models import Arrival
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import open_door

THREADS = 8
REPORTS = "/api/v1/reports"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def open_to_all(transactional_db: None) -> Door:
    return Door(*open_door())


def file_together(bodies: list[bytes]) -> list[int]:
    start, statuses = Barrier(len(bodies)), []

    def file_one(body: bytes) -> None:
        start.wait(60)
        try:
            answer = Client().post(REPORTS, data=body, content_type="application/octet-stream")
            statuses.append(answer.status_code)
        finally:
            connections.close_all()

    run([lambda body=body: file_one(body) for body in bodies])
    return sorted(statuses)


def run(actions: list[Callable[[], None]]) -> None:
    threads = [Thread(target=action) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_one_report_sent_many_times_at_once_arrives_once(open_to_all: Door) -> None:
    body, _ = open_to_all.filing()
    assert file_together([body] * THREADS) == [201] * THREADS
    assert Arrival.objects.get().body == body


def test_of_different_reports_under_one_id_one_arrives(open_to_all: Door) -> None:
    _, known = open_to_all.filing()
    bodies = [
        open_to_all.filing(report_id=known.report_id, account=f"account {number}")[0]
        for number in range(THREADS)
    ]
    assert file_together(bodies) == [201] + [409] * (THREADS - 1)
    assert Arrival.objects.get().body in bodies


def test_different_reports_at_once_all_arrive(open_to_all: Door) -> None:
    bodies = [open_to_all.filing()[0] for _ in range(THREADS)]
    assert file_together(bodies) == [201] * THREADS
    assert {bytes(body) for body in Arrival.objects.values_list("body", flat=True)} == set(bodies)
