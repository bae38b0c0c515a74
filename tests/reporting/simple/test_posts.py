"""What a simple form's post must be before it is read, and what becomes of a failure."""

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from reporting.models import Arrival
from reporting.simple.views import file as file_view
from tests.reporting.conftest import OWN
from tests.reporting.simple.conftest import FORM, Typed

POSTS = ("begin", "file", "mailbox/open", "mailbox/letter")
SENTINEL = "sentinel5150"


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("origin", ["null", "http://elsewhere.example", "https://testserver", None])
def test_only_our_own_origin_may_post(
    built: Path, client: Client, path: str, origin: str | None
) -> None:
    headers = {} if origin is None else {"origin": origin}
    answer = client.post(
        f"/en/simple/{path}", data="track=case", content_type=FORM, headers=headers
    )
    assert answer.status_code == 403
    assert b"Nothing that you wrote was kept." in answer.content


@pytest.mark.parametrize("path", POSTS)
def test_multipart_is_refused_unread(built: Path, client: Client, path: str) -> None:
    body = BytesIO(b"x" * 100)
    answer = client.post(f"/en/simple/{path}", {"file": body}, headers={"origin": OWN})
    assert answer.status_code == 400


@pytest.mark.parametrize("path", POSTS)
def test_a_body_that_is_too_large_is_refused_before_it_is_read(
    built: Path, client: Client, path: str, monkeypatch
) -> None:
    from django.core.handlers.wsgi import WSGIRequest

    monkeypatch.setattr(WSGIRequest, "read", lambda *_: pytest.fail("it was read"))
    answer = client.post(
        f"/en/simple/{path}",
        data="text=" + "x" * 500_000,
        content_type=FORM,
        headers={"origin": OWN},
    )
    assert answer.status_code == 413
    assert b"That was too large." in answer.content


def test_a_body_that_is_cut_is_refused(built: Path, client: Client) -> None:
    answer = client.post(
        "/en/simple/begin",
        data="track=case",
        content_type=FORM,
        headers={"origin": OWN},
        CONTENT_LENGTH="400",
        **{"wsgi.input": BytesIO(b"track=case")},
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("body", ["&".join(["a=1"] * 400), "%ff%fe=%00&track", "=&&&;"])
def test_nonsense_is_answered_with_a_page(built: Path, client: Client, body: str) -> None:
    for path in POSTS:
        answer = client.post(
            f"/en/simple/{path}", data=body, content_type=FORM, headers={"origin": OWN}
        )
        assert answer.status_code in (400, 422)


@pytest.mark.parametrize("path", POSTS)
def test_an_address_that_is_typed_answers_with_a_way_to_the_start(
    built: Path, client: Client, path: str
) -> None:
    answer = client.get(f"/en/simple/{path}")
    assert answer.status_code == 405
    assert b'href="/en/simple/"' in answer.content
    assert b"<script" not in answer.content


def test_an_unknown_language_is_not_there(built: Path, client: Client) -> None:
    assert client.get("/xx/simple/").status_code == 404
    answer = client.post("/xx/simple/begin", data="", content_type=FORM, headers={"origin": OWN})
    assert answer.status_code == 404


@pytest.mark.usefixtures("built", "door")
def test_a_fault_of_ours_tells_nobody_what_was_typed(
    filled: Callable[..., Typed],
    send: Callable[..., HttpResponse],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    settings,
) -> None:
    def fail(**given: object) -> None:
        raise ValueError(f"cannot seal {given['answers'].account}")

    settings.DEBUG = True  # even the technical page of development must not be shown
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(file_view, "file_report", fail)
    answer = send("file", filled(account=SENTINEL))
    assert answer.status_code == 500
    assert SENTINEL.encode() not in answer.content
    assert "ValueError in" in caplog.text
    assert SENTINEL not in caplog.text
    assert not Arrival.objects.exists()
