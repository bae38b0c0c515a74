"""The page of a country: its own figures, its ports by name, and never a port that has no page."""

import json
from html import unescape

import pytest
from django.test import Client

from tests.trends.published.conftest import freeze, make_country, make_page

pytestmark = pytest.mark.django_db


def text_of(visitor: Client, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.usefixtures("release")
def test_it_stands_in_the_order_of_the_wording(visitor: Client) -> None:
    page = text_of(visitor, "/en/figures/AR/")
    parts = (
        "About 90 reports in 2025.",
        'class="figure"',
        "All reports of any kind",
        "The same in numbers",
        "Read this before you quote it",
        'id="refusing"',
        'id="events"',
        'id="hidden"',
        'id="downloads"',
    )
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert "What the authority says" not in page


@pytest.mark.usefixtures("release")
def test_it_is_named_in_the_readers_language(visitor: Client) -> None:
    assert "<h1><bdi>الأرجنتين</bdi></h1>" in text_of(visitor, "/ar/figures/AR/")


def test_its_ports_stand_by_name_with_their_last_year(visitor: Client) -> None:
    freeze(make_country(), make_page(), make_page("ARBHI", "Bahía Blanca"))
    page = text_of(visitor, "/en/figures/AR/")
    ports = page[page.index('id="places"') :]
    assert ports.index("Bahía Blanca") < ports.index("Up-River Paraná")
    assert '<a href="/en/figures/ARBHI/">' in ports
    assert '<td class="number"><bdi>90</bdi></td>' in ports


@pytest.mark.usefixtures("release")
def test_an_event_names_its_port(visitor: Client) -> None:
    assert "1 November 2017 · <bdi>Up-River Paraná</bdi>" in text_of(visitor, "/en/figures/AR/")


@pytest.mark.usefixtures("release")
def test_a_kind_of_inspection_has_an_address_of_its_own(visitor: Client) -> None:
    page = text_of(visitor, "/en/figures/AR/holds_cargo/")
    assert "Too few reports to say anything about Argentina in 2025" in page
    assert 'id="places"' not in page


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("code", ["SG", "XX", "ARBHI"])
def test_a_country_without_a_page_and_one_that_does_not_exist_are_alike(
    visitor: Client, code: str
) -> None:
    response = visitor.get(f"/en/figures/{code}/")
    assert response.status_code == 404
    assert b"The two look alike on purpose." in response.content


@pytest.mark.usefixtures("release")
def test_the_last_eight_quarters_are_a_table(visitor: Client) -> None:
    page = text_of(visitor, "/en/figures/AR/")
    table = page[page.index("quarter by quarter</summary>") :]
    assert "2024 Q1" in table
    assert "2023 Q4" not in table


@pytest.mark.usefixtures("release")
def test_all_quarters_are_in_the_file(visitor: Client) -> None:
    lines = text_of(visitor, "/en/figures/AR/figures.csv").splitlines()
    assert "AR,Argentina,AR,2014-Q1,all,,20,11,33,,," in lines
    hidden = "AR,Argentina,AR,2014-Q1,border,,,,,"
    assert any(line.startswith(f'{hidden}"Too few') for line in lines)


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("code", ["AR-up_river_parana", "AR", "world"])
def test_json_is_the_frozen_document_with_its_release(visitor: Client, code: str) -> None:
    found = json.loads(visitor.get(f"/en/figures/{code}/figures.json").content)
    assert found["figures"]["complex"] == code
    assert found["figures"]["cells"]["all"][-1] == 90
    assert (found["release"]["number"], found["release"]["covers_to"]) == (1, "2026-Q2")
    assert found["read_this_first"][0] == "INVENTED DATA. Not about any real port."
    assert any("not a sample" in line for line in found["read_this_first"])


@pytest.mark.usefixtures("release")
def test_the_chart_of_a_country_is_a_file(visitor: Client) -> None:
    chart = text_of(visitor, "/ar/figures/AR/all/chart.svg")
    assert "الأرجنتين" in chart
