"""The four tours of /demo, each as its page tells it, in a demo that runs as a newcomer runs it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.form import (
    ACCOUNT,
    choose_track,
    expect_receipt,
    fill_case,
    say_what,
    say_where_and_when,
)
from tests.journeys.three_doors import by_protected_form
from tests.smoke import enter_password, running_demo, sign_in, unlock, wait_until

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("tours")
    with running_demo(folder) as address:
        yield address


@pytest.fixture
def context(browser: Browser, demo: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=demo)
    yield context
    context.close()


def open_tab(page: Page, tour: str, name: str) -> Page:
    """A person's own tab: the page of the tours stays open beside it."""
    with page.expect_popup() as opened:
        page.locator(tour).get_by_role("link", name=name, exact=True).click()
    return opened.value


def sign_in_there(page: Page, tour: str, tab: Page) -> None:
    """With what the tour says, as a newcomer copies it."""
    email, password, _ = page.locator(f"{tour} .steps li code").all_inner_texts()
    enter_password(tab, email, password)
    digits = page.locator(f"{tour} .digits")
    used = digits.inner_text()
    enter_digits(tab, used)
    if tab.locator("#id_code").count():  # another test has used them: wait for the next, as is said
        expect(digits).not_to_have_text(used)
        enter_digits(tab, digits.inner_text())
    expect(tab.locator("#id_code")).to_have_count(0)


def enter_digits(tab: Page, digits: str) -> None:
    tab.locator("#id_code").fill(digits)
    with tab.expect_navigation():
        tab.get_by_role("button", name="Sign in").click()


def open_rosa(page: Page, name: str) -> Page:
    rosa = open_tab(page, "#rosa", name)
    rosa.on("dialog", lambda dialog: dialog.accept())
    expect(rosa.locator("#needs-script")).to_be_hidden()
    rosa.wait_for_function("window.fetch.watched")
    return rosa


def lose_the_report(page: Page, rosa: Page) -> None:
    fill_case(rosa)
    page.get_by_role("button", name="Cut her link").click()
    rosa.click("#send")
    expect(rosa.locator("main")).to_contain_text("No connection")


def test_rosa_counts_a_demand_against_the_stopwatch(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/demo/")
    rosa = open_rosa(page, "Start as Rosa")
    choose_track(rosa, "record")
    say_where_and_when(rosa)
    say_what(rosa)
    expect_receipt(rosa)
    expect(page.locator("#stopwatch")).to_contain_text("from the first click to the receipt")


def test_rosa_loses_her_link_and_nothing_she_wrote_left_her_browser_in_clear(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.goto("/demo/")
    rosa = open_rosa(page, "Report")
    lose_the_report(page, rosa)
    expect(page.locator("#sent")).to_contain_text("Nothing yet")
    page.get_by_role("button", name="Mend her link").click()
    expect_receipt(rosa)
    posts = page.locator("#sent li")
    expect(posts).to_have_count(1)
    page.get_by_label("Your words, searched in everything that was sent").fill(ACCOUNT)
    expect(posts).to_contain_text("your words: 0 hits")
    page.get_by_label("Your words, searched in everything that was sent").fill("FLF1")
    expect(posts).to_contain_text("your words: 1 hit")  # the search does find what is there
    posts.locator("summary").click()
    expect(posts.locator("pre")).to_contain_text("46 4c 46 31")


def test_a_link_that_was_cut_is_mended_when_the_tours_are_loaded_again(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.goto("/demo/")
    rosa = open_rosa(page, "Report")
    lose_the_report(page, rosa)
    page.reload()
    expect_receipt(rosa)


def test_rosa_leaves_quickly_and_comes_back_to_an_empty_form(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/demo/")
    rosa = open_rosa(page, "Report")
    choose_track(rosa, "case")
    rosa.fill("#year", "2019")
    rosa.locator("#leave").click()
    rosa.wait_for_url("**/en/port-codes")
    assert rosa.evaluate("history.length") == 1  # Back leads nowhere
    rosa.goto("/en/report")
    expect(rosa.locator("#needs-script")).to_be_hidden()
    expect(rosa.locator("[data-answer=track]:checked")).to_have_count(0)


def test_ines_finds_forty_cases_and_rosas_among_them(browser: Browser, demo: str) -> None:
    by_protected_form(browser, demo, ACCOUNT)
    ines, passphrase = sign_in(browser.new_context(base_url=demo), "ines@demo.example")
    ines.goto("/desk/")
    unlock(ines, passphrase)
    expect(ines.locator("main")).to_contain_text("overdue3")
    ines.get_by_role("button", name="Nobody's").click()
    wait_until("Rosa's case is there", lambda: is_at_the_desk(ines))


def is_at_the_desk(ines: Page) -> bool:
    ines.reload()
    ines.locator(".queue-table .cell-case a").first.wait_for()
    ines.get_by_role("button", name="Nobody's").click()
    expect(ines.get_by_role("button", name="Nobody's")).to_have_attribute("aria-pressed", "true")
    links = ines.locator(".queue-table .cell-case a")
    for address in links.evaluate_all("all => all.map((link) => link.getAttribute('href'))")[:5]:
        opened = ines.context.new_page()
        opened.goto(str(address))
        opened.get_by_role("heading", name="The report as filed").wait_for()
        found = ACCOUNT in opened.locator("main").inner_text()
        opened.close()
        if found:
            return True
    return False


def test_somebody_signs_in_and_the_clock_moves_three_weeks_and_back(
    context: BrowserContext,
) -> None:
    """Signing in changes the token of the page that stays open; nothing on it is lost."""
    page = context.new_page()
    page.goto("/demo/#carlos")
    sign_in_there(page, "#carlos", open_tab(page, "#carlos", "Live figures"))
    page.get_by_role("link", name="Ines, compliance").click()
    page.get_by_label("Your words, searched in everything that was sent").fill("It stays.")
    page.get_by_role("button", name="Move the clock three weeks").click()
    expect(page.locator("#ines")).to_contain_text("21 days from the real day")
    expect(page.locator("#reminders")).to_contain_text(
        re.compile(r"[1-9]\d* reminders so far, 0 of them twice")
    )
    page.get_by_role("button", name="Back to the real day").click()
    expect(page.get_by_role("button", name="Back to the real day")).to_be_hidden()
    expect(page.get_by_label("Your words,")).to_have_value("It stays.")


def test_carlos_sees_the_line_fall_after_the_reform(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/demo/#carlos")
    figures = open_tab(page, "#carlos", "Up-River Paraná, holds and cargo")
    expect(figures.locator("main")).to_contain_text(
        "reports fell from about 160 to about 15 in 4 years each side: by 91 %"
    )
    expect(figures.locator("main")).to_contain_text("Reporting effort")
    expect(figures.locator("svg").first).to_be_visible()
    expect(figures.get_by_role("heading", name="Downloads")).to_be_visible()
    with figures.expect_download() as taken:
        figures.get_by_role("link", name="CSV").first.click()
    text = taken.value.path().read_text(encoding="utf-8")
    assert text.splitlines()[0].lstrip('\ufeff"# ').startswith("INVENTED DATA")


def test_abel_steals_the_database_and_finds_nothing_that_rosa_wrote(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.goto("/demo/#abel")
    code = page.locator("#rosa .spoken").inner_text()
    page.get_by_role("button", name="Steal the database").click()
    expect(page.locator("#loot-state")).to_contain_text("so the search works")
    assert "in it 0 times" not in page.locator("#loot-state").inner_text()
    for wanted in ("2,000 dollars for re-cleaning", code, "Nadie está en peligro"):
        page.locator("#look-in-loot").fill(wanted)
        expect(page.locator("#loot-hits")).to_have_text(re.compile("^0 hits"))
    page.locator("#learned-part summary").click()
    expect(page.locator("#learned")).to_contain_text("Team Rio de la Plata (")


def test_abel_takes_the_browser_over_from_carlos(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/demo/#carlos")
    carlos = open_tab(page, "#carlos", "Live figures")
    sign_in_there(page, "#carlos", carlos)
    expect(carlos.locator("main")).to_contain_text("Not for publication")
    page.goto("/demo/#abel")
    abel = open_tab(page, "#abel", "Start as Abel")
    sign_in_there(page, "#abel", abel)
    expect(abel.locator("main")).to_contain_text("How you sign in")
    assert abel.goto("/desk/").status == 404


def test_abel_kills_the_worker_and_another_is_there(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/demo/#abel")
    page.get_by_role("button", name="Kill this program").click()
    expect(page.locator("#worker-state")).to_contain_text("took over")


def test_one_press_marks_the_digits_and_they_stay_marked(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/demo/#abel")
    digits = page.locator("#abel .digits")
    left = page.locator("#abel .digits-left")
    expect(left).to_contain_text(re.compile(r"\d\d seconds"))  # they hold while they are marked
    digits.click()
    marked = page.evaluate("getSelection().toString()")
    assert re.fullmatch(r"\d{6}", marked)
    before = left.inner_text()
    expect(left).not_to_have_text(before)
    both = "digits => [digits.textContent.trim(), getSelection().toString()]"
    shown, still_marked = digits.evaluate(both)
    if shown == marked:  # the half minute has not ended meanwhile
        assert still_marked == marked


def test_a_deed_that_fails_is_said(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/demo/kill", lambda route: route.fulfill(status=500))
    page.goto("/demo/#abel")
    page.get_by_role("button", name="Kill this program").click()
    expect(page.locator("#worker-state")).to_contain_text("That did not work.")
