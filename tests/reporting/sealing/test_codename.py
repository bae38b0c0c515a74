"""The codename: words and numbers of every list, and the slips of people who type them."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing import codename as names
from reporting.sealing.codename import (
    Language,
    UnknownWords,
    WrongChecksum,
    WrongCount,
    read_codename,
)
from reporting.sealing.errors import WrongLength
from tests.reporting.sealing.vectors import load, quick, unhex

FILE = load("codename")
by_language = pytest.mark.parametrize("row", FILE["lists"], ids=lambda row: row["language"])


@by_language
def test_it_writes_and_reads_the_vector(row: dict[str, Any]) -> None:
    language = Language(row["language"])
    for vector in row["vectors"]:
        root = unhex(vector["root"])
        assert list(names.words_of(root, language)) == vector["words"]
        for typed in vector["typed"]:
            assert read_codename(typed, language) == root, typed


@by_language
def test_it_offers_exactly_the_words_that_mend_the_checksum(row: dict[str, Any]) -> None:
    with pytest.raises(WrongChecksum) as error:
        read_codename(row["wrong_checksum"]["typed"], Language(row["language"]))
    mends = [{"position": mend.position, "word": mend.word} for mend in error.value.mends]
    assert mends == row["wrong_checksum"]["mends"]


@by_language
def test_it_marks_unknown_words_with_the_nearest(row: dict[str, Any]) -> None:
    with pytest.raises(UnknownWords) as error:
        read_codename(row["unknown_words"]["typed"], Language(row["language"]))
    found = [
        {"position": word.position, "nearest_first": next(iter(word.nearest), None)}
        for word in error.value.words
    ]
    assert found == row["unknown_words"]["unknown"]
    assert all(len(word.nearest) <= 5 for word in error.value.words)


@by_language
def test_it_wants_twelve(row: dict[str, Any]) -> None:
    for typed in row["wrong_count"]:
        with pytest.raises(WrongCount):
            read_codename(typed, Language(row["language"]))


@by_language
def test_it_takes_words_or_numbers_but_not_both(row: dict[str, Any]) -> None:
    with pytest.raises(UnknownWords):
        read_codename(row["mixed"], Language(row["language"]))


@by_language
def test_four_letters_tell_every_word_of_a_list(row: dict[str, Any]) -> None:
    words = names.word_list(Language(row["language"]))
    assert len({names.plain(word)[:4] for word in words}) == 2048


def test_numbers_are_the_same_in_every_list() -> None:
    for vector in FILE["numbers"]:
        assert list(names.numbers_of(unhex(vector["root"]))) == vector["numbers"]
        for language in Language:
            assert read_codename(" ".join(vector["numbers"]), language).hex() == vector["root"]


def test_it_refuses_numbers_that_are_none() -> None:
    for typed in FILE["number_errors"]:
        with pytest.raises(UnknownWords):
            read_codename(typed, Language.ENGLISH)
    with pytest.raises(WrongChecksum) as error:
        read_codename(FILE["number_wrong_checksum"], Language.ENGLISH)
    assert error.value.mends == ()


def test_words_of_another_list_are_unknown() -> None:
    spanish = " ".join(names.words_of(bytes(range(16)), Language.SPANISH))
    with pytest.raises(UnknownWords):
        read_codename(spanish, Language.CHINESE)


@quick
@given(root=st.binary(min_size=16, max_size=16), language=st.sampled_from(list(Language)))
def test_any_root_comes_back(root: bytes, language: Language) -> None:
    assert read_codename(" ".join(names.words_of(root, language)), language) == root
    assert read_codename(" ".join(names.numbers_of(root)), language) == root


@quick
@given(one=st.text(alphabet="abc", max_size=5), other=st.text(alphabet="abc", max_size=5))
def test_one_edit_is_one_insertion_deletion_or_substitution(one: str, other: str) -> None:
    shorter = {one[:at] + one[at + 1 :] for at in range(len(one))}
    longer = {one[:at] + letter + one[at:] for at in range(len(one) + 1) for letter in "abc"}
    changed = {one[:at] + letter + one[at + 1 :] for at in range(len(one)) for letter in "abc"}
    assert names.is_one_edit(one, other) == (other in (shorter | longer | changed) - {one})


def test_the_mends_of_a_word_are_all_words_one_edit_away() -> None:
    words = names._word_list(Language.ENGLISH)
    for word in words.plain[::20]:
        others = [i for i, other in enumerate(words.plain) if names.is_one_edit(word, other)]
        assert sorted(words.at_distance_one(word)) == others, word


def test_a_typed_slip_is_answered_with_the_word_that_was_meant() -> None:
    words = list(names.words_of(bytes(range(16, 32)), Language.ENGLISH))
    for slip in ("avoyd", "avvoid", "avid", "aovid"):
        with pytest.raises(UnknownWords) as error:
            read_codename(" ".join([slip, *words[1:]]), Language.ENGLISH)
        assert "avoid" in error.value.words[0].nearest, slip


def test_no_error_prints_what_was_typed() -> None:
    typed = FILE["lists"][0]["wrong_checksum"]["typed"], FILE["lists"][0]["unknown_words"]["typed"]
    for text in typed:
        with pytest.raises((WrongChecksum, UnknownWords)) as error:
            read_codename(text, Language.ENGLISH)
        shown = f"{error.value} {error.value!r} {error.value.args}"
        assert not any(word in shown for word in text.split() if len(word) > 4)


def test_a_root_has_16_bytes() -> None:
    with pytest.raises(WrongLength):
        names.words_of(bytes(17), Language.ENGLISH)


@pytest.mark.parametrize("language", Language)
def test_a_word_of_any_length_is_answered_in_little_memory(language: Language) -> None:
    """One post of the simple form could otherwise take all of it: a word has as many variants as
    letters, and each is as long as the word."""
    word = "".join(f"{number:x}" for number in range(2000))
    names.word_list(language)
    tracemalloc.start()
    try:
        with pytest.raises(names.UnknownWords):
            read_codename(f"{word}{' the' * 11}", language)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
