"""How a headless Chromium is started here: quietly, and without calling anybody."""

from playwright.sync_api import Browser, Playwright, expect

PATIENCE = 60_000  # milliseconds: a wait ends as soon as the page is so, on a slow machine too
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def start_chromium(playwright: Playwright, executable: str) -> Browser:
    expect.set_options(timeout=PATIENCE)
    return playwright.chromium.launch(executable_path=executable, args=FLAGS)
