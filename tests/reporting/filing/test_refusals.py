"""What the door does not take: a problem document each, and nothing is left behind."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client, RequestFactory

from reporting.filing.views import file_report
from reporting.models import Arrival
from reporting.sealing.filing import BOX_START, DESK_KEY_START, LENGTHS
from tests.reporting.conftest import OWN, Door
from tests.reporting.filing_factory import Roster, list_desk_of, publish_window_key

Post = Callable[..., Any]
REPORTS = "/api/v1/reports"


def assert_refused(answer: Any, status: int, code: str) -> None:
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    document = json.loads(answer.content)
    assert set(document) == {"type", "title", "status", "code"}
    assert (document["status"], document["code"]) == (status, code)
    assert document["title"].endswith(".")
    assert not answer.cookies
    assert not Arrival.objects.exists()


def changed(body: bytes, at: int, new: bytes) -> bytes:
    return body[:at] + new + body[at + len(new) :]


@pytest.mark.parametrize(
    ("at", "new"),
    [
        pytest.param(0, b"FLF2", id="wrong magic"),
        pytest.param(4, b"\x04", id="unknown flag"),
        pytest.param(4, b"\x80", id="high flag"),
        pytest.param(5, b"\x01", id="first zero byte"),
        pytest.param(7, b"\x01", id="last zero byte"),
        pytest.param(BOX_START, b"FLE2", id="wrong magic of the box"),
        pytest.param(BOX_START + 4, b"\x02", id="unknown suite"),
        pytest.param(BOX_START + 5, b"\x03", id="a letter for a report"),
        pytest.param(BOX_START + 22, b"\x01", id="a parent"),
        pytest.param(BOX_START + 41, b"\x01", id="a number"),
    ],
)
def test_it_refuses_another_layout(door: Door, post: Post, at: int, new: bytes) -> None:
    body, _ = door.filing()
    assert_refused(post(REPORTS, changed(body, at, new)), 400, "bad_layout")


@pytest.mark.parametrize("length", [1, LENGTHS[0] - 1, LENGTHS[0] + 1, LENGTHS[4] - 1])
def test_it_refuses_a_length_that_is_not_one_of_the_five(
    door: Door, post: Post, length: int
) -> None:
    body, _ = door.filing()
    assert_refused(post(REPORTS, body.ljust(length, b"\x00")[:length]), 400, "bad_length")


def test_it_refuses_what_is_longer_than_the_longest(door: Door, post: Post) -> None:
    assert_refused(post(REPORTS, bytes(LENGTHS[4] + 1)), 413, "too_long")


@pytest.mark.parametrize("stated", ["", "-8722", "8_722", "٨٧٢٢", "eight"])
def test_it_refuses_a_post_that_does_not_say_its_length(door: Door, stated: str) -> None:
    body, _ = door.filing()
    request = RequestFactory().post(
        REPORTS, data=body, content_type="application/octet-stream", headers={"origin": OWN}
    )
    request.META["CONTENT_LENGTH"] = stated
    assert_refused(file_report(request), 411, "length_required")


class LostLine(BytesIO):
    """Breaks where the bytes end, as a server's stream does when the sender is gone."""

    def read(self, size: int | None = -1, /) -> bytes:
        part = super().read(size)
        if not part:
            raise OSError("gone")
        return part


@pytest.mark.parametrize("stream", [BytesIO, LostLine])
def test_it_refuses_a_body_whose_end_did_not_arrive(
    door: Door, client: Client, stream: type[BytesIO]
) -> None:
    body, _ = door.filing()
    answer = client.generic(
        "POST",
        REPORTS,
        body,
        content_type="application/octet-stream",
        **{"wsgi.input": stream(body[:-1])},
    )
    assert_refused(answer, 400, "cut_short")


def test_it_never_reads_more_than_was_said(door: Door, client: Client) -> None:
    body, _ = door.filing()
    answer = client.generic(
        "POST",
        REPORTS,
        body + b"and more",
        content_type="application/octet-stream",
        CONTENT_LENGTH=str(len(body)),
    )
    assert answer.status_code == 201
    assert Arrival.objects.get().body == body


@pytest.mark.parametrize("at", [88, DESK_KEY_START])
def test_it_refuses_a_key_that_is_not_current(door: Door, post: Post, at: int) -> None:
    body, _ = door.filing()
    assert_refused(post(REPORTS, changed(body, at, bytes(16))), 409, "stale_directory")


def test_it_takes_last_weeks_window_key_but_not_the_one_before(door: Door, post: Post) -> None:
    last_week, _ = door.filing()
    publish_window_key()
    assert post(REPORTS, last_week).status_code == 201
    Arrival.objects.all().delete()
    publish_window_key()
    older, _ = door.filing()
    assert_refused(post(REPORTS, older), 409, "stale_directory")


def test_a_known_report_is_received_again_after_the_keys_have_turned(
    door: Door, post: Post
) -> None:
    body, _ = door.filing()
    post(REPORTS, body)
    publish_window_key()
    publish_window_key()
    assert post(REPORTS, body).status_code == 201


def test_another_report_under_a_known_id_is_a_conflict_even_with_old_keys(
    door: Door, post: Post
) -> None:
    body, known = door.filing()
    other, _ = door.filing(report_id=known.report_id, account="Something else.")
    post(REPORTS, body)
    publish_window_key()
    publish_window_key()
    assert post(REPORTS, other).json()["code"] == "id_conflict"
    assert Arrival.objects.count() == 1


def test_a_desk_key_that_was_replaced_is_taken_for_two_days_and_no_longer(
    door: Door, post: Post, time_machine: Any
) -> None:
    time_machine.move_to("2026-11-24T12:00:00Z", tick=False)
    first = door.roster.statement()
    list_desk_of(door.roster, door.roster.statement(number=2, epoch=2, prev=first.hash))
    body, _ = door.filing()
    assert post(REPORTS, body).status_code == 201
    Arrival.objects.all().delete()
    time_machine.move_to("2026-11-26T23:59:00Z", tick=False)
    assert post(REPORTS, body).status_code == 201
    Arrival.objects.all().delete()
    time_machine.move_to("2026-11-27T00:01:00Z", tick=False)
    assert_refused(post(REPORTS, body), 409, "stale_directory")


def test_it_refuses_the_key_of_a_desk_that_was_never_listed(door: Door, post: Post) -> None:
    stranger = Roster()
    body, _ = door.filing(desk_id=stranger.desk, desk_key=stranger.key().public)
    assert_refused(post(REPORTS, body), 409, "stale_directory")


def test_it_refuses_files_that_are_not_here(door: Door, post: Post) -> None:
    body, _ = door.filing(container_id=b"\x07" * 16)
    assert_refused(post(REPORTS, body), 409, "container_unknown")


@pytest.mark.parametrize("path", [REPORTS, "/api/v1/mailbox", "/api/v1/letters"])
@pytest.mark.parametrize(
    "origin",
    ["null", "https://elsewhere.example", "https://testserver", "http://testserver:81", ""],
)
def test_it_refuses_another_origin(door: Door, post: Post, path: str, origin: str) -> None:
    body, _ = door.filing()
    assert_refused(post(path, body, origin=origin), 403, "foreign_origin")


@pytest.mark.parametrize("path", [REPORTS, "/api/v1/mailbox", "/api/v1/letters"])
@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_it_refuses_every_other_method(door: Door, client: Client, path: str, method: str) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data; boundary=x", "text/plain", "application/json"]
)
def test_it_refuses_what_is_not_octets(door: Door, client: Client, content_type: str) -> None:
    body, _ = door.filing()
    answer = client.generic("POST", REPORTS, body, content_type=content_type)
    assert_refused(answer, 415, "not_octets")


def test_it_takes_nothing_before_a_desk_and_a_window_key_are_listed(db: None, post: Post) -> None:
    body = b"FLF1" + bytes(BOX_START - 4) + b"FLE1\x01\x01" + bytes(LENGTHS[0] - BOX_START - 6)
    assert_refused(post(REPORTS, body), 409, "stale_directory")
