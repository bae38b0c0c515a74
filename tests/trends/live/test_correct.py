"""An officer's browser posts a sealed correction; the next count shows it, and nobody's name."""

import json
import logging
import uuid
from typing import Any

import pytest
from django.test import Client

from tests.cases.desk import OpenDesk, open_a_desk, post
from tests.staff.people import make_person, visit
from tests.trends.factories import NOW, Report, current_key
from trends.live.models import Correction, Fact
from trends.live.services.count import count_facts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "key_folder")]
ADDRESS = "/api/v1/desk/live/corrections"


@pytest.fixture
def rio() -> OpenDesk:
    return open_a_desk()


@pytest.fixture
def report(rio: OpenDesk) -> Report:
    return Report(desk=rio.desk.pk)


def body_of(report: Report, **more: Any) -> dict[str, Any]:
    """What Ines posts after she has read the case: another type, confirmed."""
    key = current_key()
    sealed = report.correction(key, number=2, inspection_type="pilotage").hex()
    return {"desk": str(report.desk), "window_key": str(key.pk), "sealed": sealed} | more


def correct(rio: OpenDesk, body: dict[str, Any]) -> Any:
    return post(rio.ines, "live/corrections", body)


def test_the_next_count_shows_it_confirmed_under_the_right_type(
    rio: OpenDesk, report: Report, settings: Any
):
    settings.COUNT_BATCH = 1
    report.file()
    count_facts(now=NOW)
    assert Fact.objects.get().inspection_type == "hold_or_tank_inspection"
    assert correct(rio, body_of(report)).status_code == 202
    count_facts(now=NOW)
    fact = Fact.objects.get()
    assert (fact.inspection_type, fact.status) == ("pilotage", "confirmed")
    assert fact.ticket_hash == report.ticket_hash


def test_sent_twice_it_is_counted_once(rio: OpenDesk, report: Report, settings: Any):
    settings.COUNT_BATCH = 1
    report.file()
    body = body_of(report)
    assert [correct(rio, body).status_code for _ in range(2)] == [202, 202]
    count_facts(now=NOW)
    assert Fact.objects.count() == 1


def test_the_answer_is_the_same_whatever_is_inside(rio: OpenDesk, report: Report):
    first = correct(rio, body_of(report))
    other = correct(rio, body_of(report, sealed="ab" * 3184))
    assert first.status_code == other.status_code == 202
    assert first.content == other.content
    assert Correction.objects.count() == 2


def test_one_for_another_desk_is_refused_with_a_sentence_and_leaves_nothing(
    rio: OpenDesk, report: Report
):
    other = open_a_desk("Team Lagos")
    answers = [
        correct(rio, body_of(report, desk=str(desk))) for desk in (other.desk.pk, uuid.uuid4())
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert answers[0].content == answers[1].content
    assert "another desk" in json.loads(answers[0].content)["title"]
    assert not Correction.objects.exists()


def test_a_desk_that_took_a_case_over_corrects_its_count_where_it_was_counted(
    rio: OpenDesk, report: Report, settings: Any
):
    """Inside the seal the count's own desk, outside the desk of who sends it: nothing ties both."""
    settings.COUNT_BATCH = 1
    report.file()
    count_facts(now=NOW)
    dakar = open_a_desk("Team Dakar")
    body = body_of(report, desk=str(dakar.desk.pk))
    assert post(dakar.ines, "live/corrections", body).status_code == 202
    count_facts(now=NOW)
    fact = Fact.objects.get()
    assert (fact.inspection_type, fact.status, fact.desk) == ("pilotage", "confirmed", rio.desk.pk)


@pytest.mark.parametrize("sealed", ["", "abc", "ab" * 3183, "zz" * 3184, "ab" * 3185])
def test_what_is_no_correction_is_refused(rio: OpenDesk, report: Report, sealed: str):
    assert correct(rio, body_of(report, sealed=sealed)).status_code == 400
    assert not Correction.objects.exists()


def test_a_key_of_another_week_is_refused(rio: OpenDesk, report: Report):
    answer = correct(rio, body_of(report, window_key=str(uuid.uuid4())))
    assert answer.status_code == 409
    assert answer.json()["code"] == "stale_directory"
    assert not Correction.objects.exists()


def test_whoever_sends_it_is_written_nowhere(
    rio: OpenDesk, report: Report, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    body = body_of(report)
    assert correct(rio, body).status_code == 202
    (row,) = Correction.objects.values()
    assert set(row) == {"id", "window_key", "sealed"}
    logged = [line.getMessage() for line in caplog.records if "backends" not in line.name]
    for secret in (rio.desk.pk, rio.ines.person.pk):
        assert not any(str(secret) in line or secret.hex in line for line in logged)


def test_coordinators_and_strangers_may_not(rio: OpenDesk, report: Report):
    carlos = visit(make_person("Carlos", ("coordinator", None))).client
    carlos.handler.enforce_csrf_checks = False
    body = body_of(report)
    assert carlos.post(ADDRESS, body, content_type="application/json").status_code == 404
    assert Client().post(ADDRESS, body, content_type="application/json").status_code in (401, 403)
    assert not Correction.objects.exists()
