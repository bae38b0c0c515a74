"""The recovery seed on paper: three custodians, of whom any two rebuild it."""

from __future__ import annotations

from itertools import combinations

import pytest

from reporting.sealing.errors import BadCodename, WrongLength
from reporting.sealing.recovery import join_recovery, phrase_words, read_phrase, split_recovery
from tests.reporting.sealing.vectors import load, unhex

FILE = load("recovery")
SEED = unhex(FILE["pair"]["seed"])


@pytest.mark.parametrize("row", FILE["phrases"])
def test_a_piece_is_the_24_words_of_the_vector_and_back(row: dict[str, object]) -> None:
    assert list(phrase_words(unhex(row["secret"]))) == row["words"]
    assert read_phrase(" ".join(row["words"]).upper()) == unhex(row["secret"])


@pytest.mark.parametrize("typed", FILE["refused"])
def test_what_is_no_phrase_is_refused(typed: str) -> None:
    with pytest.raises(BadCodename):
        read_phrase(typed)


def test_two_pieces_of_a_pair_give_the_seed_of_the_vector() -> None:
    assert join_recovery(unhex(FILE["pair"]["one"]), unhex(FILE["pair"]["other"])) == SEED


def test_any_two_custodians_rebuild_the_seed_and_nobody_alone_does() -> None:
    pieces = split_recovery(SEED)
    assert len({piece.secret for piece in pieces}) == 6
    for one, other in combinations(pieces, 2):
        is_pair = (one.custodian, one.partner) == (other.partner, other.custodian)
        assert (join_recovery(one.secret, other.secret) == SEED) is is_pair
    assert {frozenset((piece.custodian, piece.partner)) for piece in pieces} == {
        frozenset(pair) for pair in ((1, 2), (1, 3), (2, 3))
    }


def test_a_piece_says_nothing_of_itself_and_has_its_length() -> None:
    assert split_recovery(SEED)[0].secret.hex() not in repr(split_recovery(SEED)[0])
    for action in (split_recovery, phrase_words):
        with pytest.raises(WrongLength):
            action(bytes(31))
