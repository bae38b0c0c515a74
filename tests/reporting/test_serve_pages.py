"""The door's fixed pages as they are served: bytes, no cookie, nothing kept, errors in words."""

import gzip
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from django.test import Client

from tests.reporting.pages_factory import add_ports, write_client


@pytest.fixture
def built(db: None, tmp_path: Path, settings) -> Path:
    write_client(tmp_path / "dist")
    settings.STATICFILES_DIRS = [tmp_path / "dist"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PAGES_DIR = tmp_path / "pages"
    add_ports()
    call_command("build_pages", verbosity=0)
    return tmp_path / "pages"


ADDRESSES = (
    "/",
    "/en/",
    "/ar/",
    "/en/report",
    "/ar/report",
    "/ar/words.json",
    "/en/mailbox",
    "/en/port-codes",
    "/en/asking/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_sets_no_cookie_and_is_kept_nowhere(
    built: Path, client: Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert answer["Cache-Control"] == "no-store"
    assert "form-action 'none'" in answer["Content-Security-Policy"]


def test_everybody_gets_the_same_bytes(built: Path, client: Client) -> None:
    one = client.get("/en/report", headers={"user-agent": "A", "accept-language": "ar"})
    other = client.get("/en/report", headers={"user-agent": "B", "cookie": "known=1"})
    assert one.content == other.content == (built / "en" / "report.html").read_bytes()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip", "gzip")],
)
def test_it_sends_the_best_encoding_that_is_accepted(
    built: Path, client: Client, accepted: str, encoding: str | None
) -> None:
    answer = client.get("/ar/", headers={"accept-encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer["Vary"] == "Accept-Encoding"
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert opened(answer.content) == (built / "ar" / "home.html").read_bytes()
    assert int(answer["Content-Length"]) == len(answer.content)


def test_a_page_that_was_built_anew_is_served_anew(built: Path, client: Client) -> None:
    client.get("/en/")
    (built / "en" / "home.html").write_text("built later", encoding="utf-8")
    assert client.get("/en/").content == b"built later"


@pytest.mark.parametrize("address", ["/en/nothing", "/xx/", "/xx/report", "/en/../secret"])
def test_what_is_not_there_is_said_in_a_page(built: Path, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"There is no such page." in answer.content


def test_an_error_speaks_the_language_of_its_address(built: Path, client: Client) -> None:
    answer = client.get("/ar/nothing")
    assert answer.content == (built / "ar" / "404.html").read_bytes()


def test_a_page_takes_no_post(built: Path, client: Client) -> None:
    answer = client.post("/en/report", {"account": "words"})
    assert answer.status_code == 405
    assert b"words" not in answer.content


def test_an_unknown_address_of_the_api_is_a_problem_document(built: Path, client: Client) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_leaving_makes_the_browser_forget(built: Path, client: Client) -> None:
    assert client.get("/en/port-codes")["Clear-Site-Data"] == '"cache", "storage"'


def test_before_the_pages_are_built_it_says_what_to_run(
    db: None, client: Client, tmp_path: Path, settings
) -> None:
    settings.PAGES_DIR = tmp_path / "nowhere"
    answer = client.get("/en/")
    assert answer.status_code == 503
    assert b"build_pages" in answer.content
