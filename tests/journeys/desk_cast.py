"""What people do at the desk in every story: sign in, make a key, read words aloud."""

import time
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page, expect

from tests.staff.people import PASSWORD, SECRET, make_desk, make_person

ROLES = ("lead", "officer")
A_STORY = 120  # seconds
SIGNING_IN = 8  # seconds that six digits still have to hold


def six_digits(secret: str = SECRET) -> str:
    """The code of this half minute; a code that is about to end is not begun with."""
    left = 30 - time.time() % 30
    if left < SIGNING_IN:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def begin_a_day() -> None:
    """A day that is about to end is not begun with: what is due in 14 days is not due in 13."""
    left = 86_400 - time.time() % 86_400
    if left < A_STORY:
        time.sleep(left)


def sign_in(context: BrowserContext, email: str, room: str = "/desk/") -> Page:
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").or_(page.get_by_label("Email")).fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    code = page.locator("#id_code")
    code.wait_for()  # digits that are made before there is a field for them grow old
    code.fill(six_digits())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{room}")
    return page


def shown_words(page: Page) -> str:
    """The words that stand in the grid: six of a passphrase, twelve of a key."""
    page.locator(".words li").first.wait_for()
    return " ".join(page.locator(".words li").all_inner_texts()).replace("\n", "")


def make_key(page: Page) -> tuple[str, str]:
    """Make this officer's key as they would; returns passphrase and the key's twelve words."""
    page.goto("/desk/key")
    page.get_by_role("button", name="Show my six words").click()
    passphrase = shown_words(page)
    assert len(passphrase.split()) == 6
    page.get_by_role("button", name="I have written them down").click()
    page.get_by_label("Your six words").fill(passphrase.upper())
    page.get_by_role("button", name="Make my key").click()
    expect(page.get_by_role("heading", name="Your key is made")).to_be_visible()
    return passphrase, shown_words(page)


def make_desk_key(first: Page, second: Page, desk: UUID, words: tuple[str, str]) -> None:
    """The first statement: each types the other's twelve words."""
    first.goto(f"/desk/desks/{desk}")
    first.get_by_label("Their twelve words").fill(words[1])
    first.get_by_role("button", name="Make the desk's key").click()
    expect(first.get_by_text("You have signed.")).to_be_visible()
    second.goto(f"/desk/desks/{desk}")
    second.get_by_label("Their twelve words").fill(words[0])
    second.get_by_role("button", name="Check and sign").click()
    expect(second.get_by_role("heading", name="Who holds the key")).to_be_visible()


@dataclass(frozen=True)
class Officers:
    """Ines and Noor, each in a browser of their own, unlocked, with the key of their desk."""

    ines: Page
    noor: Page
    desk: UUID
    passphrase: str


def two_officers(new_context) -> Officers:
    return officers_of(new_context, "Team Rio de la Plata", ("Ines Okafor", "Noor Haddad"))


def officers_of(new_context, team: str, names: tuple[str, str]) -> Officers:
    """A lead and an officer make the key of their desk."""
    desk = make_desk(team)
    people = [make_person(name, (role, desk)) for name, role in zip(names, ROLES, strict=True)]
    lead, officer = (sign_in(new_context(), person.email) for person in people)
    passphrase, lead_words = make_key(lead)
    _, officer_words = make_key(officer)
    make_desk_key(lead, officer, desk.pk, (lead_words, officer_words))
    return Officers(lead, officer, desk.pk, passphrase)


def open_first_case(page: Page) -> None:
    page.goto("/desk/")
    page.locator(".queue-table .cell-case a").first.click()
    expect(page.get_by_role("heading", name="The report as filed")).to_be_visible()


def confirm(page: Page) -> None:
    """Acknowledge with the template as it stands."""
    page.locator("[data-to=acknowledged]").click()
    page.get_by_role("button", name="Seal and send").first.click()
    expect(page.locator(".letter.ours")).to_have_count(1)
