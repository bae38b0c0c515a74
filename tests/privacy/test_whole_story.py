"""Mallory takes all of a running house, logs at DEBUG included, after a story through each door.

Nothing that a reporter wrote, that opens it, or that says where they were lies there in clear.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from config.demo.theft import Loot, forms_of, read_file, search
from tests.journeys import simple
from tests.journeys.three_doors import Filed, by_program, by_protected_form, by_simple_form
from tests.smoke import running_demo, sign_in, unlock, wait_until

pytestmark = pytest.mark.journey

AGENT = "Mozilla/5.0 (X11; sentinel-agent-5521) Chrome"
ANSWER = "The foreman of the second shift. Sentinel answer 8821."
CONTROL = "ines@demo.example"  # no reporter's: a search that misses it finds nothing at all
LEFT = ("pages", "window-keys")  # what everybody is sent; what the counting worker alone has


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = tmp_path / "house"
    folder.mkdir()
    with running_demo(folder, LOG_LEVEL="DEBUG") as address:
        yield address, folder


def tell_it(browser: Browser, address: str, reporters: Path) -> list[Filed]:
    """A report through each door, an answer through two, and an officer who works on them."""
    filed = [
        by_protected_form(browser, address, "Sealed sentinel 3319: he wanted two cartons."),
        by_simple_form(browser, address, "Simple sentinel 4428: he wanted three cartons."),
        by_program(reporters, address, "Program sentinel 5537: he wanted four cartons."),
    ]
    rosa = browser.new_context(base_url=address, user_agent=AGENT).new_page()
    write(rosa, filed[0].code)
    plain = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    simple.open_letters(plain, filed[1].code)
    plain.fill("#text", ANSWER)
    plain.locator("#q-text ~ .go .main").click()
    plain.wait_for_url("**/en/simple/sent")
    ines, passphrase = sign_in(browser.new_context(base_url=address), CONTROL)
    ines.goto("/desk/")
    unlock(ines, passphrase)
    wait_until("all three are at the desk", lambda: has_cases(ines, 43))
    return filed


def write(rosa: Page, code: str) -> None:
    rosa.goto("/en/mailbox")
    expect(rosa.locator("#needs-script")).to_be_hidden()
    rosa.fill("#code", code)
    rosa.click("#open")
    rosa.fill("#answer", ANSWER)
    rosa.click("#send-letter")
    expect(rosa.locator("#letters li")).to_have_count(1)


def has_cases(ines: Page, number: int) -> bool:
    ines.reload()
    ines.locator(".queue-table .cell-case a").first.wait_for()
    return f"of {number}" in ines.locator("main").inner_text()


def everything(folder: Path) -> Iterator[Loot]:
    """Database, its log, broker, mail, up.log: every file, as it lies there while all runs."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] not in LEFT:
            yield Loot(str(path.relative_to(folder)), read_file(path))


def test_nothing_of_a_reporter_lies_anywhere(
    house: tuple[str, Path], browser: Browser, tmp_path: Path
) -> None:
    address, folder = house
    reporters = tmp_path / "reporter"
    reporters.mkdir()
    filed = tell_it(browser, address, reporters)
    secrets = [one.account for one in filed] + [one.code for one in filed] + [ANSWER, AGENT]
    wanted = {text: forms_of(text) for text in [*secrets, CONTROL]}
    found = {loot.name: +search(loot, wanted) for loot in everything(folder)}
    assert any(CONTROL in hits for hits in found.values())
    assert {
        name: set(hits) - {CONTROL} for name, hits in found.items() if set(hits) - {CONTROL}
    } == {}
    assert "up.log" in found
    assert (folder / "up.log").read_text(encoding="utf-8").count("DEBUG") > 20
