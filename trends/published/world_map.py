"""The map of what can be said: three patterns over Natural Earth's land, no scale of figures."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

from reporting.ports.selectors import country_name
from trends.published.document import ALL, Page
from trends.published.selectors import FrozenRelease, page_of

FILE = "world-map.json"  # made by deploy/build_map.mjs
ENOUGH, TOO_LITTLE, NO_DATA = "enough", "too_little", "no_data"


@dataclass(frozen=True)
class Land:
    """One country on the map: an outline, or a point where it is too small to be seen."""

    name: str
    path: str
    x: int = 0
    y: int = 0


@dataclass(frozen=True)
class WorldMap:
    width: int
    height: int
    layers: tuple[tuple[str, tuple[Land, ...]], ...]  # the pattern, and who has it
    rest: str  # land without a code of its own


def countries_with_enough(release: FrozenRelease) -> set[str]:
    """The countries whose last year is shown."""
    pages = (page_of(release, listed.complex) for listed in release.pages if listed.is_country)
    return {page.country for page in pages if page and isinstance(page.cells[ALL][-1], int)}


def draw_map(world: Page, *, enough: Collection[str], lang: str) -> WorldMap | None:
    """Zero and four reports, and a country that nobody reported from, look alike: too little.
    No data is where there is no port to report about; that is known without any report."""
    path = finders.find(FILE)
    if path is None:
        return None
    drawn = outlines(Path(str(path)))
    layers: dict[str, list[Land]] = {NO_DATA: [], TOO_LITTLE: [], ENOUGH: []}
    for code, outline in drawn["land"].items():
        layers[what_can_be_said(code, world, enough)].append(
            Land(country_name(code, lang), outline)
        )
    for code, (x, y) in drawn["points"].items():
        layers[what_can_be_said(code, world, enough)].append(
            Land(country_name(code, lang), "", x, y)
        )
    layered = tuple((name, tuple(lands)) for name, lands in layers.items())
    return WorldMap(drawn["width"], drawn["height"], layered, drawn["rest"])


def what_can_be_said(code: str, world: Page, enough: Collection[str]) -> str:
    if code in enough:
        return ENOUGH
    return TOO_LITTLE if code in world.covered else NO_DATA


@cache
def outlines(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))
