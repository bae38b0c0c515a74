"""The simple form as Rosa uses it with scripts off: two pages, read by what she sees."""

from playwright.sync_api import Page, expect

ACCOUNT = "They asked for two cartons and said the holds would fail. Sentinel 7319."


def begin(page: Page, track: str, language: str = "en", words: str = "en") -> None:
    page.goto(f"/{language}/simple/")
    page.locator(f'[name=track][value="{track}"]').check()
    page.select_option("#country", "AR")
    page.select_option("#word-list", words)
    page.locator("main form button").click()
    expect(page.locator("#simple")).to_be_visible()
    page.wait_for_load_state()


def say_where_and_when(page: Page) -> None:
    page.select_option("#place", "ARROS")
    page.select_option("#month", "10")
    page.fill("#year", "2026")


def say_what(page: Page) -> None:
    page.locator('[name=kind][value="demand"]').check()
    page.select_option("#actor", "agriculture_officer")
    page.locator('[name=what][value="cigarettes"]').check()


def write_code_down(page: Page) -> list[str]:
    """The words as Rosa copies them to paper, and the two that are asked back."""
    expect(page.locator(".code-grid b")).to_have_count(12)
    words = page.locator(".code-grid b").all_inner_texts()
    for letter in ("a", "b"):
        label = page.locator(f"#q-word-{letter} label").inner_text()
        place = int("".join(sign for sign in label if sign.isdecimal()))
        page.fill(f"#word-{letter}", words[place - 1])
    return words


def fill_case(page: Page, account: str = ACCOUNT, **begun: str) -> list[str]:
    """A whole report up to the Send button; its words."""
    begin(page, "case", **begun)
    say_where_and_when(page)
    say_what(page)
    page.fill("#account", account)
    return write_code_down(page)


def send(page: Page) -> None:
    page.locator("#send button").click()


def open_letters(page: Page, code: str, language: str = "en") -> None:
    page.goto(f"/{language}/simple/mailbox/")
    page.fill("#code", code)
    page.locator("main form button").click()
    expect(page.locator("#text")).to_be_visible()
    page.wait_for_load_state()
