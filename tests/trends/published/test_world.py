"""The page of the world: a map of what can be said, in three patterns and their words."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.trends.published.conftest import make_world
from trends.published import world_map
from trends.published.world_map import draw_map, what_can_be_said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("release")]
OUTLINES = {
    "width": 100,
    "height": 50,
    "land": {"AR": "M1,1l1,1 1,1z", "EG": "M5,5l1,1 1,1z", "AT": "M9,9l1,1 1,1z"},
    "points": {"SG": [40, 20]},
    "rest": "M7,7l1,1 1,1z",
}


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A world of four countries."""
    path = tmp_path / "world-map.json"
    path.write_text(json.dumps(OUTLINES), encoding="utf-8")
    monkeypatch.setattr(world_map.finders, "find", lambda name: str(path))


def page_of_the_world(visitor: Client, lang: str = "en") -> str:
    return unescape(visitor.get(f"/{lang}/figures/").content.decode())


def layer(page: str, name: str) -> str:
    found = re.search(rf'<g class="map-{name}"[^>]*>(.*?)</g>', page, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.usefixtures("drawn")
def test_each_country_has_one_of_three_patterns(visitor: Client) -> None:
    page = page_of_the_world(visitor)
    assert re.findall("<title>(.*?)</title>", layer(page, "enough")) == ["Argentina"]
    assert re.findall("<title>(.*?)</title>", layer(page, "toolittle")) == ["Egypt", "Singapore"]
    assert re.findall("<title>(.*?)</title>", layer(page, "nodata")) == ["Austria"]


@pytest.mark.usefixtures("drawn")
def test_every_pattern_is_said_in_words(visitor: Client) -> None:
    page = page_of_the_world(visitor)
    legend = page[page.index("<figcaption>") :]
    for words in (
        "Enough reports to say something about 2025",
        "Too few reports to say, or hidden to protect another figure",
        "No data: we know of no port there",
    ):
        assert words in legend


@pytest.mark.usefixtures("drawn")
def test_the_map_says_that_its_data_are_invented(visitor: Client) -> None:
    page = page_of_the_world(visitor)
    assert "What we can say, country by country. INVENTED DATA." in page


def test_no_report_and_four_reports_are_drawn_alike() -> None:
    """Nothing of a report decides between too little and no data."""
    world = make_world(covered=("EG",))
    assert what_can_be_said("EG", world, enough=()) == "too_little"
    assert what_can_be_said("AT", world, enough=()) == "no_data"


def test_without_the_map_the_table_says_all(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world_map.finders, "find", lambda name: None)
    page = page_of_the_world(visitor)
    assert "map-figure" not in page
    assert '<a href="/en/figures/AR/">Argentina</a>' in page


def test_countries_elsewhere_are_a_number_that_no_report_changes(visitor: Client) -> None:
    page = page_of_the_world(visitor)
    assert "In 2 other countries and territories with ports: too few reports" in page


def test_a_kind_of_inspection_of_all_ports_has_an_address(visitor: Client) -> None:
    page = unescape(visitor.get("/en/figures/world/holds_cargo/").content.decode())
    assert "<bdi>All ports</bdi>" in page
    assert "Too few reports to say anything about all ports in 2025" in page


def types_of(page: str) -> str:
    return page[page.index("Each inspection by itself, quarter by quarter") :]


def cells_of(page: str, label: str) -> list[tuple[str, str]]:
    row = types_of(page).split(f'<th scope="row">{label}</th>')[1].split("</tr>")[0]
    return re.findall(r'<td class="number( shade-[1-4])?">(?:<bdi>(\d+)</bdi>)?', row)


def test_each_single_inspection_has_its_last_eight_quarters(visitor: Client) -> None:
    page = page_of_the_world(visitor)
    hidden = [("", "")] * 6
    holds = cells_of(page, "Hold or tank inspection")
    assert holds == [*hidden, (" shade-1", "25"), (" shade-4", "100")]
    assert cells_of(page, "Pilotage") == [*hidden, ("", ""), (" shade-1", "10")]


def test_inspections_hidden_in_all_these_quarters_are_one_sentence(visitor: Client) -> None:
    said = types_of(page_of_the_world(visitor)).split("in all these quarters:")[1].split("</p>")[0]
    assert "Plant health" in said
    assert "Pilotage" not in said


def test_a_group_of_the_world_shows_its_own_inspections(visitor: Client) -> None:
    page = unescape(visitor.get("/en/figures/world/holds_cargo/").content.decode())
    assert cells_of(page, "Hold or tank inspection")[-1] == (" shade-4", "100")
    assert "Pilotage" not in types_of(page)


def test_no_other_page_tells_of_single_inspections(visitor: Client) -> None:
    for code in ("AR", "AR-up_river_parana"):
        page = visitor.get(f"/en/figures/{code}/").content.decode()
        assert "Each inspection by itself" not in page


def test_the_drawn_world_is_small_and_whole(visitor: Client) -> None:
    """The map that the build made: every country of the register that it draws, in 60 kB."""
    path = Path(__file__).parents[3] / "static" / "dist" / "world-map.json"
    outlines: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size <= 60_000
    assert {"AR", "EG", "NG", "IN", "BD", "PH", "ID", "SN", "UA"} <= outlines["land"].keys()
    assert {"SG", "MT", "BH"} <= outlines["points"].keys()
    for x, y in outlines["points"].values():
        assert 0 < x < outlines["width"]
        assert 0 < y < outlines["height"]


@pytest.mark.usefixtures("drawn")
def test_names_on_the_map_are_in_the_readers_language() -> None:
    drawn = draw_map(make_world(), enough={"AR"}, lang="ar")
    assert drawn is not None
    assert [land.name for _, lands in drawn.layers for land in lands if land.path] == [
        "النمسا",
        "مصر",
        "الأرجنتين",
    ]
