"""The reference's first vectors, made by two implementations before this one."""

from __future__ import annotations

from reporting.sealing import derive
from reporting.sealing.box import letter_header, report_header
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.instance import Instance
from reporting.sealing.padding import pad, padme
from reporting.sealing.report import report_plaintext
from tests.reporting.sealing.vectors import load, unhex
from tests.vectors import make

FIRST = load("first")
INPUTS = {name: unhex(FIRST["inputs"][name]) for name in ("root", "report_id", "cek", "salt")}
INSTANCE = Instance(unhex(FIRST["inputs"]["instance"]))
THREAD = derive.thread_key(INSTANCE, root=INPUTS["root"])


def test_the_derivations_agree() -> None:
    root = INPUTS["root"]
    assert derive.mailbox_id(INSTANCE, root=root).hex() == FIRST["mailbox_id"]
    assert derive.mailbox_hash(INSTANCE, root=root).hex() == FIRST["mailbox_hash"]
    assert THREAD.hex() == FIRST["thread"]
    assert derive.reporter_letter_key(INSTANCE, thread=THREAD).hex() == FIRST["letter_reporter"]
    assert derive.desk_letter_key(INSTANCE, thread=THREAD).hex() == FIRST["letter_desk"]
    ticket = derive.ticket(INSTANCE, cek=INPUTS["cek"], report_id=INPUTS["report_id"])
    assert ticket.hex() == FIRST["ticket"]


def test_the_report_box_agrees() -> None:
    plaintext = report_plaintext(card={"v": 1}, thread=THREAD, report={"v": 1, "account": "x"})
    box = seal_box_with_salt(
        INSTANCE,
        report_header(INPUTS["report_id"]),
        base_key=INPUTS["cek"],
        plaintext=plaintext,
        salt=INPUTS["salt"],
    )
    assert (len(box), derive.sha256(box).hex()) == (FIRST["report_len"], FIRST["report_sha256"])


def test_the_letter_box_agrees() -> None:
    box = seal_box_with_salt(
        INSTANCE,
        letter_header(INPUTS["report_id"]),
        base_key=derive.desk_letter_key(INSTANCE, thread=THREAD),
        plaintext=pad(b'{"n":1}', sizes=(4096,)),
        salt=INPUTS["salt"],
    )
    assert (len(box), derive.sha256(box).hex()) == (FIRST["letter_len"], FIRST["letter_sha256"])


def test_padme_agrees() -> None:
    assert {length: padme(int(length)) for length in FIRST["padme"]} == FIRST["padme"]


def test_every_vector_file_of_the_sealing_says_what_it_holds() -> None:
    for name in (*make.SUBJECTS, "xwing_published"):
        assert len(load(name)["about"]) > 100, name
