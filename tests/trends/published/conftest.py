"""A frozen release, made without a single fact: the public room needs none."""

from dataclasses import replace

import pytest
from django.test import Client

from reporting.vocabulary import INSPECTION_TYPE, TYPE_GROUPS
from trends.published.document import (
    WORLD,
    Authority,
    Change,
    Event,
    Page,
    Refusing,
    ReleaseDraft,
)
from trends.published.models import Release
from trends.published.services import freeze_release

YEARS = tuple(range(2014, 2026))
HOLDS = (40, 40, 45, 40, 5, *["too_few"] * 7)


def make_page(code: str = "AR-up_river_parana", name: str = "Up-River Paraná") -> Page:
    hidden = ("too_few",) * len(YEARS)
    return Page(
        complex=code,
        name=name,
        country=code[:2],
        years=YEARS,
        cells={
            "all": (85, 90, 100, 90, 75, 80, 50, 65, 65, 65, 75, 90),
            **dict.fromkeys(TYPE_GROUPS, hidden),
            "holds_cargo": HOLDS,
            "passage": ("few_known_calls",) * len(YEARS),
        },
        effort=(105, 115, 120, 120, 145, "too_few", 125, 135, 135, 145, 145, 165),
        fleets=("3_to_5",) * len(YEARS),
        refusing=Refusing(refused=380, lost_no_time=235),
        changes=(
            Change(
                title="New rules",
                date="2017-11-01",
                type_group="holds_cargo",
                before_years=(2014, 2017),
                after_years=(2018, 2021),
                before=160,
                after=15,
                effort_before=460,
                effort_after=480,
            ),
        ),
        events=(
            Event(
                type="reform",
                date="2017-11-01",
                title="New rules",
                partners="A ministry",
                source="A decree",
                type_group="holds_cargo",
            ),
        ),
        authority=Authority(name="The port authority", shown_on="2026-10-05"),
    )


def make_country() -> Page:
    """Argentina: as its only port, with quarters, and events that name their port."""
    port = make_page("AR", "Argentina")
    quarters = tuple(f"{year}-Q{nth}" for year in YEARS for nth in (1, 2, 3, 4))
    hidden = ("too_few",) * len(quarters)
    quarterly = {**dict.fromkeys(("all", *TYPE_GROUPS), hidden), "all": (20,) * len(quarters)}
    events = (replace(port.events[0], place="Up-River Paraná"),)
    return replace(
        port,
        quarters=quarters,
        quarterly=quarterly,
        events=events,
        changes=(),
        authority=None,
    )


def make_world(covered: tuple[str, ...] = ("AR", "EG", "SG")) -> Page:
    """With two types shown in the last quarter, one of them in the quarter before too."""
    country = make_country()
    hidden = ("too_few",) * (len(country.quarters) - 2)
    by_type = {
        **dict.fromkeys(INSPECTION_TYPE.codes, (*hidden, "too_few", "too_few")),
        "hold_or_tank_inspection": (*hidden, 25, 100),
        "pilotage": (*hidden, "too_few", 10),
    }
    return replace(
        country,
        complex=WORLD,
        name=WORLD,
        country="",
        events=(),
        covered=covered,
        by_type=by_type,
    )


def freeze(*pages: Page, invented: bool = True, day: str = "2026-11-24") -> Release:
    draft = ReleaseDraft(
        day=day,
        covers_to="2026-Q2",
        invented=invented,
        rules={"calls": 5},
        audit="rows",
        pages=(*(pages or (make_page(), make_country())), make_world()),
    )
    return freeze_release(draft=draft)


@pytest.fixture
def release(db: None) -> Release:
    return freeze()


@pytest.fixture
def visitor() -> Client:
    return Client()
