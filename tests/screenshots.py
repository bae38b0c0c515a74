"""A picture of every page: three widths, light and dark, English and Arabic.

    python -m tests.screenshots [--only WORD] [--folder FOLDER]

Starts a demo of its own; the pictures lie in var/screenshots, named page-language-width-theme.png.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import NO_CHROMIUM, find_chromium
from tests.journeys import simple
from tests.journeys.chromium import FLAGS
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
from tests.smoke import (
    COORDINATOR,
    OFFICER,
    ROOT,
    account_of,
    enter_password,
    running_demo,
    say,
    sign_in,
)

WIDTHS = {360: 740, 768: 1024, 1440: 900}
THEMES = ("light", "dark")
COMPLEX = "AR-up_river_parana"
FIXED = ("", "asking/", "report", "mailbox", "port-codes", "figures/", "nothing-here")
FIXED += ("figures/AR/", f"figures/{COMPLEX}/", f"figures/{COMPLEX}/holds_cargo/")
FIXED += ("figures/world/holds_cargo/", "figures/method/")


@dataclass(frozen=True)
class Album:
    """Where pictures go, and which of them are wanted."""

    folder: Path
    only: str

    def take(self, page: Page, name: str) -> None:
        """The page as it is, at each width and in each theme."""
        if self.only not in name:
            return
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for theme in THEMES:
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                path = self.folder / f"{name}-{width}-{theme}.png"
                # the band sticks to the top of the window: further down it would hide the middle
                page.mouse.move(0, 0)
                page.mouse.wheel(0, -100_000)
                page.screenshot(path=path, full_page=True)
        say(name)


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
    album.take(page, f"report-more-{language}")
    expect_step(page, "more")
    go_on(page)
    page.fill("#account", "The MV Northern Star paid on 3 May.")
    expect(page.locator("#hints .hint")).to_have_count(2)
    album.take(page, f"report-account-{language}")
    go_on(page)
    album.take(page, f"report-check-{language}")
    go_on(page)
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
    album.take(page, f"simple-mistakes-{language}")
    page.select_option("#place", "ARROS")
    simple.send(page)
    album.take(page, f"simple-hints-{language}")
    page.locator(".note button").click()
    album.take(page, f"simple-receipt-{language}")
    page.goto(f"/{language}/simple/mailbox/")
    album.take(page, f"simple-mailbox-{language}")
    page.fill("#code", " ".join([*words[:-1], "zzzzz"]))
    page.locator("main form button").click()
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
        page.fill("#code", code)
        page.click("#open")
        expect(page.locator("#letters li").first).to_be_visible()
        album.take(page, f"letters-{language}")


def show_desk(new_context: Callable[[], BrowserContext], album: Album) -> None:
    stranger = new_context().new_page()
    password, _passphrase = account_of(stranger, OFFICER)
    stranger.goto("/accounts/login/")
    album.take(stranger, "sign-in")
    enter_password(stranger, OFFICER, password)
    album.take(stranger, "sign-in-digits")
    page, passphrase = sign_in(new_context(), OFFICER)
    page.goto("/desk/")
    page.locator("#passphrase").wait_for()
    album.take(page, "desk-unlock")
    page.locator("#passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()
    page.locator(".queue-table .cell-case a").first.wait_for(timeout=30_000)
    album.take(page, "desk-queue")
    page.locator(".queue-table .cell-case a").first.click()
    page.get_by_role("heading", name="The report as filed").wait_for()
    album.take(page, "desk-case")
    page.goto("/desk/")
    page.locator('nav a[href^="/desk/desks/"]').first.click()
    page.get_by_role("heading", name="Who holds the key").wait_for()
    album.take(page, "desk-holders")
    page.get_by_role("link", name="Duty hours").click()
    album.take(page, "desk-duty")
    page.goto("/desk/")
    page.get_by_role("link", name="Records to review").click()
    page.get_by_role("checkbox").first.wait_for()
    album.take(page, "desk-records")
    page.goto("/desk/reminders")
    album.take(page, "desk-reminders")
    page.goto("/desk/signatures")
    page.get_by_text("Nothing waits for a second signature.").wait_for()
    album.take(page, "desk-signatures")
    page.goto("/desk/key")
    page.get_by_role("heading", level=1).wait_for()
    album.take(page, "desk-key")


def show_accounts(page: Page, album: Album) -> None:
    password, _passphrase = account_of(page, COORDINATOR)
    page.goto("/accounts/2fa/recovery-codes/generate/")
    album.take(page, "accounts-reauthenticate")
    page.locator("#id_password").fill(password)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("heading", name="Make recovery codes").wait_for()
    album.take(page, "accounts-2fa-recovery-codes-generate")
    page.get_by_role("button", name="Make new codes").click()
    page.locator(".codes li").first.wait_for()
    album.take(page, "accounts-2fa-recovery-codes")
    for name in ("2fa", "password/change", "logout"):
        page.goto(f"/accounts/{name}/")
        album.take(page, f"accounts-{name.replace('/', '-')}")


def show_live(new_context: Callable[[], BrowserContext], album: Album) -> None:
    page, _ = sign_in(new_context(), COORDINATOR)
    page.goto("/live/")
    album.take(page, "live")
    page.goto(f"/live/{COMPLEX}/")
    album.take(page, "live-port")
    page.goto("/live/AR/")
    album.take(page, "live-country")
    page.goto("/live/contacts/")
    album.take(page, "live-contacts")
    page.goto("/live/contacts/add/")
    page.get_by_role("button", name="Save").click()
    page.locator(".notice.danger").wait_for()
    album.take(page, "live-contact")
    page.goto("/live/contacts/")
    page.get_by_role("link", name="Delete").first.click()
    album.take(page, "live-contact-delete")
    show_accounts(page, album)


def show_everything(browser: Browser, address: str, album: Album) -> None:
    def new_context() -> BrowserContext:
        return browser.new_context(base_url=address)

    show_fixed_pages(new_context(), album)
    for language in ("en", "ar"):
        show_form(new_context(), album, language)
        without_script = browser.new_context(base_url=address, java_script_enabled=False)
        show_simple(without_script, album, language)
    show_letters(new_context(), album)
    show_desk(new_context, album)
    show_live(new_context, album)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--only", default="", help="only pictures whose name has this word")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "screenshots")
    options = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print(NO_CHROMIUM, file=sys.stderr)  # noqa: T201  a program's own output
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    album = Album(options.folder, options.only)
    with tempfile.TemporaryDirectory(prefix="fairlead-pictures-") as folder:
        draw(Path(folder), chromium, album)
    say(f"{len(list(options.folder.glob('*.png')))} pictures in {options.folder}")
    return 0


def draw(folder: Path, chromium: str, album: Album) -> None:
    with running_demo(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        show_everything(browser, address, album)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
