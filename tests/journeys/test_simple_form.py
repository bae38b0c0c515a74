"""Rosa files with scripts off, on each track, and reads and answers a letter."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Arrival
from reporting.sealing.codename import Language, read_codename
from reporting.sealing.letters import LetterKind
from tests.journeys import simple
from tests.journeys.opened_door import OpenedDoor


@pytest.fixture
def page(new_context, console_lines: list[str]) -> Iterator[Page]:
    """A browser whose owner has switched JavaScript off."""
    page = new_context(java_script_enabled=False).new_page()
    page.on(
        "console",
        lambda message: (
            console_lines.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    yield page
    assert console_lines == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_case_is_filed_read_and_answered(
    opened_door: OpenedDoor, page: Page, language: str
) -> None:
    words = simple.fill_case(page, language=language)
    page.locator("#q-threatened summary").click()
    page.locator('[name=threatened][value="fine"]').check()
    simple.send(page)
    page.wait_for_url(f"**/{language}/simple/received")
    opened = opened_door.read_one()
    assert Arrival.objects.get().door == "simple"
    assert opened.report.report["account"] == simple.ACCOUNT
    assert opened.report.report["answers"]["threatened"] == ["fine"]
    assert opened.report.card["language"] == language

    root = read_codename(" ".join(words), Language.ENGLISH)
    simple.open_letters(page, " ".join(words), language)
    expect(page.locator(".letters")).to_have_count(0)
    opened_door.write(root, "Who asked you?", LetterKind.QUESTION)
    page.locator("main form button").last.click()  # "Look for new messages"
    expect(page.locator(".letters li")).to_contain_text("Who asked you?")
    page.fill("#text", "The surveyor did.")
    page.locator("#q-text ~ .go .main").click()
    page.wait_for_url(f"**/{language}/simple/sent")
    simple.open_letters(page, " ".join(words), language)
    expect(page.locator(".letters li.mine")).to_contain_text("The surveyor did.")


@pytest.mark.parametrize("track", ["record", "clean"])
def test_what_is_only_counted_is_filed_in_two_pages(
    opened_door: OpenedDoor, page: Page, track: str
) -> None:
    simple.begin(page, track)
    expect(page.locator(".code-grid")).to_have_count(0)
    simple.say_where_and_when(page)
    if track == "record":
        simple.say_what(page)
    simple.send(page)
    page.wait_for_url("**/en/simple/counted")
    opened = opened_door.read_one()
    assert opened.record
    assert opened.facets.answers["kind"] == ("demand" if track == "record" else "no_demand")


def test_words_of_another_list_are_shown_and_read(opened_door: OpenedDoor, page: Page) -> None:
    words = simple.fill_case(page, words="fr")
    simple.send(page)
    page.wait_for_url("**/en/simple/received")
    root = read_codename(" ".join(words), Language.FRENCH)
    opened_door.write(root, "We have read your report.")
    simple.open_letters(page, " ".join(words).upper())
    expect(page.locator(".letters li")).to_contain_text("We have read your report.")


def test_a_mistake_and_a_hint_lose_nothing(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    simple.fill_case(page, "The MV Northern Star paid.")
    page.select_option("#place", "")
    simple.send(page)
    expect(page.locator(".errors li")).to_have_count(1)
    page.locator(".errors a").first.click()
    page.wait_for_url("**#q-place")
    expect(page.locator("#account")).to_have_value("The MV Northern Star paid.")
    page.select_option("#place", "ARROS")
    simple.write_code_down(page)
    simple.send(page)
    expect(page.locator("#look + ul")).to_contain_text("looks like a ship's name")
    assert not Arrival.objects.exists()
    simple.write_code_down(page)
    page.fill("#account", "Our ship paid.")
    simple.send(page)
    page.wait_for_url("**/en/simple/received")
    assert opened_door.read_one().report.report["account"] == "Our ship paid."
    console_lines.clear()  # Chromium writes a line for the status 422


def test_the_same_bytes_sent_again_are_one_report(
    opened_door: OpenedDoor, page: Page, live_server
) -> None:
    simple.fill_case(page)
    with page.expect_response("**/simple/file") as first:
        simple.send(page)
    page.wait_for_url("**/en/simple/received")
    sent = first.value.request
    again = page.request.post(
        sent.url,
        data=sent.post_data,
        headers={"Content-Type": sent.headers["content-type"], "Origin": live_server.url},
        max_redirects=0,
    )
    assert (again.status, again.headers["location"]) == (303, "/en/simple/received")
    assert Arrival.objects.count() == 1


def test_leaving_shows_port_codes(opened_door: OpenedDoor, page: Page) -> None:
    simple.fill_case(page)
    page.click("#leave")
    page.wait_for_url("**/en/port-codes")
    expect(page.locator("h1")).to_have_text("Port codes")
    page.goto("/en/simple/mailbox/")
    assert page.context.cookies() == []


def test_the_protected_pages_lead_here_without_script(opened_door: OpenedDoor, page: Page) -> None:
    for address in ("/en/", "/en/report"):
        page.goto(address)
        page.locator('a[href="/en/simple/"]').first.click()
        expect(page.locator("h1")).to_have_text("The simple form")
    page.goto("/en/mailbox")
    page.locator('a[href="/en/simple/mailbox/"]').click()
    expect(page.locator("h1")).to_have_text("Read my answer")
