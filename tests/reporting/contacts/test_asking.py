"""Somebody is asking right now: one page and one file, the same for everybody, new at once."""

import re
from math import inf
from pathlib import Path

import brotli
import pytest
from django.test import Client

from reporting.contacts import public
from reporting.contacts.services import check_contact, delete_contact, save_contact
from reporting.directory import current
from reporting.models import Contact
from reporting.pages.catalogues import compile_catalogues
from reporting.ports.selectors import TERRITORIES, is_country
from tests.reporting.contacts.factory import CHECKED, add_contact
from tests.reporting.pages_factory import write_client
from tests.reporting.test_build_pages import Inspector

PAGES = ("/en/asking/", "/ar/asking/")


@pytest.fixture(autouse=True)
def _client_files(db: None, tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    write_client(tmp_path / "dist")
    settings.STATICFILES_DIRS = [tmp_path / "dist"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    compile_catalogues()
    public.forget()
    # what this process is not told it finds out when a test says so, not after five seconds
    monkeypatch.setattr(current, "LOOK_EVERY", inf)


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_numbers_of_a_country_stand_under_its_name(client: Client) -> None:
    add_contact()
    page = body(client, "/en/asking/")
    assert '<details class="country" id="AR"><summary>Argentina</summary>' in page
    assert '<a class="number" href="tel:+541155550100"><bdi dir="ltr">+54 11 5555 0100' in page
    assert "08:00-20:00" in page
    assert "Spanish and English · Checked on 20 November 2026" in page
    assert "This number is invented. Nobody answers it." in page


def test_a_true_number_is_not_called_invented_and_no_hours_are_all_hours(client: Client) -> None:
    add_contact(invented=False, hours="")
    page = body(client, "/en/asking/")
    assert "invented" not in page
    assert "Day and night" in page


def test_without_numbers_it_says_whom_else_to_call(client: Client) -> None:
    page = body(client, "/en/asking/")
    assert "Numbers by country" not in page
    assert "Your company's designated person and your P&I correspondent can help at once" in page
    assert "You do not need to report here first." in page


def test_arabic_says_the_same_from_right_to_left(client: Client) -> None:
    add_contact()
    page = body(client, "/ar/asking/")
    assert '<html lang="ar" dir="rtl">' in page
    assert "الأرجنتين" in page
    assert "هذا الرقم مختلق" in page
    assert "This number is invented" not in page


def test_what_a_coordinator_typed_is_text_and_never_markup(client: Client) -> None:
    add_contact(service="<script>alert(1)</script>", hours='"><img src=x>')
    page = body(client, "/en/asking/")
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_file_carries_every_country_and_names_none_in_its_address(client: Client) -> None:
    add_contact()
    add_contact("BR", number="+55 21 5555 0100", languages=["pt"], hours="")
    assert client.get("/asking.json").json() == {
        "AR": [
            {
                "service": "Port help line",
                "number": "+54 11 5555 0100",
                "hours": "08:00-20:00",
                "languages": ["es", "en"],
                "checked_on": "2026-11-20",
                "invented": True,
            }
        ],
        "BR": [
            {
                "service": "Port help line",
                "number": "+55 21 5555 0100",
                "hours": "",
                "languages": ["pt"],
                "checked_on": "2026-11-20",
                "invented": True,
            }
        ],
    }


@pytest.mark.parametrize("path", [*PAGES, "/asking.json"])
def test_everybody_gets_the_same_bytes_and_nothing_is_kept(client: Client, path: str) -> None:
    add_contact()
    one = client.get(path, headers={"user-agent": "A", "accept-language": "ar"})
    other = client.get(f"{path}?country=AR", headers={"user-agent": "B", "cookie": "known=1"})
    assert one.content == other.content
    assert one.cookies == {}
    assert one["Cache-Control"] == "no-store"
    assert "form-action 'none'" in one["Content-Security-Policy"]


@pytest.mark.parametrize("path", [*PAGES, "/asking.json"])
def test_a_change_is_shown_at_once_and_a_visit_asks_the_database_nothing(
    client: Client, path: str, django_assert_num_queries
) -> None:
    contact = save_contact(contact=Contact(country="AR"), fields=FIELDS)
    assert "+54 11 5555 0199" in body(client, path)
    with django_assert_num_queries(0):
        client.get(path)
    save_contact(contact=contact, fields={"number": "+54 11 5555 0155"})
    assert "+54 11 5555 0155" in body(client, path)
    check_contact(contact=contact, day=CHECKED.replace(day=25))
    assert re.search("2026-11-25|25 (November|نوفمبر) 2026", body(client, path))
    delete_contact(contact=contact)
    assert "5555" not in body(client, path)


FIELDS = {"service": "Help", "number": "+54 11 5555 0199", "checked_on": CHECKED}


def test_another_process_sees_it_within_five_seconds(client: Client, monkeypatch) -> None:
    assert "5555" not in body(client, "/en/asking/")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(current, "forget", lambda: None)  # this process is not told
        save_contact(contact=Contact(country="AR"), fields=FIELDS)
    assert "5555" not in body(client, "/en/asking/")
    monkeypatch.setattr(current, "LOOK_EVERY", 0.0)
    assert "5555" in body(client, "/en/asking/")


@pytest.mark.parametrize("path", PAGES)
def test_the_page_has_nothing_inline_or_from_elsewhere_and_no_form(
    client: Client, path: str
) -> None:
    add_contact()
    inspector = Inspector()
    inspector.feed(client.get(path).content.decode())
    assert (inspector.wrong, inspector.named, inspector.actions) == ([], [], [])


@pytest.mark.parametrize("path", PAGES)
def test_sixty_countries_are_light(client: Client, path: str) -> None:
    countries = [code for code in sorted(TERRITORIES) if is_country(code)][:60]
    for number, country in enumerate(countries * 2):
        add_contact(country, number=f"+54 11 5555 {number:04}", languages=["en", "ar"])
    answer = client.get(path, headers={"accept-encoding": "br"})
    assert len(answer.content) <= 8000
    assert b"</html>" in brotli.decompress(answer.content)


@pytest.mark.parametrize("path", ["/en/asking/", "/asking.json"])
def test_nothing_can_be_posted_there(client: Client, path: str) -> None:
    assert client.post(path, {"country": "AR"}).status_code in (405, 503)


def test_a_language_that_is_none_is_not_found(client: Client) -> None:
    assert client.get("/xx/asking/").status_code in (404, 503)  # 503: no error page was built
