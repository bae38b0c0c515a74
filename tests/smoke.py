"""A report through each door of a demo of its own: filed, worked, answered both ways, counted.

    python -m tests.smoke

Exits with 0 only if all of it happened; leaves no process and no file behind.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import NO_CHROMIUM, find_chromium
from tests.journeys.chromium import start_chromium
from tests.journeys.three_doors import by_program, by_protected_form, by_simple_form
from tests.services import free_port

ROOT = Path(__file__).resolve().parent.parent
OFFICER, COORDINATOR = "ines@demo.example", "carlos@demo.example"
PATIENCE = 180.0
SIGNING_IN = 8  # seconds that six digits still have to hold
SEALED, SIMPLE, PROGRAM = (f"They asked for two cartons. Sentinel {n}." for n in (7319, 6208, 5197))
LETTER, ANSWER = "Which service asked you? Sentinel 4410.", "The port office. Sentinel 8822."


def say(what: str) -> None:
    print(f"  {what}", flush=True)  # noqa: T201  a program's own output


@contextlib.contextmanager
def running_demo(folder: Path, **changes: str) -> Iterator[str]:
    """A demo with its own folder on a free port; its address. What it says goes to up.log there."""
    environment = os.environ | {
        "FAIRLEAD_MODE": "demo",
        "FAIRLEAD_VAR_DIR": str(folder),
        "COLLECT_SECONDS": "5",
        "COUNT_SECONDS": "5",
        **changes,
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "setup", "--demo"], env=environment, check=True, cwd=ROOT)
    port = free_port()
    log = (folder / "up.log").open("wb")
    command = [*manage, "up", "--port", str(port)]
    house = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        address = f"http://localhost:{port}"
        wait_until("the demo answers", lambda: answers(f"{address}/demo/"))
        yield address
    finally:
        house.send_signal(signal.SIGTERM)
        house.wait(timeout=120)
        log.close()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  loopback
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_until(what: str, is_so: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not is_so():
        if time.monotonic() - begun > PATIENCE:
            raise SystemExit(f"Waited {PATIENCE:.0f} s in vain: {what}")
        time.sleep(0.5)
    say(f"{what} ({time.monotonic() - begun:.1f} s)")


def account_of(page: Page, email: str) -> tuple[str, str]:
    """Password and passphrase, as the demo's page shows them."""
    page.goto("/demo/")
    row = page.locator("#accounts tr", has=page.locator(f'[data-email="{email}"]'))
    password = page.locator("#accounts code").filter(has_text="fairlead-demo").inner_text()
    return password, row.locator("td").last.inner_text()


def six_digits(page: Page, email: str) -> str:
    """What the demo's page shows now; digits that are about to end are not begun with."""
    shown = page.request.get("/demo/digits").json()
    if shown["left"] <= SIGNING_IN:
        time.sleep(shown["left"] + 1)
        shown = page.request.get("/demo/digits").json()
    return str(shown["digits"][email])


def sign_in(context: BrowserContext, email: str) -> tuple[Page, str]:
    page = context.new_page()
    password, passphrase = account_of(page, email)
    page.goto("/accounts/login/")
    enter_password(page, email, password)
    page.locator("#id_code").fill(six_digits(page, email))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/accounts/" not in url)
    return page, passphrase


def enter_password(page: Page, email: str, password: str) -> None:
    """The first half of signing in, up to the question for the six digits."""
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.locator("#id_code").wait_for()


def unlock(page: Page, passphrase: str) -> None:
    page.locator("#passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()
    page.locator(".queue-table .cell-case a").first.wait_for(timeout=60_000)


def unreviewed(page: Page) -> str:
    """What the coordinator's page says of Up-River Parana; it changes when a report is counted."""
    page.goto("/live/AR-up_river_parana/")
    return page.locator("main").inner_text()


def open_case(page: Page, account: str) -> bool:
    """The case whose account Rosa wrote, among those nobody has; False while it is not there."""
    page.goto("/desk/")
    page.locator(".queue-table .cell-case a").first.wait_for()
    page.get_by_role("button", name="Nobody's").click()
    expect(page.get_by_role("button", name="Nobody's")).to_have_attribute("aria-pressed", "true")
    links = page.locator(".queue-table .cell-case a")
    for address in links.evaluate_all("all => all.map((link) => link.getAttribute('href'))")[:8]:
        page.goto(str(address))
        page.get_by_role("heading", name="The report as filed").wait_for()
        if account in page.locator("main").inner_text():
            return True
    return False


def tell_the_story(browser: Browser, address: str, folder: Path) -> None:
    """`folder` is the machine on which the program runs."""
    rosa = browser.new_context(base_url=address).new_page()
    carlos, _ = sign_in(browser.new_context(base_url=address), COORDINATOR)
    before = unreviewed(carlos)

    filed = by_protected_form(browser, address, SEALED)
    by_simple_form(browser, address, SIMPLE)
    by_program(folder, address, PROGRAM)
    say("filed by the protected form, the simple form and the program, each acknowledged")

    ines, passphrase = sign_in(browser.new_context(base_url=address), OFFICER)
    ines.goto("/desk/")
    unlock(ines, passphrase)
    for account in (SIMPLE, PROGRAM, SEALED):
        wait_until(f"{account!r} is a case", partial(open_case, ines, account))

    ines.locator("[data-to=acknowledged]").click()
    ines.get_by_role("button", name="Seal and send").first.click()
    expect(ines.locator(".letter.ours")).to_have_count(1)
    ines.get_by_label("Your letter").fill(LETTER)
    ines.get_by_role("button", name="Seal and send").last.click()
    expect(ines.locator(".letter.ours")).to_have_count(2)
    say("confirmed, and a letter written to Rosa")

    rosa.goto("/en/mailbox")
    expect(rosa.locator("#needs-script")).to_be_hidden()
    rosa.fill("#code", filed.code)
    rosa.click("#open")
    expect(rosa.locator("#letters")).to_contain_text(LETTER)
    rosa.fill("#answer", ANSWER)
    rosa.click("#send-letter")
    expect(rosa.locator("#letters li")).to_have_count(3)
    ines.reload()
    expect(ines.locator("#thread")).to_contain_text(ANSWER)
    say("read with the code, answered, and read at the desk")

    wait_until("it is counted", lambda: unreviewed(carlos) != before)
    chart = rosa.goto("/en/figures/AR-up_river_parana/")
    assert chart is not None
    assert chart.status == 200
    expect(rosa.locator("svg").first).to_be_visible()
    expect(rosa.locator("main")).to_contain_text("Read this before you quote it")
    say("the chart's page shows its release")


def tell_it(folder: Path, chromium: str) -> None:
    with running_demo(folder) as address, sync_playwright() as playwright:
        browser = start_chromium(playwright, chromium)
        with tempfile.TemporaryDirectory(prefix="fairlead-reporter-") as reporters:
            tell_the_story(browser, address, Path(reporters))
        browser.close()


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        print(NO_CHROMIUM, file=sys.stderr)  # noqa: T201
        return 2
    with tempfile.TemporaryDirectory(prefix="fairlead-smoke-") as folder:
        tell_it(Path(folder), chromium)
    say("everything is stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
