"""Derivations: every row of the table, and HKDF itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reporting.sealing import derive, officer
from reporting.sealing.errors import BadLayout, WrongLength
from reporting.sealing.instance import Instance
from tests.reporting.sealing.vectors import instance_of, load, unhex

FILE = load("derivations")
INSTANCE = instance_of(FILE)


def _officer_seed(part: str, **inputs: bytes) -> bytes:
    pair = officer.officer_key(INSTANCE, **inputs)
    return pair.hpke.seed if part == "hpke" else pair.sign.private_bytes_raw()


def _recovery_seed(part: str, **inputs: bytes) -> bytes:
    pair = officer.recovery_key(INSTANCE, **inputs)
    return pair.hpke.seed if part == "hpke" else pair.sign.private_bytes_raw()


SPECIAL: dict[str, Callable[..., bytes]] = {
    "desk_hpke_seed": lambda **inputs: derive.desk_seed_expanded(INSTANCE, **inputs),
    "officer_hpke_seed": lambda **inputs: _officer_seed("hpke", **inputs),
    "officer_sign_seed": lambda **inputs: _officer_seed("sign", **inputs),
    "officer_pins_key": lambda **inputs: officer.pins_key(INSTANCE, **inputs),
    "recovery_hpke_seed": lambda **inputs: _recovery_seed("hpke", **inputs),
    "recovery_sign_seed": lambda **inputs: _recovery_seed("sign", **inputs),
    "passkey_key": lambda **inputs: officer.passkey_key(INSTANCE, **inputs),
    "session_key": lambda **inputs: officer.session_key(INSTANCE, **inputs),
}
TEXTS = {"name", "value", "port", "kind", "quarter"}


def _derived(name: str, inputs: dict[str, Any]) -> bytes:
    known = {
        key: unhex(value) if isinstance(value, str) and key not in TEXTS else value
        for key, value in inputs.items()
    }
    if name in SPECIAL:
        return SPECIAL[name](**known)
    return getattr(derive, name)(INSTANCE, **known)


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: row["name"])
def test_it_derives_what_the_vector_says(row: dict[str, Any]) -> None:
    assert _derived(row["name"], row["inputs"]).hex() == row["output"]


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: row["name"])
def test_every_hex_input_and_number_matters(row: dict[str, Any]) -> None:
    for key, value in row["inputs"].items():
        if isinstance(value, int):
            other: Any = value - 1 if value else 1
        else:
            other = value + "x" if key in TEXTS else value[:-1] + ("0" if value[-1] != "0" else "1")
        assert _derived(row["name"], row["inputs"] | {key: other}).hex() != row["output"], key


def test_no_two_rows_give_the_same_bytes() -> None:
    outputs = [row["output"] for row in FILE["vectors"]]
    assert len(set(outputs)) == len(outputs)


def test_hkdf_agrees_with_rfc_5869() -> None:
    first = derive.hkdf(
        b"\x0b" * 22, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)), length=42
    )
    assert first.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    without = derive.hkdf(b"\x0b" * 22, info=b"", length=42)
    assert without.hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_the_info_is_label_zero_instance_fields() -> None:
    assert Instance(bytes(16)).info("wrap", b"\x01", b"ab") == (
        b"fairlead/v1/wrap\x00" + bytes(16) + b"\x01ab"
    )


def test_it_refuses_secrets_and_ids_of_another_length() -> None:
    with pytest.raises(WrongLength):
        derive.thread_key(INSTANCE, root=bytes(32))
    with pytest.raises(WrongLength):
        derive.ticket(INSTANCE, cek=bytes(32), report_id=bytes(15))
    with pytest.raises(WrongLength):
        Instance(bytes(15))
    with pytest.raises(BadLayout):
        derive.bulk_object_id(INSTANCE, batch=bytes(32), row=1 << 32)
