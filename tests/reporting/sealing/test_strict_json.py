"""The protocol's JSON: what is written, what is read, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing import strict_json
from reporting.sealing.errors import BadJson
from tests.reporting.sealing.vectors import load, quick, unhex

FILE = load("strict_json")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
    | st.text(alphabet=st.characters(max_codepoint=0xFF))
)
NAMES = st.text(alphabet="abcdef", max_size=4)


@pytest.mark.parametrize("row", FILE["good"], ids=lambda row: row["bytes"][:20])
def test_it_writes_and_reads_the_vector(row: dict[str, Any]) -> None:
    assert strict_json.encode(row["value"]).hex() == row["bytes"]
    assert strict_json.decode(unhex(row["bytes"])) == row["value"]


def test_it_reads_other_spellings_and_writes_nfc() -> None:
    for row in FILE["lenient"]:
        assert strict_json.decode(unhex(row["bytes"])) == row["value"]
    for row in FILE["normalised"]:
        assert strict_json.encode(row["value"]).hex() == row["bytes"]


@pytest.mark.parametrize("row", FILE["bad"], ids=lambda row: row["name"])
def test_it_refuses_the_bytes(row: dict[str, Any]) -> None:
    with pytest.raises(BadJson):
        strict_json.decode(unhex(row["bytes"]))


@pytest.mark.parametrize(
    "value",
    [
        {"v": 1.0},
        {"v": 2**53},
        {"v": "\ud800"},
        {"\ud800": 1},
        {1: 1},
        {"v": b"x"},
        {"e\u0301": 1, "\u00e9": 2},
        {"deeper than 64": FILE["good"][-1]["value"]},
    ],
    ids=ascii,
)
def test_it_does_not_write_what_it_would_not_read(value: dict[Any, Any]) -> None:
    with pytest.raises(BadJson):
        strict_json.encode(value)


def test_it_refuses_a_nest_without_end() -> None:
    with pytest.raises(BadJson):
        strict_json.decode(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def test_it_reads_no_more_than_the_longest_plaintext() -> None:
    longest = b'{"v":"' + b"a" * (65_536 - 8) + b'"}'
    assert len(longest) == 65_536
    assert strict_json.decode(longest)
    with pytest.raises(BadJson):
        strict_json.decode(longest + b" ")


@quick
@given(
    st.dictionaries(
        NAMES,
        st.recursive(
            SCALARS, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=8
        ),
    )
)
def test_what_is_written_is_read(value: dict[str, Any]) -> None:
    assert strict_json.decode(strict_json.encode(value)) == value
