"""Measures the form over a ship's link: 100 kbit/s and 700 ms, as Chromium emulates it.

`python -m tests.bench.slow_link` prints what `measure()` returns. DNS, TCP and TLS come on top of
it: three round trips, 2.1 seconds.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import find_chromium
from tests.journeys.chromium import FLAGS
from tests.smoke import running_demo

BYTES_A_SECOND = 100_000 / 8
ROUND_TRIP_MS = 700
LINK = {
    "offline": False,
    "latency": ROUND_TRIP_MS,
    "downloadThroughput": BYTES_A_SECOND,
    "uploadThroughput": BYTES_A_SECOND,
}


def measure() -> dict[str, Any]:
    """Seconds until each page can be read and filled in, and until the form can lock a report."""
    chromium = find_chromium()
    if chromium is None:
        return {}
    with (
        tempfile.TemporaryDirectory(prefix="fairlead-link-") as folder,
        running_demo(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        figures = {
            "home readable_s": opened(browser, f"{address}/en/", "h1"),
            **form(browser, f"{address}/en/report"),
            "simple form readable_s": opened(browser, f"{address}/en/simple/", "form"),
        }
        browser.close()
    return figures


def opened(browser: Browser, url: str, part: str) -> float:
    """Seconds until this part of the page can be seen, with nothing in the cache."""
    page = slow_page(browser)
    began = time.monotonic()
    page.goto(url, wait_until="commit")
    page.locator(part).first.wait_for(timeout=60_000)
    took = time.monotonic() - began
    page.context.close()
    return round(took, 2)


def form(browser: Browser, url: str) -> dict[str, float]:
    page = slow_page(browser)
    began = time.monotonic()
    page.goto(url, wait_until="commit")
    page.locator("[data-answer=track]").first.wait_for(timeout=60_000)
    readable = time.monotonic() - began
    page.locator("#needs-script").wait_for(state="hidden", timeout=60_000)
    ready = time.monotonic() - began
    page.context.close()
    return {"form fillable_s": round(readable, 2), "form ready_to_lock_s": round(ready, 2)}


def slow_page(browser: Browser) -> Any:
    page = browser.new_context().new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINK)
    return page


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
