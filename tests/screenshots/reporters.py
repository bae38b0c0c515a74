"""Pages that everybody can open: fixed ones, both forms, letters; with and without script."""

from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys import simple
from tests.journeys.form import (
    choose_track,
    expect_receipt,
    expect_step,
    go_on,
    open_form,
    say_what,
    say_where_and_when,
    write_code_down,
)
from tests.screenshots.album import Album

COMPLEX = "AR-up_river_parana"
FIXED = ("", "asking/", "report", "mailbox", "port-codes", "figures/", "nothing-here")
FIXED += ("figures/AR/", f"figures/{COMPLEX}/", f"figures/{COMPLEX}/holds_cargo/")
FIXED += ("figures/world/holds_cargo/", "figures/method/")
NEED_SCRIPT = ("", "report", "mailbox", "port-codes", "asking/")


def show_reporters(browser: Browser, address: str, album: Album) -> None:
    show_fixed_pages(browser.new_context(base_url=address), album)
    for language in ("en", "ar"):
        show_form(browser.new_context(base_url=address), album, language)
        without_script = browser.new_context(base_url=address, java_script_enabled=False)
        show_simple(without_script, album, language)
        show_without_script(without_script, album, language)
    show_letters(browser.new_context(base_url=address), album)


def show_fixed_pages(context: BrowserContext, album: Album) -> None:
    page = context.new_page()
    page.goto("/")
    album.take(page, "languages")
    for language in ("en", "ar"):
        for address in FIXED:
            page.goto(f"/{language}/{address}")
            page.wait_for_load_state("networkidle")
            name = address.strip("/").replace("/", "-") or "home"
            for country in page.locator("details.country").all():
                country.locator("summary").click()
            album.take(page, f"{name}-{language}")
        page.goto(f"/{language}/port-codes")
        page.select_option("#country", "AR")
        expect(page.locator("#place")).to_be_enabled()
        page.fill("#place", "rosario")
        expect(page.locator("#codes tbody tr").first).to_be_visible()
        album.take(page, f"port-codes-found-{language}")
    page.goto("/demo/")
    album.take(page, "demo")


def show_form(context: BrowserContext, album: Album, language: str) -> None:
    """Every step of a report, as it is walked through."""
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page, language)
    choose_track(page, "case")
    page.select_option("#country", "AR")
    expect(page.locator("#asked-now li")).to_have_count(2)
    page.locator("#asked-now summary").click()
    album.take(page, f"report-where-{language}")
    say_where_and_when(page)
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    album.take(page, f"report-readers-{language}")
    go_on(page)
    go_on(page)
    expect(page.locator("#errors")).to_be_visible()
    album.take(page, f"report-mistakes-{language}")
    page.check("[data-answer=kind][value=crew_abuse]")
    expect(page.locator("#danger li").first).to_be_visible()
    album.take(page, f"report-what-{language}")
    say_what(page)
    expect_step(page, "more")
    album.take(page, f"report-more-{language}")
    go_on(page)
    page.fill("#account", "The MV Northern Star paid on 3 May.")
    expect(page.locator("#hints .hint")).to_have_count(2)
    album.take(page, f"report-account-{language}")
    go_on(page)
    expect_step(page, "check")
    album.take(page, f"report-check-{language}")
    go_on(page)
    expect_step(page, "code")
    album.take(page, f"report-code-{language}")
    write_code_down(page)
    album.take(page, f"report-asked-back-{language}")
    page.click("#send")
    expect_receipt(page)
    album.take(page, f"receipt-{language}")
    page.close()


def show_simple(context: BrowserContext, album: Album, language: str) -> None:
    """The simple form with scripts off: page 1, page 2, with mistakes, with hints, a receipt."""
    page = context.new_page()
    page.goto(f"/{language}/simple/")
    album.take(page, f"simple-{language}")
    words = simple.fill_case(page, "The MV Northern Star paid.", language=language)
    album.take(page, f"simple-form-{language}")
    page.select_option("#place", "")
    simple.send(page)
    page.locator(".errors").wait_for()
    album.take(page, f"simple-mistakes-{language}")
    page.select_option("#place", "ARROS")
    simple.send(page)
    page.locator("#look").wait_for()
    album.take(page, f"simple-hints-{language}")
    page.locator(".note button").click()
    page.wait_for_url("**/simple/received")
    album.take(page, f"simple-receipt-{language}")
    page.goto(f"/{language}/simple/mailbox/")
    album.take(page, f"simple-mailbox-{language}")
    page.fill("#code", " ".join([*words[:-1], "zzzzz"]))
    page.locator("main form button").click()
    page.locator(".errors").wait_for()
    album.take(page, f"simple-wrong-code-{language}")
    simple.open_letters(page, " ".join(words), language)
    album.take(page, f"simple-empty-{language}")
    page.goto("/demo/")
    code = page.locator(".spoken").first.inner_text()
    simple.open_letters(page, code, language)
    album.take(page, f"simple-letters-{language}")
    simple.begin(page, "record", language)
    album.take(page, f"simple-record-{language}")
    page.close()


def show_letters(context: BrowserContext, album: Album) -> None:
    page = context.new_page()
    page.goto("/demo/")
    code = page.locator(".spoken").first.inner_text()
    for language in ("en", "ar"):
        page.goto(f"/{language}/mailbox")
        expect(page.locator("#needs-script")).to_be_hidden()
        page.fill("#code", " ".join([*code.split()[:-1], "zzzzz"]))
        page.click("#open")
        expect(page.locator("#errors")).to_be_visible()
        album.take(page, f"mailbox-wrong-code-{language}")
        page.fill("#code", code)
        page.click("#open")
        expect(page.locator("#letters li").first).to_be_visible()
        album.take(page, f"letters-{language}")


def show_without_script(context: BrowserContext, album: Album, language: str) -> None:
    """What pages with a script say where scripts are off."""
    page = context.new_page()
    for address in NEED_SCRIPT:
        page.goto(f"/{language}/{address}")
        name = address.strip("/") or "home"
        album.take(page, f"no-script-{name}-{language}")
    page.close()
