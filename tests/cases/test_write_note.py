"""Notes: sealed for the report, an event of the case, the same box once."""

import base64
import secrets

import pytest

from cases.models import Case, Event, Note
from reporting.installation import sealing_instance
from reporting.sealing.notes import seal_note
from tests.cases.desk import OpenDesk, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def sealed(report_id: bytes, *, note_id: bytes | None = None, words: bytes = b"ask") -> str:
    box = seal_note(
        sealing_instance(),
        note_id=note_id or secrets.token_bytes(16),
        report_id=report_id,
        cek=bytes(32),
        content=words,
    )
    return base64.b64encode(box).decode("ascii")


def write(rio: OpenDesk, case: Case, box: str):
    return post(rio.ines, f"cases/{case.pk}/notes", {"box": box})


def test_a_note_is_an_event_and_is_listed_sealed(rio: OpenDesk, case: Case):
    box = sealed(case.report_id.bytes)
    assert write(rio, case, box).json() == {"number": 2}
    event = Event.objects.get(number=2)
    assert (event.kind, event.actor) == ("note", rio.ines.person)
    shown = rio.noor.get(f"/api/v1/desk/cases/{case.pk}").json()
    assert shown["notes"] == [{"number": 2, "box": box}]


def test_the_same_box_again_is_the_same_note(rio: OpenDesk, case: Case):
    box = sealed(case.report_id.bytes)
    assert [write(rio, case, box).json() for _ in range(2)] == [{"number": 2}] * 2
    assert Note.objects.count() == 1


def test_another_box_with_the_same_id_is_refused(rio: OpenDesk, case: Case):
    note_id = secrets.token_bytes(16)
    write(rio, case, sealed(case.report_id.bytes, note_id=note_id))
    answer = write(rio, case, sealed(case.report_id.bytes, note_id=note_id, words=b"other"))
    assert (answer.status_code, answer.json()["code"]) == (409, "id_conflict")
    assert Note.objects.count() == 1


def test_a_note_bound_to_another_report_is_refused(rio: OpenDesk, case: Case):
    answer = write(rio, case, sealed(secrets.token_bytes(16)))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_note")
    assert not Note.objects.exists()
    assert Event.objects.count() == 1
