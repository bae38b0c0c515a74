"""The door's fixed pages: built alike twice, whole in every language, light, without secrets."""

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from reporting.models import ListedStatement
from reporting.pages.catalogues import compile_catalogues, read_catalogue
from reporting.pages.messages import find_messages
from reporting.pages.shelf import ERRORS, PAGES, SIMPLE_PAGES
from tests.reporting.filing_factory import Roster, list_desk_of
from tests.reporting.pages_factory import ASSETS, add_ports, write_client

LANGUAGES = ("en", "ar")
HOUSE_WORDS = (
    "sealed door",
    "plain door",
    "desk",
    "thread",
    "envelope",
    "facet",
    "solicitation",
    "exposure",
    "intervention",
)
BUDGET = {
    "home": 8000,
    "report": 8000,
    "mailbox": 8000,
    "port-codes": 8000,
    "simple/start": 8000,
    "simple/mailbox": 8000,
}


@pytest.fixture
def client_folder(tmp_path: Path, settings) -> Path:
    folder = tmp_path / "dist"
    write_client(folder)
    settings.STATICFILES_DIRS = [folder]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PAGES_DIR = tmp_path / "pages"
    return folder


@pytest.fixture
def built(db: None, client_folder: Path, settings) -> Path:
    add_ports()
    call_command("build_pages", verbosity=0)
    return Path(settings.PAGES_DIR)


def page(built: Path, language: str, name: str) -> str:
    return (built / language / f"{name}.html").read_text(encoding="utf-8")


def every_page(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def test_it_builds_every_page_in_every_language(built: Path) -> None:
    for language in LANGUAGES:
        names = {file.stem for file in (built / language).glob("*.html")}
        assert names == {*PAGES, *map(str, ERRORS)}


def test_it_builds_the_same_bytes_twice(built: Path) -> None:
    first = {file: file.read_bytes() for file in built.rglob("*.*")}
    call_command("build_pages", verbosity=0)
    assert {file: file.read_bytes() for file in built.rglob("*.*")} == first


def test_the_compressed_copies_hold_the_same_page(built: Path) -> None:
    for file in every_page(built):
        assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == file.read_bytes()
        assert brotli.decompress(Path(f"{file}.br").read_bytes()) == file.read_bytes()


def test_the_integrity_is_that_of_the_bytes_that_are_served(
    built: Path, client_folder: Path
) -> None:
    named = re.findall(
        r'(?:src|href)="/static/(\S+?)" integrity="sha384-(\S+?)"', page(built, "en", "report")
    )
    assert {name for name, _ in named} == {"report.js", "reporter.css"}
    for name, integrity in named:
        digest = hashlib.sha384((client_folder / name).read_bytes()).digest()
        assert base64.b64encode(digest).decode() == integrity


def test_the_sentences_of_the_script_come_apart_with_their_integrity(built: Path) -> None:
    for language in LANGUAGES:
        file = built / language / "words.json"
        named = re.search(
            r'name="words" content="(\S+) sha384-(\S+?)"', page(built, language, "report")
        )
        assert named is not None
        assert named[1] == f"/{language}/words.json"
        assert base64.b64encode(hashlib.sha384(file.read_bytes()).digest()).decode() == named[2]
        assert all(json.loads(file.read_text(encoding="utf-8")).values())


def test_a_missing_client_is_said_in_a_sentence(db: None, client_folder: Path) -> None:
    add_ports()
    (client_folder / ASSETS[0]).unlink()
    with pytest.raises(CommandError, match=r"reporter\.css is not built"):
        call_command("build_pages", verbosity=0)


def test_without_ports_it_says_what_to_run(db: None, client_folder: Path) -> None:
    with pytest.raises(CommandError, match="load_ports"):
        call_command("build_pages", verbosity=0)


class Inspector(HTMLParser):
    """Collects what a page of the door must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.named: list[str] = []
        self.actions: list[str] = []
        self.in_script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.in_script = tag if tag in ("script", "style") else ""
        self.wrong += [name for name in given if name.startswith("on") or name == "style"]
        self.wrong += [tag] if tag == "style" or (tag == "script" and not given.get("src")) else []
        self.wrong += [
            value for value in given.values() if value and re.match(r"https?:|//|data:", value)
        ]
        if tag in ("input", "select", "textarea", "button"):
            self.named += [str(given["name"])] if "name" in given else []
        if tag == "form":
            self.actions += [name for name in given if name in ("action", "method")]

    def handle_data(self, data: str) -> None:
        if self.in_script and data.strip():
            self.wrong.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.in_script = ""


def test_no_page_has_anything_inline_or_from_elsewhere(built: Path) -> None:
    for file in every_page(built):
        inspector = Inspector()
        inspector.feed(file.read_text(encoding="utf-8"))
        assert inspector.wrong == [], file


def protected_pages(built: Path) -> list[Path]:
    return [file for file in every_page(built) if file.parent.name != "simple"]


def test_no_field_has_a_name_and_no_form_an_action(built: Path) -> None:
    for file in protected_pages(built):
        inspector = Inspector()
        inspector.feed(file.read_text(encoding="utf-8"))
        assert (inspector.named, inspector.actions) == ([], []), file


def test_no_button_that_goes_on_is_enabled_before_the_script(built: Path) -> None:
    buttons = re.findall(r"<button[^>]*data-go=[^>]*>", page(built, "en", "report"))
    first_step = [button for button in buttons if "disabled" in button]
    # Back on the code page is reached by the script only
    assert len(buttons) - len(first_step) <= 1
    assert "submit" not in page(built, "en", "report")


def test_the_simple_form_has_no_script_and_posts_to_itself_alone(built: Path) -> None:
    simple = [file for file in every_page(built) if file.parent.name == "simple"]
    assert {file.stem for file in simple} == {*SIMPLE_PAGES, *map(str, ERRORS)}
    for file in simple:
        body = file.read_text(encoding="utf-8")
        assert "<script" not in body
        assert "data-answer" not in body
        assert all("/simple/" in action for action in re.findall(r'action="(.*?)"', body))
        # a form without it would stay in the browser's profile
        assert body.count("<form") == body.count('name="keep_nothing"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_called_port_codes(built: Path, language: str) -> None:
    for file in every_page(built):
        assert "<title>Port codes</title>" in file.read_text(encoding="utf-8")


def test_the_pins_are_the_first_statements(built: Path) -> None:
    roster = Roster()
    list_desk_of(roster)
    call_command("build_pages", verbosity=0)
    row = ListedStatement.objects.get(number=1)
    pin = f"{roster.desk.hex}:{bytes(row.hash).hex()}"
    assert f'<meta name="pins" content="{pin}">' in page(built, "en", "report")


def test_an_unreviewed_translation_says_so_and_offers_english(built: Path) -> None:
    assert 'class="unreviewed"' in page(built, "ar", "report")
    assert 'href="/en/report"' in page(built, "ar", "report")
    assert 'class="unreviewed"' not in page(built, "en", "report")


def test_arabic_runs_from_right_to_left(built: Path) -> None:
    assert '<html lang="ar" dir="rtl">' in page(built, "ar", "home")
    assert '<html lang="en" dir="ltr">' in page(built, "en", "home")


def test_every_sentence_is_translated_and_none_is_left_over() -> None:
    said = set(find_messages())
    catalogue = {message.id: message.string for message in read_catalogue("ar") if message.id}
    assert {text for text in said if not catalogue.get(text)} == set()
    assert set(catalogue) - said == set()


def test_placeholders_are_the_same_in_every_language() -> None:
    for message in read_catalogue("ar"):
        if message.id:
            assert set(re.findall(r"{\w+}", message.id)) == set(
                re.findall(r"{\w+}", message.string)
            ), message.id


def test_no_english_is_left_in_arabic(built: Path) -> None:
    compile_catalogues()
    with translation.override("ar"):
        same = [text for text in find_messages() if translation.gettext(text) == text]
    assert same == []


def test_no_sentence_has_more_than_twenty_words() -> None:
    long = [
        sentence
        for message in find_messages()
        for sentence in sentences(message)
        if len(sentence.split()) > 20
    ]
    assert long == []


def test_house_words_never_reach_a_reporter() -> None:
    for message in find_messages():
        words = message.lower()
        assert [word for word in HOUSE_WORDS if re.search(rf"\b{word}", words)] == [], message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUDGET)
def test_a_page_is_light(built: Path, language: str, name: str) -> None:
    assert len(Path(f"{built / language / name}.html.br").read_bytes()) <= BUDGET[name]
