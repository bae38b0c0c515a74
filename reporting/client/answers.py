"""What a report says: read from JSON or from options, and checked against the vocabulary."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from reporting.client.failures import Refused
from reporting.vocabulary import COUNTED, FACETS, KIND_CLASSES, LOCKED
from reporting.vocabulary.answers import BadAnswer, check_period, read_codes
from reporting.vocabulary.said import TAMPERING, Said

PLACE = re.compile(r"[A-Z]{2}(?:[A-Z2-9]{3}|-[a-z0-9_]+)?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?")
CONTAINER = re.compile(r"[A-Z]{4}[0-9]{7}")
WORDS = ("account", "container", "language")  # what is no coded answer
NAMES = frozenset({"place", "time", *FACETS, *WORDS})
REQUIRED = ("place", "time", "kind", "track")
FOR_THE_TEAM = frozenset({"account", "container", *(facet.name for facet in LOCKED)})
OF_A_CLEAN_CALL = frozenset({*REQUIRED, "language"})


def read_json(text: str) -> dict[str, Any]:
    """The answers of a file; Refused unless it is one JSON object."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("The answers are no JSON. See docs/client.md for an example.") from None
    if not isinstance(value, dict):
        raise Refused("The answers are one JSON object. See docs/client.md for an example.")
    return value


def check_answers(answers: Mapping[str, Any], *, now: datetime) -> Said:
    """Everything that was said, in the order of the protocol; Refused with every mistake."""
    given = {name: in_order(name, value) for name, value in answers.items() if is_said(value)}
    wrong = [f"{name!r} is no question" for name in sorted(set(given) - NAMES)]
    wrong += [f"{name} is missing" for name in REQUIRED if name not in given]
    if not wrong:
        wrong = [*mistakes_in_codes(given, now=now), *mistakes_in_words(given)]
    if not wrong:
        wrong = [*mistakes_of_track(given)]
    if wrong:
        raise Refused(f"Look at the answers again: {'; '.join(wrong)}. Nothing was sent.")
    coded = ("place", "time", *(facet.name for facet in COUNTED))
    return Said(
        coded={name: given[name] for name in coded if name in given},
        locked={facet.name: given[facet.name] for facet in LOCKED if facet.name in given},
        account=given.get("account", ""),
        container=given.get("container", ""),
        language=given.get("language", "en"),
    )


def is_said(value: object) -> bool:
    """A question that was skipped is absent, in whatever way it was left empty."""
    return value is not None and value not in ("", [])


def mistakes_in_codes(given: Mapping[str, Any], *, now: datetime) -> Iterator[str]:
    if not matches(PLACE, given["place"]):
        yield "place: a UN/LOCODE, a place of our own, or a country of two letters"
    for name in given:
        try:
            if name == "time":
                check_period(given[name], now=now)
            elif name in FACETS:
                read_codes(name, given[name])
        except BadAnswer as error:
            yield str(error)


def mistakes_in_words(given: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(given.get("account", ""), str):
        yield "account: it is text"
    if not matches(LANGUAGE, given.get("language", "en")):
        yield "language: a code such as en or es"
    if "container" in given and not matches(CONTAINER, given["container"]):
        yield "container: four capital letters and seven digits"


def mistakes_of_track(given: Mapping[str, Any]) -> Iterator[str]:
    """A record carries no words, and where nothing was asked there is nothing to answer."""
    record = given["track"] == "record"
    if record and not FOR_THE_TEAM.isdisjoint(given):
        yield "a record is only counted: leave out what is for a team to read"
    if "container" in given and given["kind"] != TAMPERING:
        yield f"container: only with {TAMPERING}"
    if KIND_CLASSES[given["kind"]] == "clean" and (not record or set(given) - OF_A_CLEAN_CALL):
        yield "a clean call is a record without further answers"


def matches(pattern: "re.Pattern[str]", value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def in_order(name: str, value: Any) -> Any:
    """Several answers as the protocol wants them: sorted, each once."""
    facet = FACETS.get(name)
    if facet is None or not facet.several or not isinstance(value, list):
        return value
    return sorted(set(value)) if all(isinstance(code, str) for code in value) else value
