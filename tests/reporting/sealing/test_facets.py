"""Facets and corrections: JSON, sealed to the window key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reporting.sealing import derive, hpke, strict_json
from reporting.sealing import facets as counted
from reporting.sealing.errors import BadJson, CannotOpen, TooLong
from reporting.sealing.facets import Correction, Facets
from reporting.sealing.padding import pad
from reporting.sealing.xwing import PrivateKey
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE = load("facets")
INSTANCE = instance_of(FILE)
WINDOW = PrivateKey(unhex(FILE["window_seed"]))
CEK, REPORT_ID, DESK_ID = (unhex(FILE[name]) for name in ("cek", "report_id", "desk_id"))
FACETS = counted.facets_of_report(
    INSTANCE, cek=CEK, report_id=REPORT_ID, desk_id=DESK_ID, answers={"place": "NGAPP"}
)
CORRECTION = Correction(bytes(32), DESK_ID, 1, "rejected", {"place": "NGAPP"})


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: row["label"])
def test_it_opens_and_writes_the_vector(row: dict[str, Any]) -> None:
    sealed, content = unb64(row["sealed_b64"]), row["json"].encode()
    assert derive.sha256(pad(content, sizes=(2048,))).hex() == row["plaintext_sha256"]
    opened = (
        counted.open_facets(INSTANCE, window=WINDOW, sealed=sealed)
        if row["label"] == "facets"
        else counted.open_correction(INSTANCE, window=WINDOW, sealed=sealed)
    )
    assert opened.to_json() == content


def test_the_vector_has_the_ticket_and_detail_of_its_report() -> None:
    facets = Facets.from_json(FILE["vectors"][0]["json"].encode())
    ticket = derive.ticket(INSTANCE, cek=CEK, report_id=REPORT_ID)
    assert facets.ticket_hash == derive.sha256(ticket)
    assert facets.detail == derive.detail_secret(INSTANCE, cek=CEK, report_id=REPORT_ID)
    correction = Correction.from_json(FILE["vectors"][2]["json"].encode())
    assert correction.ticket == ticket


def test_what_is_sealed_opens_and_has_one_size() -> None:
    sealed = counted.seal_facets(INSTANCE, window=WINDOW.public, facets=FACETS)
    corrected = counted.seal_correction(INSTANCE, window=WINDOW.public, correction=CORRECTION)
    assert len(sealed) == len(corrected) == counted.SEALED_BYTES
    assert counted.open_facets(INSTANCE, window=WINDOW, sealed=sealed) == FACETS
    opened = counted.open_correction(INSTANCE, window=WINDOW, sealed=corrected)
    assert opened == CORRECTION


def test_facets_are_no_correction() -> None:
    sealed = counted.seal_facets(INSTANCE, window=WINDOW.public, facets=FACETS)
    with pytest.raises(CannotOpen):
        counted.open_correction(INSTANCE, window=WINDOW, sealed=sealed)
    with pytest.raises(CannotOpen):
        counted.open_facets(INSTANCE, window=PrivateKey(bytes(32)), sealed=sealed)


def test_the_sender_refuses_facets_over_2047_bytes() -> None:
    long = replace(FACETS, answers={"other": "a" * 1900})
    with pytest.raises(TooLong):
        counted.seal_facets(INSTANCE, window=WINDOW.public, facets=long)


def test_an_answer_cannot_stand_in_for_another_field() -> None:
    for name in ("desk", "ticket", "panel", "v"):
        with pytest.raises(BadJson):
            replace(FACETS, answers={name: "x"})


BAD_FACETS: list[dict[str, Any]] = [
    {"v": 2},
    {"v": True},
    {"desk": "AB" * 16},
    {"desk": "ab" * 15},
    {"ticket": None},
    {"detail": 1},
    {"panel": False},
    {"call": ""},
    {"cell": "zz" * 16},
]


@pytest.mark.parametrize("change", BAD_FACETS, ids=str)
def test_the_count_refuses_malformed_facets(change: dict[str, Any]) -> None:
    value = strict_json.decode(FACETS.to_json()) | change
    plaintext = pad(strict_json.encode(value), sizes=(2048,))
    info = INSTANCE.info("facets", WINDOW.public.key_id)
    sealed = hpke.seal_to(WINDOW.public, info=info, plaintext=plaintext)
    with pytest.raises(BadJson):
        counted.open_facets(INSTANCE, window=WINDOW, sealed=sealed)


BAD_CORRECTIONS: list[dict[str, Any]] = [
    {"v": 2},
    {"v": True},
    {"n": -1},
    {"n": True},
    {"n": "1"},
    {"status": "deleted"},
    {"fact": []},
    {"ticket": ""},
    {"case": 1},
]


@pytest.mark.parametrize("change", BAD_CORRECTIONS, ids=str)
def test_the_count_refuses_malformed_corrections(change: dict[str, Any]) -> None:
    value = strict_json.decode(CORRECTION.to_json()) | change
    with pytest.raises(BadJson):
        Correction.from_json(strict_json.encode(value))


def test_neither_answers_nor_tickets_are_printed() -> None:
    for secret in ("NGAPP", "ticket", "detail", "fact="):
        assert secret not in repr(FACETS)
        assert secret not in repr(CORRECTION)
