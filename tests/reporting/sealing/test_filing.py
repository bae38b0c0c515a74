"""The filing: five lengths, the fixed layout, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reporting.sealing import derive, facets, report, seals
from reporting.sealing.box import Kind, report_header
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.errors import BadLayout
from reporting.sealing.filing import (
    LENGTHS,
    Account,
    Destination,
    Filing,
    parse_filing,
    seal_filing,
)
from reporting.sealing.seals import Wrap
from reporting.sealing.xwing import PrivateKey
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE = load("filing")
INSTANCE = instance_of(FILE)
BODY = unb64(FILE["body_b64"])
ROOT, REPORT_ID, CEK = (unhex(FILE[name]) for name in ("root", "report_id", "cek"))
DESK, WINDOW = PrivateKey(unhex(FILE["desk_seed"])), PrivateKey(unhex(FILE["window_seed"]))
TO = Destination(unhex(FILE["desk_id"]), DESK.public, WINDOW.public)
ACCOUNT = Account(
    card={"v": 1, "place": "NGAPP"},
    report={"v": 1, "account": "a"},
    answers={"place": "NGAPP", "kind": "demand"},
)


def _built(row: dict[str, Any]) -> Filing:
    plaintext = report.report_plaintext(
        card={"v": 1, "place": "NGAPP"},
        thread=derive.thread_key(INSTANCE, root=ROOT),
        report={"v": 1, "account": "a" * row["account_length"]},
    )
    salt = unhex(FILE["salt"])
    return Filing(
        alongside_now=row["alongside_now"],
        record=row["record"],
        tag=report.filing_tag(filing_key=unhex(FILE["filing_key"]), plaintext=plaintext),
        mailbox_hash=derive.mailbox_hash(INSTANCE, root=ROOT),
        container_id=unhex(row["container_id"]) if row["container_id"] else None,
        window_key_id=WINDOW.public.key_id,
        facets=unb64(FILE["facets_b64"]),
        wrap=Wrap(DESK.public.key_id, unb64(FILE["wrap_b64"])),
        box=seal_box_with_salt(
            INSTANCE, report_header(REPORT_ID), base_key=CEK, plaintext=plaintext, salt=salt
        ),
    )


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: str(row["length"]))
def test_it_builds_and_parses_the_vector(row: dict[str, Any]) -> None:
    filing = _built(row)
    body = filing.to_bytes()
    assert (len(body), derive.sha256(body).hex()) == (row["length"], row["sha256"])
    assert parse_filing(body) == filing
    assert (filing.tag.hex(), filing.report_id) == (row["tag"], REPORT_ID)


def test_the_lengths_are_those_of_the_protocol() -> None:
    assert LENGTHS == (8722, 12882, 21202, 37842, 71122)


@pytest.mark.parametrize("row", load("negative")["filing"], ids=str)
def test_it_refuses_any_other_layout(row: dict[str, Any]) -> None:
    if "length" in row:
        body = BODY[: row["length"]] + bytes(max(0, row["length"] - len(BODY)))
    else:
        new, offset = unhex(row["bytes"]), row["offset"]
        body = BODY[:offset] + new + BODY[offset + len(new) :]
    assert parse_filing(BODY)
    with pytest.raises(BadLayout):
        parse_filing(body)


def test_a_filing_opens_at_the_desk_and_at_the_count() -> None:
    filing = seal_filing(
        INSTANCE, report_id=REPORT_ID, root=ROOT, filing_key=bytes(32), to=TO, account=ACCOUNT
    )
    parsed = parse_filing(filing.to_bytes())
    cek = seals.unwrap_cek(
        INSTANCE, kind=Kind.REPORT, object_id=parsed.report_id, key=DESK, wrap=parsed.wrap
    )
    opened = report.open_report(INSTANCE, report_id=parsed.report_id, cek=cek, box=parsed.box)
    assert opened.report == ACCOUNT.report
    assert opened.thread == derive.thread_key(INSTANCE, root=ROOT)
    counted = facets.open_facets(INSTANCE, window=WINDOW, sealed=parsed.facets)
    ticket = derive.ticket(INSTANCE, cek=cek, report_id=REPORT_ID)
    assert counted.ticket_hash == derive.sha256(ticket)
    assert (counted.answers, counted.desk_id) == (ACCOUNT.answers, TO.desk_id)
    assert parsed.mailbox_hash == derive.mailbox_hash(INSTANCE, root=ROOT)


def test_sealed_again_it_has_the_same_tag_and_no_other_part_in_common() -> None:
    one, other = (
        seal_filing(
            INSTANCE, report_id=REPORT_ID, root=ROOT, filing_key=bytes(32), to=TO, account=ACCOUNT
        )
        for _ in range(2)
    )
    assert one.tag == other.tag
    assert one.wrap.sealed != other.wrap.sealed
    assert one.facets != other.facets
    assert one.box[42:] != other.box[42:]


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("tag", bytes(31)),
        ("mailbox_hash", bytes(33)),
        ("facets", bytes(3183)),
        ("window_key_id", b""),
        ("container_id", bytes(16)),
        ("box", bytes(4250)),
    ],
)
def test_it_does_not_write_what_it_would_not_read(part: str, value: bytes) -> None:
    with pytest.raises(BadLayout):
        replace(parse_filing(BODY), **{part: value}).to_bytes()


def test_two_parts_of_other_lengths_do_not_make_up_for_each_other() -> None:
    with pytest.raises(BadLayout):
        replace(parse_filing(BODY), tag=bytes(31), mailbox_hash=bytes(33)).to_bytes()


def test_nothing_of_an_account_is_printed() -> None:
    assert "NGAPP" not in repr(ACCOUNT)
    assert "account" not in repr(ACCOUNT)
