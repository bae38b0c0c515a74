"""Acts on one case: everybody's bytes and signatures, and nothing else that they fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reporting.sealing.acts import CaseAct, is_act_signed, sign_act
from reporting.sealing.errors import BadLayout, WrongLength
from reporting.sealing.instance import Instance
from reporting.sealing.officer import officer_key
from tests.reporting.sealing.vectors import load, unhex

FILE = load("acts")
OFFICERS = FILE["officers"]


def act_of(row: dict[str, Any]) -> CaseAct:
    return CaseAct(
        instance=Instance(unhex(row["instance"])),
        case_id=unhex(row["case"]),
        act=row["act"],
        reason=row["reason"],
        number=row["number"],
        prev=unhex(row["prev"]),
        officer_id=unhex(row["officer"]),
        note_id=unhex(row["note"]),
    )


@pytest.mark.parametrize("row", FILE["good"], ids=lambda row: row["act"])
def test_both_officers_sign_the_same_bytes(row: dict[str, Any]) -> None:
    act = act_of(row)
    assert act.to_bytes() == row["json"].encode()
    for one, signature in zip(OFFICERS, row["signatures"], strict=True):
        pair = officer_key(
            act.instance, officer_seed=unhex(one["seed"]), officer_id=unhex(one["officer"])
        )
        assert pair.public.sign.hex() == one["key"]
        assert sign_act(act, pair.sign).hex() == signature
        assert is_act_signed(act, key=unhex(one["key"]), signature=unhex(signature))


@pytest.mark.parametrize("row", FILE["bad"], ids=lambda row: row["name"])
def test_the_signature_fits_nothing_else(row: dict[str, Any]) -> None:
    good = FILE["good"][0]
    key, signature = unhex(OFFICERS[0]["key"]), unhex(good["signatures"][0])
    assert is_act_signed(act_of(good), key=key, signature=signature)
    assert not is_act_signed(act_of(row), key=key, signature=signature)


def test_a_signature_is_one_officers_own() -> None:
    good = FILE["good"][0]
    first, second = (unhex(one["key"]) for one in OFFICERS)
    assert not is_act_signed(act_of(good), key=second, signature=unhex(good["signatures"][0]))
    assert not is_act_signed(act_of(good), key=bytes(31), signature=unhex(good["signatures"][0]))
    assert not is_act_signed(act_of(good), key=first, signature=bytes(63))


@pytest.mark.parametrize(
    "wrong",
    [{"number": 0}, {"number": 2**32}, {"case_id": bytes(15)}, {"prev": bytes(31)}],
    ids=str,
)
def test_a_field_of_another_length_or_range_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((BadLayout, WrongLength)):
        replace(act_of(FILE["good"][0]), **wrong)
