"""Padding: classes, their edges, and what is no padding."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing.errors import CannotOpen, TooLong
from reporting.sealing.padding import container_size, pad, padme, unpad
from tests.reporting.sealing.vectors import load, quick, unhex

FILE = load("padding")
SIZES = (16, 32, 64)


def test_every_edge_gets_the_size_of_the_vector() -> None:
    for row in FILE["classes"]:
        content, sizes = bytes(row["length"]), tuple(row["sizes"])
        if row["size"] is None:
            with pytest.raises(TooLong):
                pad(content, sizes=sizes)
        else:
            assert len(pad(content, sizes=sizes)) == row["size"], row


@pytest.mark.parametrize("row", FILE["padded"], ids=lambda row: row["content"])
def test_it_pads_and_unpads_the_vector(row: dict[str, Any]) -> None:
    assert pad(unhex(row["content"]), sizes=(row["size"],)).hex() == row["padded"]
    assert unpad(unhex(row["padded"])).hex() == row["content"]


@pytest.mark.parametrize("padded", load("negative")["padding"])
def test_it_refuses_padding_without_80(padded: str) -> None:
    with pytest.raises(CannotOpen):
        unpad(unhex(padded))


@pytest.mark.parametrize("row", FILE["padme"], ids=lambda row: str(row["length"]))
def test_padme_gives_the_vector(row: dict[str, Any]) -> None:
    assert padme(row["length"]) == row["padme"]
    assert container_size(row["length"]) == row["container"]


@quick
@given(st.binary(max_size=63))
def test_unpadding_gives_the_content_back(content: bytes) -> None:
    padded = pad(content, sizes=SIZES)
    assert unpad(padded) == content
    assert len(padded) == min(size for size in SIZES if size > len(content))


@quick
@given(st.integers(min_value=1, max_value=1 << 40))
def test_padme_grows_by_at_most_an_eighth_and_never_shrinks(length: int) -> None:
    shown = padme(length)
    assert length <= shown <= length + length // 8 + 1
    assert padme(shown) == shown
    assert shown <= padme(length + 1)
