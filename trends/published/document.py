"""The shape of a release: what is frozen, how it is written as bytes, and how it is read back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

VERSION = 3
READABLE = (1, 2, 3)  # 2: pages of countries and of the world, quarters; 3: the world by type
ALL = "all"  # every type group together
WORLD = "world"
Cell = int | str  # a count rounded to 5, or why it is hidden (trends.guard.Hidden)


@dataclass(frozen=True)
class Event:
    """A dated reform or event, and when a later one undid it."""

    type: str
    date: str
    title: str
    partners: str
    source: str
    type_group: str = ALL
    undone_on: str = ""
    place: str = ""  # on the page of a country: which port


@dataclass(frozen=True)
class Change:
    """Before and after a reform, in equal numbers of whole years. `after` is 0 where it was under
    five: it is then taken as 4, and only a lower bound is said."""

    title: str
    date: str
    type_group: str
    before_years: tuple[int, int]
    after_years: tuple[int, int]
    before: int
    after: int
    effort_before: int
    effort_after: int
    spans: tuple[str, ...] = ()  # campaigns and disruptions inside these years


@dataclass(frozen=True)
class Refusing:
    """Of crews who refused and told how it ended: how many, and how many lost no time."""

    refused: int
    lost_no_time: int


@dataclass(frozen=True)
class Authority:
    """The authority that was shown the page, and its answer if there is one."""

    name: str
    shown_on: str
    answered_on: str = ""
    answer: str = ""
    link: str = ""


@dataclass(frozen=True)
class Page:
    """One port complex, country or the world: yearly cells for all types and each type group.

    `complex` is its code: of the complex, the two letters of a country, or `world`. Countries and
    the world have quarters too, the world also of each single type; `covered` are the countries of
    which anything could be shown, because there are ports to report about.
    """

    complex: str
    name: str
    country: str
    years: tuple[int, ...]
    cells: Mapping[str, tuple[Cell, ...]]
    effort: tuple[Cell, ...]
    fleets: tuple[str, ...]
    refusing: Refusing | None = None
    changes: tuple[Change, ...] = ()
    events: tuple[Event, ...] = ()
    authority: Authority | None = None
    quarters: tuple[str, ...] = ()
    quarterly: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    by_type: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    covered: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReleaseDraft:
    """Everything that is frozen at once; `rules` are the guard's, `audit` what it looked at."""

    day: str
    covers_to: str
    invented: bool
    rules: Mapping[str, Any]
    audit: str
    pages: tuple[Page, ...] = field(default=())


def canonical(value: object) -> str:
    """One way to write a document, so that one document has one hash."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def page_value(page: Page) -> dict[str, Any]:
    return {"v": VERSION, **asdict(page)}


def page_text(page: Page) -> str:
    return canonical(page_value(page))


def read_page(text: str) -> Page:
    value: dict[str, Any] = json.loads(text)
    if value.pop("v") not in READABLE:
        raise ValueError("This page was frozen by a newer Fairlead.")
    refusing, authority = value.pop("refusing"), value.pop("authority")
    return Page(
        **value
        | {
            "years": tuple(value["years"]),
            "cells": series_of(value["cells"]),
            "effort": tuple(value["effort"]),
            "fleets": tuple(value["fleets"]),
            "changes": tuple(read_change(change) for change in value["changes"]),
            "events": tuple(Event(**event) for event in value["events"]),
            "quarters": tuple(value.get("quarters", ())),
            "quarterly": series_of(value.get("quarterly", {})),
            "by_type": series_of(value.get("by_type", {})),
            "covered": tuple(value.get("covered", ())),
        },
        refusing=Refusing(**refusing) if refusing else None,
        authority=Authority(**authority) if authority else None,
    )


def series_of(value: Mapping[str, list[Cell]]) -> dict[str, tuple[Cell, ...]]:
    return {group: tuple(cells) for group, cells in value.items()}


def read_change(value: Mapping[str, Any]) -> Change:
    pairs = {name: tuple(value[name]) for name in ("before_years", "after_years", "spans")}
    return Change(**{**value, **pairs})
