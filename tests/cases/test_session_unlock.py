"""The server's half of an unlocked key: this session's only, gone with it, and after 20 minutes."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from cases.models import SessionUnlock
from staff.middleware import IDLE_SECONDS
from tests.cases.desk import OpenDesk, get, post, refusal, send
from tests.staff.people import Visitor, make_desk, make_person, visit

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
HALF, BOX = bytes(range(32)), bytes(138)


def unlock(who: Visitor, half: bytes = HALF) -> dict[str, str]:
    body = {"server_half": base64.b64encode(half).decode(), "box": base64.b64encode(BOX).decode()}
    assert post(who, "session-unlock", body).status_code == 204
    return body


def is_unlocked(who: Visitor) -> bool:
    answer = get(who, "session-unlock")
    if answer.status_code == 200:
        return True
    assert refusal(answer) == (404, "not_found")
    return False


def test_the_half_is_given_back_to_the_session_that_left_it(rio: OpenDesk):
    kept = unlock(rio.ines)
    assert get(rio.ines, "session-unlock").json() == kept
    assert not is_unlocked(rio.noor)
    assert not is_unlocked(visit(rio.ines.person))  # herself, in another browser


def test_who_reads_the_table_finds_no_session_to_sign_in_with(rio: OpenDesk):
    unlock(rio.ines)
    key = rio.ines.client.session.session_key
    assert key.encode() not in bytes(SessionUnlock.objects.get().session)


def test_unlocking_again_replaces_the_half(rio: OpenDesk):
    unlock(rio.ines)
    newer = unlock(rio.ines, b"\7" * 32)
    assert get(rio.ines, "session-unlock").json() == newer
    assert SessionUnlock.objects.count() == 1


def test_locking_forgets_it(rio: OpenDesk):
    unlock(rio.ines)
    unlock(rio.noor)
    assert send(rio.ines, "delete", "session-unlock").status_code == 204
    assert not is_unlocked(rio.ines)
    assert is_unlocked(rio.noor)


def test_signing_out_forgets_it(rio: OpenDesk):
    unlock(rio.ines)
    rio.ines.client.handler.enforce_csrf_checks = False
    rio.ines.client.post("/accounts/logout/")
    assert refusal(get(rio.ines, "session-unlock"))[0] in (401, 403)
    assert not SessionUnlock.objects.exists()


@pytest.mark.parametrize(("more", "kept"), [(-1, True), (1, False)])
def test_after_twenty_idle_minutes_it_is_found_no_more(rio: OpenDesk, more: int, kept: bool):
    with time_machine.travel(MORNING, tick=False) as clock:
        ines = visit(rio.ines.person)
        unlock(ines)
        clock.shift(timedelta(seconds=IDLE_SECONDS + more))
        assert is_unlocked(ines) is kept
        assert SessionUnlock.objects.exists() is kept  # locking deletes both halves


def test_who_works_on_stays_unlocked(rio: OpenDesk):
    with time_machine.travel(MORNING, tick=False) as clock:
        ines = visit(rio.ines.person)
        unlock(ines)
        for _ in range(6):
            clock.shift(timedelta(minutes=15))
            assert is_unlocked(ines)


def test_what_ended_sessions_left_behind_is_swept(rio: OpenDesk):
    with time_machine.travel(MORNING, tick=False) as clock:
        unlock(visit(rio.ines.person))
        clock.shift(timedelta(days=2))
        unlock(visit(rio.ines.person))
        assert SessionUnlock.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"server_half": "AAAA"}, {"box": "AAAA"}, {"box": None}])
def test_what_is_no_half_is_refused(rio: OpenDesk, wrong: dict[str, Any]):
    body = {"server_half": base64.b64encode(HALF).decode()}
    body |= {"box": base64.b64encode(BOX).decode()} | wrong
    assert refusal(post(rio.ines, "session-unlock", body)) == (400, "bad_request")
    assert not SessionUnlock.objects.exists()


def test_without_a_key_there_is_nothing_to_unlock():
    person = visit(make_person("New", ("officer", make_desk())))
    assert refusal(get(person, "session-unlock")) == (404, "not_found")
    body = {"server_half": base64.b64encode(HALF).decode()}
    body |= {"box": base64.b64encode(BOX).decode()}
    assert refusal(post(person, "session-unlock", body)) == (404, "not_found")
