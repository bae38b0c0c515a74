"""The report form as Rosa uses it: one step after the other, by what she sees."""

from playwright.sync_api import Page, expect

ACCOUNT = "They asked for two cartons and said the holds would fail. Sentinel 7319."


def open_form(page: Page, language: str = "en") -> None:
    page.goto(f"/{language}/report")
    expect(page.locator("#needs-script")).to_be_hidden()


def go_on(page: Page) -> None:
    page.locator(".step:not([hidden]) [data-go=next]").click()


def expect_step(page: Page, name: str) -> None:
    expect(page.locator(f"#step-{name}")).to_be_visible()


def choose_track(page: Page, track: str) -> None:
    page.locator(f'[data-answer=track][value="{track}"]').check()
    go_on(page)
    expect_step(page, "where")


def say_where_and_when(page: Page, year: str = "2026", month: str = "10") -> None:
    page.select_option("#country", "AR")
    expect(page.locator("#place")).to_be_enabled()
    page.fill("#place", "rosario")
    page.locator("#place-list [role=option]").first.click()
    page.select_option("#month", month)
    page.fill("#year", year)
    go_on(page)


def say_what(page: Page, kind: str = "demand") -> None:
    expect_step(page, "what")
    page.locator(f'[data-answer=kind][value="{kind}"]').check()
    page.select_option("#actor", "agriculture_officer")
    page.locator('[data-answer=what][value="cigarettes"]').check()
    page.locator('[data-answer=what][value="cash"]').check()
    go_on(page)


def tell_it(page: Page, account: str = ACCOUNT) -> None:
    """From "A few more answers" to the check."""
    expect_step(page, "more")
    page.select_option("#response", "refused")
    go_on(page)
    page.fill("#account", account)
    go_on(page)
    expect_step(page, "check")


def write_code_down(page: Page) -> str:
    """The code as Rosa copies it to paper, and the two words typed back."""
    expect_step(page, "code")
    code = str(page.locator("#code-line").input_value())
    page.click("#written")
    for letter in ("a", "b"):
        label = page.locator(f"#q-word-{letter} label").inner_text()
        place = int("".join(sign for sign in label if sign.isdecimal()))
        page.fill(f"#word-{letter}", code.split()[place - 1])
    return code


def fill_case(page: Page, account: str = ACCOUNT) -> str:
    """A whole report of the track "tell somebody", up to the Send button; its code."""
    choose_track(page, "case")
    say_where_and_when(page)
    expect_step(page, "readers")
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    go_on(page)
    say_what(page)
    tell_it(page, account)
    go_on(page)
    return write_code_down(page)


def expect_receipt(page: Page) -> None:
    expect(page.locator("#receipt")).to_be_visible()
