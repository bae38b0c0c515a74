"""X-Wing keys: expansion, ids, and keys that are none."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.sealing import hpke
from reporting.sealing.errors import BadKey, WrongLength
from reporting.sealing.xwing import PrivateKey, PublicKey
from tests.reporting.sealing import independent_hpke
from tests.reporting.sealing.vectors import load, unb64, unhex

NEGATIVE = load("negative")
PUBLISHED = load("xwing_published")


@pytest.mark.parametrize("row", load("xwing")["vectors"], ids=lambda row: row["key_id"])
def test_a_seed_expands_to_its_key(row: dict[str, Any]) -> None:
    public = PrivateKey(unhex(row["seed"])).public
    assert public.raw == unb64(row["public_b64"])
    assert (public.key_id.hex(), public.sha256.hex()) == (row["key_id"], row["sha256"])
    assert PublicKey(unb64(row["public_b64"])) == public


def test_it_expands_the_published_seed() -> None:
    assert PrivateKey(unhex(PUBLISHED["seed"])).public.raw == unb64(PUBLISHED["public_b64"])


def test_the_witness_decapsulates_the_published_vector() -> None:
    shared = independent_hpke.decapsulate(unhex(PUBLISHED["seed"]), unb64(PUBLISHED["enc_b64"]))
    assert shared.hex() == PUBLISHED["shared_secret"]
    key, nonce = independent_hpke.key_schedule(
        shared, unhex(PUBLISHED["info"]), PUBLISHED["aead_id"]
    )
    assert (key.hex(), nonce.hex()) == (PUBLISHED["key"], PUBLISHED["base_nonce"])


@pytest.mark.parametrize("row", NEGATIVE["key"], ids=lambda row: row["rule"])
def test_it_refuses_what_is_no_key(row: dict[str, Any]) -> None:
    reason = "coefficient" if "coefficient" in row["rule"] else "1,216 bytes"
    with pytest.raises(BadKey, match=reason):
        PublicKey(unb64(row["public_b64"]))


def test_a_coefficient_of_q_less_one_is_a_key() -> None:
    raw = PrivateKey(bytes(32)).public.raw
    assert PublicKey(b"\x00\x0d" + raw[2:]).raw[:2] == b"\x00\x0d"


def test_nothing_is_sealed_to_a_curve_point_of_small_order() -> None:
    lattice = PrivateKey(bytes(32)).public.raw[:1184]
    for point in (bytes(32), b"\x01" + bytes(31)):
        with pytest.raises(BadKey):
            hpke.seal_to(PublicKey(lattice + point), info=b"", plaintext=b"secret")


def test_it_refuses_a_seed_of_another_length() -> None:
    with pytest.raises(WrongLength):
        PrivateKey(bytes(31))


def test_neither_seed_nor_keys_are_printed() -> None:
    key = PrivateKey(b"\x07" * 32)
    assert "07070707" not in repr(key)
    assert "\\x07\\x07" not in repr(key)
