"""The method page says how figures are made, with and without a release."""

from html import unescape

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_it_answers_before_the_first_release(visitor: Client, lang: str) -> None:
    response = visitor.get(f"/{lang}/figures/method/")
    assert response.status_code == 200
    assert b"Biometrika 28 (1936)" in response.content


@pytest.mark.usefixtures("release")
def test_it_says_what_the_figures_cannot(visitor: Client) -> None:
    page = unescape(visitor.get("/en/figures/method/").content.decode())
    assert "What these figures cannot tell you" in page
    assert "The check of all tables together" in page
    assert "Read this before you quote it" in page


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("address", ["", "AR/", "AR-up_river_parana/"])
def test_every_page_of_figures_leads_to_it(visitor: Client, address: str) -> None:
    page = visitor.get(f"/en/figures/{address}").content.decode()
    assert '<a href="/en/figures/method/">' in page
