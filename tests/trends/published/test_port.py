"""The page of a port says what wording.md says, in its order, and nothing that it hides."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.trends.published.conftest import YEARS, freeze, make_page
from trends.published import wording
from trends.published.models import Release, ReleasePage
from trends.published.sentences import change_in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("release")]
ALL = "/en/figures/AR-up_river_parana/"
HOLDS = ALL + "holds_cargo/"


def text_of(visitor: Client, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_it_stands_in_the_order_of_the_wording(visitor: Client) -> None:
    page = text_of(visitor, HOLDS)
    marks = (
        "Too few reports to say anything about Up-River Paraná in 2025",
        "<svg",
        "The same in numbers",
        'aria-labelledby="read-this"',
        "How refusing went",
        "Reforms and events",
        "What the authority says",
        ">What is hidden<",
        "Downloads",
    )
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)


def test_a_count_without_calls_says_that_it_is_no_rate(visitor: Client) -> None:
    page = text_of(visitor, ALL)
    assert "About 90 reports in 2025. We do not know how many ships called" in page
    assert "per 100" not in page


def test_a_fall_is_said_with_its_interval_and_the_effort(visitor: Client) -> None:
    assert (
        "After New rules (1 November 2017) reports fell from about 160 to about 15 in 4 years "
        "each side: by 91 % (interval 82 to 96 %, rounding included). "
        "Reporting effort did not fall."
    ) in text_of(visitor, HOLDS)


CHANGE = make_page().changes[0]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"effort_after": 600}, "Reporting effort rose."),
        ({"effort_after": 530}, "Reporting effort did not fall."),
        ({"effort_after": 455}, "Reporting effort did not clearly change."),
        ({"effort_after": 390}, "Reporting effort did not clearly change."),
        ({"effort_after": 60}, "Reports fell, and so did reporting."),
        ({"after": 300, "effort_after": 60}, "reports rose from about 160 to about 300"),
        ({"after": 300, "effort_after": 60}, "each side. Reporting effort fell."),
        ({"after": 150}, "That is no clear change."),
        ({"after": 0}, "to fewer than 5 in 4 years each side: by at least 93 %."),
        ({"before": 165, "after": 0}, "each side: by at least 93 %."),
        ({"spans": ("A strike",)}, "These years include: A strike."),
    ],
    ids=str,
)
def test_what_is_said_of_a_change_follows_its_interval(changed: dict[str, Any], words: str) -> None:
    assert words in change_in_words(replace(CHANGE, **changed))


def test_read_this_stands_in_full_on_the_page_and_in_every_chart(visitor: Client) -> None:
    page = text_of(visitor, HOLDS)
    descriptions = re.findall(r"<desc.*?</desc>", page, re.DOTALL)
    box = page[page.index('aria-labelledby="read-this"') :]
    assert len(descriptions) == 2
    for line in wording.READ_THIS[:-1]:
        assert str(line) in box
        assert all(str(line) in description for description in descriptions)
    assert "Release 1, 24 November 2026, covers to quarter 2 of 2026." in box
    assert all("Release 1, 24 November 2026" in description for description in descriptions)


def test_invented_data_say_so_on_the_page_and_inside_the_charts(visitor: Client) -> None:
    page = text_of(visitor, HOLDS)
    assert '<strong id="invented">INVENTED DATA. Not about any real port.</strong>' in page
    for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert re.search(r"<text[^>]*>INVENTED DATA. Not about any real port.</text>", svg)


def test_real_data_do_not(visitor: Client) -> None:
    freeze(make_page(), invented=False)
    assert "INVENTED" not in text_of(visitor, HOLDS)


def test_hidden_years_are_hatched_and_never_at_nought(visitor: Client) -> None:
    wide = re.findall(r"<svg.*?</svg>", text_of(visitor, HOLDS), re.DOTALL)[0]
    shown = re.findall(r'<circle class="point"', wide)
    hatched = re.findall(r'height="220" fill="url\(#hatch-wide\)"', wide)
    assert (len(shown), len(hatched)) == (5, 7)
    floor = re.search(r'<path class="grid zero" d="M46 (\S+)H', wide)
    assert floor
    heights = re.findall(r'<circle class="point" cx="\S+" cy="(\S+)"', wide)
    assert all(float(height) < float(floor[1]) for height in heights)


def test_no_line_passes_through_a_hidden_year(visitor: Client) -> None:
    wide = re.findall(r"<svg.*?</svg>", text_of(visitor, HOLDS), re.DOTALL)[0]
    (points,) = re.findall(r'<polyline class="line" points="([^"]+)"', wide)
    assert len(points.split()) == 5


def test_both_hidden_reasons_have_their_one_wording(visitor: Client) -> None:
    assert "Too few reports to say, or hidden to protect another figure" in text_of(visitor, HOLDS)
    passage = text_of(visitor, ALL + "passage/")
    assert passage.count("Hidden: fewer than 30 known calls") == len(YEARS) + 1


def test_a_busy_and_a_quiet_hidden_year_look_alike(visitor: Client) -> None:
    rows = re.findall(r"<tr>.*?</tr>", text_of(visitor, HOLDS), re.DOTALL)
    hidden = [row for row in rows if "hidden-cell" in row and '<th scope="row"' in row]
    cells = {re.sub(r"\d+", "", row.split('class="number"')[0]) for row in hidden}
    assert len(hidden) == 7
    assert len(cells) == 1


def test_how_refusing_went_has_its_interval(visitor: Client) -> None:
    assert "about 62 in 100 lost no time (56 to 68)" in text_of(visitor, ALL)


def test_an_authority_that_has_not_answered_is_named(visitor: Client) -> None:
    words = "The port authority has been shown this page and has not answered yet."
    assert words in text_of(visitor, ALL)


def test_it_sets_no_cookie_and_asks_for_none(visitor: Client) -> None:
    for address in ("/en/figures/", ALL, HOLDS, ALL + "figures.csv", HOLDS + "chart.svg"):
        response = visitor.get(address)
        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert "sessionid" not in response.request.get("HTTP_COOKIE", "")


def test_it_is_a_public_page_without_inline_anything(visitor: Client) -> None:
    response = visitor.get(HOLDS)
    policy = response["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    body = response.content.decode()
    assert "<script" not in body
    assert " style=" not in body
    assert "<style" not in body
    assert not re.search(r"\son[a-z]+=", body)


def test_it_never_says_what_must_not_be_said(visitor: Client) -> None:
    page = text_of(visitor, HOLDS).lower()
    for words in ("corruption", "cleaner", "safest", "worst", "zero tolerance", "confirmed case"):
        assert words not in page


@pytest.mark.parametrize(
    "address",
    [
        "/en/figures/SNDKR/",
        "/en/figures/XXXXX/",
        "/en/figures/AR-up_river_parana/tea/",
        "/en/figures/AR-up_river_parana/tea/chart.svg",
        "/en/figures/SNDKR/figures.csv",
    ],
)
def test_what_is_not_published_does_not_exist(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_it_cannot_be_posted_to(visitor: Client) -> None:
    assert visitor.post(ALL).status_code == 405


def test_a_damaged_release_is_not_shown(visitor: Client) -> None:
    page = ReleasePage.objects.get(complex="AR-up_river_parana")
    page.delete()
    page.pk = None
    page.document = page.document.replace("[85,", "[10,")
    page.save(force_insert=True)
    response = visitor.get(ALL)
    assert response.status_code == 503
    assert b"cannot be shown" in response.content
    assert response["Cache-Control"] == "no-store"


def test_arabic_runs_from_right_to_left_and_charts_stay_numbers(visitor: Client) -> None:
    page = text_of(visitor, "/ar/figures/AR-up_river_parana/holds_cargo/")
    assert '<html lang="ar" dir="rtl">' in page
    assert not re.search('(?: x| y| width| height|cx|cy)="[^"]*[,\u066b][^"]*"', page)


def test_the_release_is_named_with_its_hash(visitor: Client, release: Release) -> None:
    assert release.hash.hex()[:16] in text_of(visitor, ALL)


def test_it_takes_two_queries(visitor: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        visitor.get(HOLDS)
