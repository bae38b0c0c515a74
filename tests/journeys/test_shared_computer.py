"""What stays on a ship's PC: words typed into both forms, the browser killed, its profile searched.

A form without our precautions is filled in beside them: its words are found, so the net holds.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from reporting.models import Arrival
from reporting.sealing.codename import Language, numbers_of, read_codename
from tests.journeys import form, simple
from tests.journeys.chromium import FLAGS
from tests.journeys.opened_door import OpenedDoor

CARELESS = "<form method=post action=/careless-answer><textarea name=said></textarea><button>"
PATIENCE_S = 90


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def process(chromium: str, profile: Path) -> Iterator[subprocess.Popen]:
    """A browser as somebody starts it, with a profile on the disk; a group of its own to kill."""
    command = [
        chromium,
        *FLAGS,
        "--headless=new",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "about:blank",
    ]
    quiet = subprocess.DEVNULL
    started = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    yield started
    kill(started)


def kill(process: subprocess.Popen) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(seen: Callable[[], object], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < until, what
        time.sleep(0.25)


@pytest.fixture
def context(playwright: Playwright, process: subprocess.Popen, profile: Path) -> BrowserContext:
    said = profile / "DevToolsActivePort"
    wait_for(lambda: said.exists() and "\n" in said.read_text(), "the browser did not start")
    port = said.read_text().split()[0]
    return playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0]


def without_script(context: BrowserContext) -> Page:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    return page


def found_in(profile: Path, typed: str) -> list[str]:
    """The files of a profile that hold these words, in the encodings that Chromium writes."""
    wanted = (typed.encode(), typed.encode("utf-16-le"))
    holding = []
    for path in profile.rglob("*"):
        try:
            held = path.read_bytes() if path.is_file() else b""
        except OSError:  # gone since it was listed
            continue
        if any(words in held for words in wanted):
            holding.append(str(path.relative_to(profile)))
    return holding


def post_carelessly(context: BrowserContext, address: str, typed: str) -> None:
    """What our forms would leave behind without the hidden password field and the 303 answers."""
    page = without_script(context)
    page.route("**/careless", lambda route: route.fulfill(body=CARELESS, content_type="text/html"))
    page.route("**/careless-answer", lambda route: route.fulfill(body="Thank you."))
    page.goto(f"{address}/careless")
    page.fill("textarea", typed)
    page.click("button")
    expect(page.locator("body")).to_contain_text("Thank you.")


def codes_of(words: list[str]) -> list[str]:
    """The code in pieces that nothing else can hold: words in a row, numbers in a row."""
    root = read_codename(" ".join(words), Language.ENGLISH)
    numbers = numbers_of(root)
    return [" ".join(words[:3]), "+".join(words[:3]), " ".join(numbers[:3]), "+".join(numbers[:3])]


def use_simple_form(context: BrowserContext, address: str, door: OpenedDoor) -> list[str]:
    """Stop before sending in one window; file, read and answer in another."""
    typed = []
    unsent = without_script(context)
    typed += codes_of(fill_simple(unsent, address, "MV Sentinelone asked on 3 May."))
    simple.send(unsent)
    expect(unsent.locator("#look")).to_be_visible()

    sent = without_script(context)
    words = fill_simple(sent, address, "Sentineltwo asked for cash.")
    simple.send(sent)
    sent.wait_for_url("**/en/simple/received")
    door.write(read_codename(" ".join(words), Language.ENGLISH), "Sentinelthree answers.")
    sent.goto(f"{address}/en/simple/mailbox/")
    sent.fill("#code", " ".join(words))
    sent.locator("main form button").click()
    expect(sent.locator(".letters")).to_contain_text("Sentinelthree")
    sent.fill("#text", "Sentinelfour typed and not sent.")
    return [*typed, *codes_of(words), "Sentinelone", "Sentineltwo", "Sentinelthree", "Sentinelfour"]


def fill_simple(page: Page, address: str, account: str) -> list[str]:
    page.goto(f"{address}/en/simple/")
    page.locator("[name=track][value=case]").check()
    page.select_option("#country", "AR")
    page.locator("main form button").click()
    simple.say_where_and_when(page)
    simple.say_what(page)
    page.fill("#account", account)
    return simple.write_code_down(page)


def use_protected_form(context: BrowserContext, address: str) -> list[str]:
    """Typed to the end and not sent: the code is on the screen when the power fails."""
    page = context.new_page()
    page.goto(f"{address}/en/report")
    expect(page.locator("#needs-script")).to_be_hidden()
    form.choose_track(page, "case")
    form.say_where_and_when(page)
    form.expect_step(page, "readers")
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    form.go_on(page)
    form.say_what(page)
    form.tell_it(page, "Sentinelfive asked for cash.")
    form.go_on(page)
    words = form.write_code_down(page).split()
    mailbox = context.new_page()
    mailbox.goto(f"{address}/en/mailbox")
    expect(mailbox.locator("#needs-script")).to_be_hidden()
    mailbox.fill("#code", " ".join(words))
    mailbox.click("#open")
    mailbox.fill("#answer", "Sentinelsix typed and not sent.")
    return [*codes_of(words), "Sentinelfive", "Sentinelsix"]


def test_nothing_that_was_typed_is_found_after_the_browser_is_killed(
    opened_door: OpenedDoor,
    live_server,
    process: subprocess.Popen,
    context: BrowserContext,
    profile: Path,
) -> None:
    typed = use_simple_form(context, live_server.url, opened_door)
    typed += use_protected_form(context, live_server.url)
    post_carelessly(context, live_server.url, "Sentinelcareless")
    assert Arrival.objects.count() == 1
    # the browser writes when it likes: once it has kept the careless words it has had its chance
    wait_for(lambda: found_in(profile, "Sentinelcareless"), "the careless form left nothing")
    time.sleep(5)
    kill(process)
    assert found_in(profile, "Sentinelcareless") != []
    assert {words: found_in(profile, words) for words in typed} == {words: [] for words in typed}
