"""The index lists ports by name, and says plainly when there is nothing yet."""

from html import unescape

import pytest
from django.test import Client

from tests.trends.published.conftest import freeze, make_country, make_page

pytestmark = pytest.mark.django_db


def test_without_a_release_it_says_so(visitor: Client) -> None:
    response = visitor.get("/en/figures/")
    assert response.status_code == 200
    assert b"There are no figures yet." in response.content


def test_ports_stand_by_country_and_name_never_by_figures(visitor: Client) -> None:
    freeze(
        make_page("NG-lagos", "Lagos"),
        make_page("NG", "Nigeria"),
        make_page(),
        make_page("AR-bahia_blanca", "Bahía Blanca"),
        make_country(),
    )
    page = unescape(visitor.get("/en/figures/").content.decode())
    table = page[page.index('id="places"') :]
    places = [table.index(name) for name in ("Argentina", "Bahía Blanca", "Up-River", "Nigeria")]
    assert places == sorted(places)
    assert "Read this before you quote it" in page


def test_countries_are_named_in_the_readers_language(visitor: Client) -> None:
    freeze()
    assert "الأرجنتين" in visitor.get("/ar/figures/").content.decode()


def test_only_the_latest_release_is_listed(visitor: Client) -> None:
    freeze(make_page("NG-lagos", "Lagos"))
    freeze(make_page(), day="2027-02-24")
    assert "Lagos" not in visitor.get("/en/figures/").content.decode()
