"""Records: listed sealed, judged once, and a case opened from one starts its own clocks."""

import base64
import secrets
import uuid
from datetime import timedelta
from typing import Any

import pytest

from cases.models import Case, Event, RecordReview
from cases.selectors import records
from cases.services.collect import collect_arrivals
from reporting.installation import sealing_instance
from reporting.models import Report
from reporting.sealing.notes import seal_note
from tests import house_clock
from tests.cases.desk import OpenDesk, post
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(rio: OpenDesk) -> Report:
    return file_record(rio)


def file_record(rio: OpenDesk) -> Report:
    known = rio.arrive(record=True)
    collect_arrivals()
    return Report.objects.get(pk=uuid.UUID(bytes=known.report_id))


def word_on(record: Report) -> str:
    box = seal_note(
        sealing_instance(),
        note_id=secrets.token_bytes(16),
        report_id=record.pk.bytes,
        cek=bytes(32),
        content=b'{"v":1}',
    )
    return base64.b64encode(box).decode("ascii")


def listed(rio: OpenDesk) -> list[str]:
    page = rio.noor.get(f"/api/v1/desk/desks/{rio.desk.pk}/records").json()
    return [row["id"] for row in page["records"]]


def judge(rio: OpenDesk, record: Report, box: str | None = None) -> Any:
    path = f"desks/{rio.desk.pk}/records/{record.pk}/review"
    return post(rio.ines, path, {"box": box or word_on(record)})


def open_from(rio: OpenDesk, record: Report) -> Any:
    return post(rio.ines, f"desks/{rio.desk.pk}/records/{record.pk}/case", {})


def test_records_are_listed_sealed_and_cases_are_not(rio: OpenDesk, record: Report):
    rio.case_of(rio.arrive())
    page = rio.noor.get(f"/api/v1/desk/desks/{rio.desk.pk}/records").json()
    (row,) = page["records"]
    assert row["id"] == str(record.pk)
    assert base64.b64decode(row["box"]) == record.box
    assert len(row["wraps"]) == 1


def test_a_record_that_was_judged_leaves_the_list(rio: OpenDesk, record: Report):
    box = word_on(record)
    assert judge(rio, record, box).status_code == 204
    assert judge(rio, record, box).status_code == 204
    assert listed(rio) == []
    assert RecordReview.objects.get().person == rio.ines.person


def test_a_second_word_is_refused(rio: OpenDesk, record: Report):
    judge(rio, record)
    answer = judge(rio, record)
    assert (answer.status_code, answer.json()["code"]) == (409, "judged")
    assert RecordReview.objects.count() == 1


def test_a_word_bound_to_another_report_is_refused(rio: OpenDesk, record: Report):
    answer = judge(rio, record, word_on(file_record(rio)))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_note")
    assert not RecordReview.objects.exists()


def test_a_case_opened_from_one_has_clocks_from_today(rio: OpenDesk, record: Report):
    Report.objects.filter(pk=record.pk).update(day=DAY - timedelta(days=90))
    with house_clock.on(DAY):
        answer = open_from(rio, record)
    assert answer.status_code == 201
    case = Case.objects.get()
    assert str(case.pk) == answer.json()["case"]
    assert case.opened == DAY
    assert case.acknowledge_by > DAY
    assert Event.objects.get().actor == rio.ines.person
    assert listed(rio) == []


def test_pressing_twice_opens_one(rio: OpenDesk, record: Report):
    assert open_from(rio, record).json() == open_from(rio, record).json()
    assert Case.objects.count() == 1
    assert judge(rio, record).json()["code"] == "judged"


def test_a_report_that_is_no_record_is_not_found(rio: OpenDesk):
    case = rio.case_of(rio.arrive())
    assert open_from(rio, case.report).status_code == 404
    assert judge(rio, case.report).status_code == 404


def test_pages_follow_each_other(rio: OpenDesk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(records, "PAGE", 2)
    made = {str(file_record(rio).pk) for _ in range(3)}
    address = f"/api/v1/desk/desks/{rio.desk.pk}/records"
    first = rio.ines.get(address).json()
    second = rio.ines.client.get(address, {"after": first["next"]}).json()
    assert {row["id"] for row in first["records"] + second["records"]} == made
    assert second["next"] is None
