"""Filing a report: one post, one row, one answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from reporting.filing.receive import receive_filing
from reporting.models import Arrival, Report, SealedFacets, Wrap
from reporting.sealing.filing import LENGTHS
from tests import house_clock
from tests.reporting.conftest import OWN, Door
from tests.reporting.filing_factory import DAY

Post = Callable[..., Any]
REPORTS = "/api/v1/reports"


def test_it_keeps_the_post_as_it_came_in_one_row(door: Door, post: Post) -> None:
    body, known = door.filing()
    with house_clock.on(DAY):
        answer = post(REPORTS, body)
    assert answer.status_code == 201
    arrival = Arrival.objects.get()
    assert arrival.id == UUID(bytes=known.report_id)
    assert arrival.body == body
    assert arrival.tag == known.filing.tag
    assert arrival.day == DAY
    assert (arrival.door, arrival.urgent) == ("sealed", False)
    assert not Report.objects.exists()
    assert not Wrap.objects.exists()
    assert not SealedFacets.objects.exists()


def test_it_answers_with_32_bytes_and_no_id(door: Door, post: Post) -> None:
    body, known = door.filing()
    answer = post(REPORTS, body)
    assert answer.content == b'{"v":1,"status":"received"}     '
    assert len(answer.content) == 32
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    assert known.report_id.hex() not in str(answer.serialize_headers())


@pytest.mark.parametrize("size", range(5))
def test_it_takes_each_of_the_five_lengths(door: Door, post: Post, size: int) -> None:
    account = "x" * (LENGTHS[size] - 8000 if size else 10)
    body, _ = door.filing(account=account)
    assert len(body) == LENGTHS[size]
    assert post(REPORTS, body).status_code == 201


def test_it_takes_a_post_without_origin_from_a_program(door: Door, client: Client) -> None:
    body, _ = door.filing()
    answer = client.post(REPORTS, data=body, content_type="application/octet-stream")
    assert answer.status_code == 201


def test_it_needs_no_csrf_token_and_sets_no_cookie(door: Door) -> None:
    body, _ = door.filing()
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(
        REPORTS, data=body, content_type="application/octet-stream", headers={"origin": OWN}
    )
    assert answer.status_code == 201
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_it_marks_what_happens_alongside_now(door: Door, post: Post) -> None:
    body, _ = door.filing(alongside_now=True)
    post(REPORTS, body)
    assert Arrival.objects.get().urgent


def test_it_writes_by_a_single_statement(
    door: Door, post: Post, django_assert_num_queries: Any
) -> None:
    first, _ = door.filing()
    post(REPORTS, first)
    body, _ = door.filing()
    with django_assert_num_queries(1):
        assert post(REPORTS, body).status_code == 201


def test_the_same_post_again_gets_the_first_answer_again(door: Door, post: Post) -> None:
    body, _ = door.filing()
    first, again = post(REPORTS, body), post(REPORTS, body)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.serialize_headers() == first.serialize_headers()
    assert Arrival.objects.count() == 1


def test_the_same_report_sealed_anew_is_received_again(door: Door, post: Post) -> None:
    body, known = door.filing()
    resealed, _ = door.filing(
        report_id=known.report_id, root=known.root, filing_key=known.filing_key
    )
    assert resealed != body
    post(REPORTS, body)
    assert post(REPORTS, resealed).status_code == 201
    assert Arrival.objects.get().body == body


def test_another_report_under_the_same_id_is_refused(door: Door, post: Post) -> None:
    body, known = door.filing()
    other, _ = door.filing(report_id=known.report_id, account="Something else.")
    post(REPORTS, body)
    answer = post(REPORTS, other)
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "id_conflict"
    assert Arrival.objects.get().body == body


def test_a_report_that_was_collected_already_is_received_again(door: Door, post: Post) -> None:
    body, known = door.filing()
    collect(door, body, known.filing.tag)
    assert post(REPORTS, body).status_code == 201
    assert not Arrival.objects.exists()


def test_another_report_under_the_id_of_a_collected_one_is_refused(door: Door, post: Post) -> None:
    body, known = door.filing()
    collect(door, body, known.filing.tag)
    other, _ = door.filing(report_id=known.report_id, account="Something else.")
    assert post(REPORTS, other).json()["code"] == "id_conflict"
    assert not Arrival.objects.exists()


def collect(door: Door, body: bytes, tag: bytes) -> None:
    from reporting.directory.current import keys
    from reporting.filing.services import take_apart

    receive_filing(body=body, keys=keys(), day=DAY)
    arrival = Arrival.objects.get()
    assert arrival.tag == tag
    Arrival.objects.filter(pk=arrival.pk).delete()
    take_apart(arrival)
