"""What may be filed: the vocabulary's codes, a month, a place, and words for a team only."""

from datetime import UTC, datetime
from typing import Any

import pytest

from reporting.client.answers import check_answers, read_json
from reporting.client.failures import Refused

NOW = datetime(2026, 11, 25, tzinfo=UTC)
LEAST = {"place": "ARROS", "time": "2026-10", "kind": "demand", "track": "case"}


def check(**given: Any) -> Any:
    return check_answers(LEAST | given, now=NOW)


def test_a_skipped_question_is_absent() -> None:
    said = check(actor="", what=[], pretext=None, account="")
    assert said.coded == LEAST
    assert said.card()["actor"] == ""
    assert said.report(excluded=[])["account"] == ""


def test_several_answers_are_sorted_and_each_once() -> None:
    assert check(what=["cigarettes", "cash", "cash"]).coded["what"] == ["cash", "cigarettes"]


def test_a_container_is_told_with_tampering() -> None:
    said = check(kind="container_or_seal_tampering", container="MSCU1234566")
    assert said.report(excluded=[])["container"] == "MSCU1234566"


def test_a_clean_call_is_a_record_without_further_answers() -> None:
    assert check(kind="no_demand", track="record").record


@pytest.mark.parametrize("place", ["ARROS", "AR", "EG-suez_canal", "NLR2D"])
def test_a_place_is_a_port_one_of_ours_or_a_country(place: str) -> None:
    assert check(place=place).coded["place"] == place


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"place": "Rosario"}, "place"),
        ({"place": ["ARROS"]}, "place"),
        ({"place": ""}, "place is missing"),
        ({"time": "2026-10-24"}, "time"),
        ({"time": "2027-01"}, "time"),
        ({"time": 202610}, "time"),
        ({"kind": "robbery"}, "kind"),
        ({"kind": {"demand": 1}}, "kind"),
        ({"track": "both"}, "track"),
        ({"what": "cash"}, "what"),
        ({"what": ["cash", 1]}, "what"),
        ({"actor": ["pilot"]}, "actor"),
        ({"ship": "MV Northern Star"}, "'ship' is no question"),
        ({"account": ["words"]}, "account"),
        ({"language": "English"}, "language"),
        ({"container": "MSCU1234566"}, "container"),
        ({"container": "MSCU 123", "kind": "container_or_seal_tampering"}, "container"),
        ({"track": "record", "account": "words"}, "only counted"),
        ({"track": "record", "who_started": "unknown"}, "only counted"),
        ({"kind": "no_demand"}, "clean call"),
        ({"kind": "no_demand", "track": "record", "actor": "pilot"}, "clean call"),
    ],
)
def test_every_mistake_is_named_and_what_was_written_is_not(
    given: dict[str, Any], word: str
) -> None:
    with pytest.raises(Refused, match=word) as refused:
        check(**given)
    for value in given.values():
        if isinstance(value, str) and value not in ("", "record", "case"):
            assert value not in str(refused.value)


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(Refused, match=r"place: .*; time: .*; kind: "):
        check(place="x", time="x", kind="x")


@pytest.mark.parametrize("text", ["", "[]", "words", "{", "[" * 100_000])
def test_answers_that_are_no_json_object_are_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"docs/client\.md"):
        read_json(text)
