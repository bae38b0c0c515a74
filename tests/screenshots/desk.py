"""The desk: unlocking, queue, cases on their way to an end, rota, records, signatures."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.screenshots.album import Album
from tests.smoke import OFFICER, account_of, enter_password, sign_in, unlock

LEAD_OF_OTHERS = "amara@demo.example"  # of another team, and of the oversight desk


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
    unlock(page, passphrase)
    album.take(page, "desk-queue")
    page.locator(".queue-table .cell-case a").first.click()
    page.get_by_role("heading", name="The report as filed").wait_for()
    album.take(page, "desk-case")
    page.goto("/desk/")
    page.locator('nav a[href^="/desk/desks/"]').first.click()
    page.get_by_role("heading", name="Who holds the key").wait_for()
    album.take(page, "desk-holders")
    page.get_by_role("link", name="Duty hours").click()
    page.wait_for_url("**/duty")
    album.take(page, "desk-duty")
    page.goto("/desk/")
    page.get_by_role("link", name="Records to review").click()
    page.get_by_role("checkbox").first.wait_for()
    album.take(page, "desk-records")
    page.goto("/desk/reminders")
    album.take(page, "desk-reminders")
    page.goto("/desk/key")
    page.get_by_role("heading", level=1).wait_for()
    album.take(page, "desk-key")
    show_search(page, album)
    show_endings(page, album)
    show_other_side(new_context(), album)


def show_search(page: Page, album: Album) -> None:
    page.goto("/desk/")
    page.locator(".queue-table .cell-case a").first.wait_for()
    search = page.get_by_label("Search these cases")
    search.fill("re-cleaning 2000")
    expect(page.locator("caption")).to_contain_text("found among")
    album.take(page, "desk-queue-found")
    search.fill("no such words anywhere")
    expect(page.locator(".queue-table .cell-case a")).to_have_count(0)
    album.take(page, "desk-queue-found-nothing")


def open_case(page: Page, number: int) -> None:
    page.goto("/desk/")
    page.locator(".queue-table .cell-case a").nth(number).click()
    page.get_by_role("heading", name="The report as filed").wait_for()


def show_endings(page: Page, album: Album) -> None:
    """A case under legal hold, one whose erasing waits for a signature, one that is offered."""
    open_case(page, 1)
    page.locator("[data-ending=hold]").click()
    page.get_by_label("Why?").select_option(label="An inquiry is going on")
    page.get_by_label("What your desk should know").fill("The insurer asks, see their letter.")
    album.take(page, "desk-hold")
    page.get_by_role("button", name="Place the hold").click()
    expect(page.locator(".ending")).to_contain_text("Nothing of this case is erased")
    album.take(page, "desk-case-held")
    open_case(page, 2)
    page.locator("[data-ending=erase]").click()
    page.get_by_label("Why?").select_option(label="What was written puts somebody in danger")
    page.get_by_label("What your desk should know").fill("The cook of the ship is named.")
    page.get_by_role("button", name="Sign and propose").click()
    expect(page.locator("#waiting-act")).to_contain_text("waits for another officer")
    album.take(page, "desk-case-erasing")
    number = 3
    while not page.locator("#begin-offer").count():
        open_case(page, number := number + 1)
    page.locator("#begin-offer").click()
    page.get_by_label("Which desk?").select_option(label="Team Gulf of Guinea")
    page.get_by_label("Why?").fill("The ship sails to their port.")
    album.take(page, "desk-offer-form")
    page.get_by_role("button", name="Seal and offer").click()
    expect(page.locator(".case-file")).to_contain_text("Until they take it over it is yours")
    album.take(page, "desk-case-offered")


def show_other_side(context: BrowserContext, album: Album) -> None:
    """What another desk and the oversight desk see of these."""
    page, passphrase = sign_in(context, LEAD_OF_OTHERS)
    page.goto("/desk/")
    unlock(page, passphrase)
    album.take(page, "desk-queue-oversight")
    page.locator(".queue-head").get_by_role("link", name="Team Gulf of Guinea").click()
    page.locator(".offered a").wait_for()
    album.take(page, "desk-queue-offers")
    page.locator(".offered a").click()
    page.get_by_role("button", name="Take it over").wait_for()
    album.take(page, "desk-offer")
    page.goto("/desk/signatures")
    page.locator("[data-act=erase]").wait_for()
    album.take(page, "desk-signatures")
