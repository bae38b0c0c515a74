"""Begin: page 2 comes with a code that was made for it and is kept nowhere."""

import gzip
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse

from reporting.directory.services import set_route
from reporting.models import Arrival, Letter, Port, Report
from reporting.sealing.codename import Language, numbers_of, read_codename, words_of
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import Roster, list_desk_of
from tests.reporting.simple.conftest import FormReader, form_in

CASE = {"track": "case", "country": "AR"}
Send = Callable[..., HttpResponse]


def test_a_case_begins_with_twelve_words_and_their_numbers(door: Door, send: Send) -> None:
    page = send("begin", CASE)
    assert page.status_code == 200
    root = read_codename(form_in(page, "/file")["code"], Language.ENGLISH)
    shown = page.content.decode()
    for word, number in zip(words_of(root, Language.ENGLISH), numbers_of(root), strict=True):
        assert f'<b lang="en">{word}</b><span>{number}</span>' in shown


def test_every_form_gets_a_code_and_an_id_of_its_own(door: Door, send: Send) -> None:
    forms = [form_in(send("begin", CASE), "/file") for _ in range(5)]
    assert len({form["code"] for form in forms}) == len({form["report"] for form in forms}) == 5


@pytest.mark.parametrize("language", list(Language))
def test_any_of_the_five_lists_can_be_chosen(door: Door, send: Send, language: Language) -> None:
    page = send("begin", CASE | {"list": language.value})
    root = read_codename(form_in(page, "/file")["code"], Language.ENGLISH)
    assert " ".join(words_of(root, language)) in page.content.decode()


@pytest.mark.parametrize("track", ["record", "clean"])
def test_what_is_only_counted_shows_no_code(door: Door, send: Send, track: str) -> None:
    page = send("begin", CASE | {"track": track})
    assert b'<ol class="code-grid"' not in page.content
    assert b"Nobody answers, and there is no code." in page.content


def test_it_writes_nothing(door: Door, send: Send) -> None:
    send("begin", CASE)
    assert [model.objects.count() for model in (Arrival, Report, Letter)] == [0, 0, 0]


def test_it_says_who_reads(door: Door, send: Send) -> None:
    shown = send("begin", CASE).content.decode()
    assert "Team Test, run by Test Council (invented). 2 people hold its key." in shown
    assert "They work for: Test Council (invented)." in shown
    assert "Reports are erased 36 months after we finish." in shown


def test_a_place_with_a_team_of_its_own_is_named(door: Door, send: Send) -> None:
    other = Roster()
    list_desk_of(other, name="Team Rosario")
    set_route(place="ARROS", case=other.desk, own_side=other.desk)
    page = send("begin", CASE)
    assert "Rosario: Team Rosario, run by" in page.content.decode()
    assert other.desk.hex in form_in(page, "/file")["told"]


def test_ports_are_a_list_with_the_well_known_first(door: Door, send: Send) -> None:
    Port.objects.create(code="ARAAA", name="Aaa", country="AR")
    shown = send("begin", CASE).content.decode()
    assert shown.index("ARROS") < shown.index("smaller places") < shown.index("ARAAA")
    assert "Suez" not in shown


def test_the_page_is_kept_nowhere_and_has_no_script(door: Door, send: Send) -> None:
    page = send("begin", CASE)
    assert page["Cache-Control"] == "no-store"
    assert "script-src" not in page["Content-Security-Policy"]
    assert "form-action 'self'" in page["Content-Security-Policy"]
    assert page["Referrer-Policy"] == "same-origin"
    assert page.cookies == {}
    assert b"<script" not in page.content


def test_no_field_is_remembered_or_sent_to_a_spelling_service(door: Door, send: Send) -> None:
    shown = send("begin", CASE).content.decode()
    for field in re.findall(r"<(?:textarea|input(?![^>]*hidden)[^>]*type=.text)[^>]*>", shown):
        assert 'autocomplete="off"' in field
        assert 'spellcheck="false"' in field
    keeper = '<input type="password" name="keep_nothing" value="x" hidden'
    assert keeper in shown  # without it Chromium keeps the page of a post on the disk
    assert '<section id="words" translate="no">' in shown


def test_every_question_of_the_vocabulary_is_asked(door: Door, send: Send) -> None:
    from reporting.vocabulary import FACETS

    reader = FormReader("/file")
    reader.feed(send("begin", CASE).content.decode())
    assert set(FACETS) <= reader.names


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"country": "AR"}, "Choose one of the answers."),
        ({"track": "secret", "country": "AR"}, "Choose one of the answers."),
        ({"track": "case"}, "Choose the country."),
        ({"track": "case", "country": "ZZ"}, "Choose the country."),
        ({"track": "case", "country": "ARROS"}, "Choose the country."),
    ],
)
def test_what_is_missing_is_said_and_the_rest_is_kept(
    door: Door, send: Send, typed: dict[str, str], sentence: str
) -> None:
    page = send("begin", typed)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    kept = form_in(page, "/begin")
    if typed.get("country") == "AR":
        assert kept["country"] == "AR"
    if typed.get("track") == "case":
        assert kept["track"] == "case"


def test_without_a_team_it_says_so(send: Send) -> None:
    page = send("begin", CASE)
    assert page.status_code == 422
    assert b"No team reads reports for this place yet." in page.content


def test_it_speaks_arabic(door: Door, send: Send) -> None:
    page = send("begin", CASE, lang="ar")
    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    assert "الأرجنتين" in page.content.decode()


def test_it_is_sent_in_gzip_to_whoever_takes_it(door: Door, send: Send) -> None:
    page = send("begin", CASE, **{"accept-encoding": "gzip, br"})
    assert page["Content-Encoding"] == "gzip"
    assert b"Your code. It is shown once." in gzip.decompress(page.content)
    assert int(page["Content-Length"]) == len(page.content)
