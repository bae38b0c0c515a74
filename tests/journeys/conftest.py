"""A real Chromium with an empty profile for each story; every line on its console is a failure."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from reporting.contacts import public
from reporting.directory import current
from tests.journeys.opened_door import opened_door  # noqa: F401  a fixture of several files


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Versions begin anew with each story's database; the door must not know the last one's."""
    current.forget()
    public.forget()


@pytest.fixture
def new_context(browser: Browser, live_server) -> Iterator:
    """Make as many people as the story needs: each call is a browser profile of its own."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def console_lines() -> list[str]:
    """What pages wrote to the console; a story that expects a line empties the list."""
    return []


@pytest.fixture
def page(new_context, console_lines: list[str]) -> Iterator[Page]:
    page = new_context().new_page()

    def remember(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            console_lines.append(message.text)

    page.on("console", remember)
    page.on("pageerror", lambda error: console_lines.append(str(error)))
    yield page
    assert console_lines == []
