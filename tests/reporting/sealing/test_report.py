"""The report's plaintext: card, thread key, JSON, and its five sizes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing import report as reports
from reporting.sealing.box import report_header
from reporting.sealing.derive import sha256
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.errors import BadJson, CannotOpen, TooLong
from reporting.sealing.padding import pad
from tests.reporting.sealing.vectors import instance_of, load, quick, unhex

FILE = load("report")
INSTANCE = instance_of(FILE)
THREAD, CEK, REPORT_ID = unhex(FILE["thread"]), unhex(FILE["cek"]), unhex(FILE["report_id"])
SIZES = (4096, 8192, 16384, 32768, 65536)


def _plaintext(account: str) -> bytes:
    whole = FILE["report"] | {"account": account}
    return reports.report_plaintext(card=FILE["card"], thread=THREAD, report=whole)


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: str(row["account_length"]))
def test_it_makes_the_vector(row: dict[str, Any]) -> None:
    plaintext = _plaintext("a" * row["account_length"])
    assert len(plaintext) == row["plaintext_length"]
    assert sha256(plaintext).hex() == row["plaintext_sha256"]
    tag = reports.filing_tag(filing_key=unhex(FILE["filing_key"]), plaintext=plaintext)
    assert tag.hex() == row["tag"]
    box = seal_box_with_salt(
        INSTANCE,
        report_header(REPORT_ID),
        base_key=CEK,
        plaintext=plaintext,
        salt=unhex(FILE["salt"]),
    )
    assert (len(box), sha256(box).hex()) == (row["box_length"], row["box_sha256"])


@quick
@given(st.text(max_size=3000))
def test_what_is_sealed_is_what_is_read(account: str) -> None:
    plaintext = _plaintext(account)
    assert len(plaintext) in SIZES
    box = reports.seal_report(INSTANCE, report_id=REPORT_ID, cek=CEK, plaintext=plaintext)
    opened = reports.open_report(INSTANCE, report_id=REPORT_ID, cek=CEK, box=box)
    assert (opened.card, opened.thread) == (FILE["card"], THREAD)
    assert _plaintext(opened.report["account"]) == plaintext


def test_the_card_can_be_read_alone() -> None:
    assert reports.read_card(_plaintext("x")) == FILE["card"]


def test_it_refuses_an_account_that_fits_no_size() -> None:
    with pytest.raises(TooLong):
        _plaintext("a" * FILE["too_long"])


def test_it_refuses_a_card_over_1023_bytes() -> None:
    with pytest.raises(TooLong):
        reports.report_plaintext(card={"v": "a" * 1016}, thread=THREAD, report={})


def test_a_swapped_report_does_not_open() -> None:
    box = reports.seal_report(INSTANCE, report_id=REPORT_ID, cek=CEK, plaintext=_plaintext("x"))
    with pytest.raises(CannotOpen):
        reports.open_report(INSTANCE, report_id=bytes(16), cek=CEK, box=box)


def test_it_refuses_a_plaintext_without_its_parts() -> None:
    card = pad(b'{"v":1}', sizes=(1024,))
    for body in (b"", card, card + bytes(31)):
        with pytest.raises(CannotOpen):
            reports.read_report(pad(body, sizes=(4096,)))
    with pytest.raises(BadJson):
        reports.read_report(pad(card + THREAD, sizes=(4096,)))
    with pytest.raises(CannotOpen):
        reports.read_report(pad(bytes(1024) + THREAD + b"{}", sizes=(4096,)))


def test_nothing_of_an_opened_report_is_printed() -> None:
    opened = reports.read_report(_plaintext("the chief officer saw it"))
    assert "chief" not in repr(opened)
    assert "NGAPP" not in repr(opened)


def test_the_tag_depends_on_key_and_on_every_byte() -> None:
    tag = reports.filing_tag(filing_key=CEK, plaintext=_plaintext("x"))
    assert tag != reports.filing_tag(filing_key=CEK, plaintext=_plaintext("y"))
    assert tag != reports.filing_tag(filing_key=THREAD, plaintext=_plaintext("x"))
