"""The coordinator's pages, everybody's own account, and the error pages of both."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from tests.screenshots.album import Album
from tests.screenshots.reporters import COMPLEX
from tests.smoke import COORDINATOR, account_of, sign_in


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
    page.get_by_role("button", name="Delete it").wait_for()
    album.take(page, "live-contact-delete")
    show_accounts(page, album)
    page.goto("/live/nothing-here/")
    album.take(page, "staff-nothing-here")
    page.goto("/desk/reminders")
    album.take(page, "staff-not-for-you")
