"""What officers write: notes, index rows and help records."""

from __future__ import annotations

import pytest

from reporting.sealing import notes
from reporting.sealing.errors import CannotOpen, TooLong
from reporting.sealing.instance import Instance

INSTANCE, KEY = Instance(bytes(range(16))), bytes(range(32))
ID, REPORT_ID = bytes(range(16)), bytes(range(16, 32))


@pytest.mark.parametrize(
    ("length", "size"), [(0, 1130), (1023, 1130), (1024, 4202), (16383, 16490)]
)
def test_a_note_opens_in_its_case_only(length: int, size: int) -> None:
    content = b"n" * length
    box = notes.seal_note(INSTANCE, note_id=ID, report_id=REPORT_ID, cek=KEY, content=content)
    assert len(box) == size
    opened = notes.open_note(INSTANCE, note_id=ID, report_id=REPORT_ID, cek=KEY, box=box)
    assert opened == content
    with pytest.raises(CannotOpen):
        notes.open_note(INSTANCE, note_id=ID, report_id=ID, cek=KEY, box=box)


def test_a_long_note_is_refused() -> None:
    with pytest.raises(TooLong):
        notes.seal_note(INSTANCE, note_id=ID, report_id=REPORT_ID, cek=KEY, content=bytes(16384))


def test_an_index_row_opens_in_its_version_only() -> None:
    row = {"v": 1, "place": "NGAPP"}
    box = notes.seal_index_row(
        INSTANCE, report_id=REPORT_ID, index_version=2, index_key=KEY, row=row
    )
    opened = notes.open_index_row(
        INSTANCE, report_id=REPORT_ID, index_version=2, index_key=KEY, box=box
    )
    assert (len(box), opened) == (618, row)
    with pytest.raises(CannotOpen):
        notes.open_index_row(INSTANCE, report_id=REPORT_ID, index_version=3, index_key=KEY, box=box)


def test_a_help_record_opens_under_its_own_id_only() -> None:
    record = {"v": 1, "berth": "7"}
    box = notes.seal_help_record(INSTANCE, record_id=ID, cek=KEY, record=record)
    opened = notes.open_help_record(INSTANCE, record_id=ID, cek=KEY, box=box)
    assert (len(box), opened) == (4202, record)
    with pytest.raises(CannotOpen):
        notes.open_help_record(INSTANCE, record_id=REPORT_ID, cek=KEY, box=box)
