"""Rosa with scripts off: forms as her browser posts them, read back from the pages it was sent."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.utils.http import urlencode

from reporting.directory import current
from reporting.installation import sealing_instance
from reporting.models import Arrival
from reporting.sealing.box import Kind
from reporting.sealing.filing import parse_filing
from reporting.sealing.report import OpenedReport, open_report
from reporting.sealing.seals import unwrap_cek
from tests.reporting.conftest import OWN, Door
from tests.reporting.filing_factory import Roster
from tests.reporting.pages_factory import add_ports, write_client

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FORM = "application/x-www-form-urlencoded"
NO_WORD = "nowhere"  # of no list; "wrong" is one, and right once in 2,048 times
Typed = dict[str, Any]


class FormReader(HTMLParser):
    """What a browser would post of the form with this action, as the page fills it in."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside = action, False
        self.values: Typed = {}
        self.select = self.area = ""
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("action", "").endswith(self.action)
        if not self.inside:
            return
        name, kind = given.get("name", ""), given.get("type", "")
        if name:
            self.names.add(name)
        if tag == "input" and name and kind in ("checkbox", "radio"):
            if "checked" in given:
                self.put(name, given.get("value", ""), several=kind == "checkbox")
        elif tag == "input" and name:
            self.put(name, given.get("value", ""))
        self.select = name if tag == "select" else self.select
        self.area = name if tag == "textarea" else self.area
        if tag == "option" and self.select and "selected" in given:
            self.put(self.select, given["value"])

    def put(self, name: str, value: str, *, several: bool = False) -> None:
        if several:
            self.values.setdefault(name, []).append(value)
        else:
            self.values[name] = value

    def handle_data(self, data: str) -> None:
        if self.inside and self.area:
            self.values[self.area] = self.values.get(self.area, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            # a browser leaves out the first line break
            self.values[self.area] = self.values.get(self.area, "").removeprefix("\n")
            self.area = ""
        self.select = "" if tag == "select" else self.select
        self.inside = self.inside and tag != "form"


def form_in(response: HttpResponse, action: str) -> Typed:
    reader = FormReader(action)
    reader.feed(response.content.decode())
    return reader.values


def opened(door: Door, roster: Roster | None = None) -> OpenedReport:
    """The one report that arrived, as the team reads it."""
    filing = parse_filing(Arrival.objects.get().body)
    cek = unwrap_cek(
        sealing_instance(),
        kind=Kind.REPORT,
        object_id=filing.report_id,
        key=(roster or door.roster).key(),
        wrap=filing.wrap,
    )
    return open_report(sealing_instance(), report_id=filing.report_id, cek=cek, box=filing.box)


@pytest.fixture
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def pages(db: None, tmp_path: Path, settings) -> Path:
    """A register of two places and the built client; the fixed pages are not needed."""
    write_client(tmp_path / "dist")
    settings.STATICFILES_DIRS = [tmp_path / "dist"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PAGES_DIR = tmp_path / "pages"
    add_ports()
    current.forget()
    return tmp_path / "pages"


@pytest.fixture(scope="session")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("simple") / "pages"


@pytest.fixture
def built(pages: Path, once_built: Path) -> Path:
    """The fixed pages, pressed by the first test that needs them."""
    if not once_built.exists():
        call_command("build_pages", verbosity=0)
        shutil.copytree(pages, once_built)
    return Path(shutil.copytree(once_built, pages, dirs_exist_ok=True))


@pytest.fixture
def send(client: Client, pages: Path) -> Callable[..., HttpResponse]:
    """Post fields as a browser does; `headers` replace its own."""

    def post(path: str, typed: Typed, *, lang: str = "en", **headers: str) -> HttpResponse:
        return client.post(
            f"/{lang}/simple/{path}",
            data=urlencode(typed, doseq=True),
            content_type=FORM,
            headers={"origin": OWN} | headers,
        )

    return post


@pytest.fixture
def begin(door: Door, send: Callable[..., HttpResponse]) -> Callable[..., Typed]:
    """The fields of page 2 as it came, for a track in Argentina."""

    def begun(track: str = "case", **typed: str) -> Typed:
        response = send("begin", {"track": track, "country": "AR"} | typed)
        assert response.status_code == 200
        return form_in(response, "/file")

    return begun


@pytest.fixture
def filled(begin: Callable[..., Typed]) -> Callable[..., Typed]:
    """Page 2 filled in with what each track needs, and the code asked back."""

    def fill(track: str = "case", **typed: Any) -> Typed:
        fields = begin(track) | {"place": "ARROS", "month": "10", "year": "2026"}
        if track != "clean":
            fields |= {"kind": "demand", "actor": "agriculture_officer", "what": ["cash"]}
        if track == "case":
            fields |= {"account": "They asked for two cartons.", **asked_back(fields)}
        return fields | typed

    return fill


def asked_back(fields: Typed) -> Typed:
    """The two numbers that the form asks back, from the code that it carries."""
    numbers = fields["code"].split()
    first, second = (int(byte) for byte in asked_places(fields))
    return {"word-a": numbers[first - 1], "word-b": numbers[second - 1]}


def asked_places(fields: Typed) -> tuple[int, int]:
    from reporting.sealing.codename import Language, read_codename
    from reporting.simple.code import Code

    root = read_codename(fields["code"], Language.ENGLISH)
    return Code(root, bytes.fromhex(fields["report"]), Language.ENGLISH).asked
