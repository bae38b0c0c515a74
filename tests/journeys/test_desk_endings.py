"""Keeping and erasing: a hold, a withdrawal, two signatures, at the desk and at oversight."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from cases.models import Case, Event
from cases.verify_endings import wrong_endings
from reporting import clock
from reporting.models import Letter, Report
from reporting.sealing.letters import LetterKind
from tests.journeys.desk_cast import (
    begin_a_day,
    make_desk_key,
    make_key,
    open_first_case,
    sign_in,
    two_officers,
)
from tests.journeys.desk_reports import file_report, read_letters_of, write_letter
from tests.journeys.test_live_contacts import expect_no_finding
from tests.journeys.test_report_access import AXE
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def give_reason(page: Page, why: str, words: str) -> None:
    page.get_by_label("Why?").select_option(label=why)
    page.get_by_label("What your desk should know").fill(words)


def propose_erasing(page: Page) -> None:
    page.locator("[data-ending=erase]").click()
    expect(page.locator("#ending")).to_contain_text("You cannot be the second.")
    give_reason(page, "What was written puts somebody in danger", "The cook of the ship is named.")
    page.get_by_role("button", name="Sign and propose").click()
    expect(page.locator("#waiting-act")).to_contain_text("waits for another officer")


def overseer(new_context) -> Page:
    """Olga of the oversight desk, with a key that its statement names."""
    desk = make_desk("Oversight", kind="oversight")
    make_person("Olga Petrova", ("lead", desk))
    make_person("Omar Diallo", ("officer", desk))
    olga, omar = (
        sign_in(new_context(), "olga@example.org"),
        sign_in(new_context(), "omar@example.org"),
    )
    words = (make_key(olga)[1], make_key(omar)[1])
    make_desk_key(olga, omar, desk.pk, words)
    return olga


def test_oversight_signs_an_erasing_and_sees_who_what_and_why(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    open_first_case(cast.ines)
    propose_erasing(cast.ines)
    note = bytes(Case.objects.get().notes.get().box)
    assert b"cook" not in note

    olga = overseer(new_context)
    olga.goto("/desk/signatures")
    expect(olga.locator("[data-act=erase]")).to_contain_text("Ines Okafor of Team Rio de la Plata")
    expect(olga.locator("[data-act=erase]")).to_contain_text("puts somebody in danger")
    fetched = olga.request.get("/api/v1/desk/acts").text()
    assert base64.b64encode(note).decode()[:40] not in fetched
    assert "cook" not in olga.content()
    olga.get_by_role("button", name="Sign and erase …").click()
    expect(olga.get_by_role("dialog")).to_contain_text("erased for good")
    olga.get_by_role("button", name="Sign and erase", exact=True).click()
    expect(olga.get_by_text("Nothing waits for a second signature.")).to_be_visible()
    assert (Case.objects.get().status, Report.objects.count()) == ("purged", 0)
    assert list(wrong_endings()) == []
    cast.ines.reload()
    expect(cast.ines.get_by_text("This report was erased.")).to_be_visible()


@pytest.fixture
def with_axe(new_context, settings: Any) -> Callable[..., BrowserContext]:
    """Browsers in which axe runs beside the page's policy."""
    source = (settings.BASE_DIR / AXE).read_text(encoding="utf-8")

    def make(**options: Any) -> BrowserContext:
        context = new_context(bypass_csp=True, reduced_motion="reduce", **options)
        context.add_init_script(source)
        return context

    return make


def test_a_colleague_lifts_a_hold_and_rejects_an_erasing(with_axe) -> None:
    cast = two_officers(with_axe)
    file_report(cast.ines, cast.desk)
    open_first_case(cast.ines)
    cast.ines.locator("[data-ending=hold]").click()
    expect_no_finding(cast.ines)
    give_reason(cast.ines, "An inquiry is going on", "The insurer asks, see their letter.")
    cast.ines.get_by_role("button", name="Place the hold").click()
    expect(cast.ines.locator(".ending")).to_contain_text("Nothing of this case is erased")
    expect(cast.ines.locator("[data-ending=erase]")).to_have_count(0)
    cast.ines.locator("[data-ending=lift_hold]").click()
    give_reason(cast.ines, "The matter is closed", "They wrote that it is over.")
    cast.ines.get_by_role("button", name="Sign and propose").click()
    expect(cast.ines.locator("#waiting-act")).to_contain_text("Lift the legal hold")
    expect(cast.ines.get_by_role("button", name="Sign and lift …")).to_have_count(0)

    cast.noor.goto("/desk/")
    expect(cast.noor.locator(".queue-table")).to_contain_text("Legal hold")
    open_first_case(cast.noor)
    expect(cast.noor.locator(".case-file")).to_contain_text("They wrote that it is over.")
    expect_no_finding(cast.noor)
    cast.noor.goto("/desk/signatures")
    expect(cast.noor.get_by_role("heading", name="Lift the legal hold")).to_be_visible()
    expect_no_finding(cast.noor)
    cast.noor.get_by_role("link", name="ref").click()
    cast.noor.wait_for_url("**/desk/cases/**")  # the button stands on the page before too
    cast.noor.get_by_role("button", name="Sign and lift …").click()
    cast.noor.get_by_role("button", name="Sign and lift", exact=True).click()
    expect(cast.noor.locator("[data-ending=hold]")).to_be_visible()
    propose_erasing(cast.noor)
    cast.ines.reload()
    cast.ines.get_by_role("button", name="Reject it").click()
    expect(cast.ines.locator("#waiting-act")).to_have_count(0)
    assert Report.objects.count() == 1
    assert list(wrong_endings()) == []


def test_a_withdrawal_is_begun_stopped_by_a_letter_and_begun_again(new_context) -> None:
    begin_a_day()
    cast = two_officers(new_context)
    ines = cast.ines
    known = file_report(ines, cast.desk)
    write_letter(ines, known, "Please take it back.", LetterKind.WITHDRAW)
    open_first_case(ines)
    expect(ines.locator("#withdrawal")).to_contain_text("asks to withdraw the report")
    begin(ines)
    told = read_letters_of(known)[1]
    assert told.letter is not None
    assert (told.problems, told.letter.kind) == (frozenset(), LetterKind.STATUS)
    due = (clock.today() + timedelta(days=14)).isoformat()
    assert told.letter.text.startswith(f"withdrawing {due}\nYou asked us to erase")
    ines.goto("/desk/")
    expect(ines.locator(".queue-table")).to_contain_text("Erase as asked: due in 14 days")

    write_letter(ines, known, "No, keep it.")
    open_first_case(ines)
    ines.locator("[data-ending=stop]").click()
    ines.get_by_role("button", name="Seal and stop it").click()
    expect(ines.locator("#withdrawal")).to_have_count(0)
    assert Case.objects.get().withdraw_on is None

    write_letter(ines, known, "Do erase it.", LetterKind.WITHDRAW)
    ines.reload()
    begin(ines)
    # the days pass
    Case.objects.update(withdraw_on=clock.today())
    ines.reload()
    expect(ines.locator("#withdrawal")).to_contain_text("another officer of your desk")
    open_first_case(cast.noor)
    cast.noor.get_by_role("button", name="Erase it now …").click()
    cast.noor.get_by_role("button", name="Erase it", exact=True).click()
    expect(cast.noor.get_by_text("This report was erased.")).to_be_visible()
    case = Case.objects.get()
    assert (case.status, case.outcome) == ("purged", "withdrawn_by_reporter")
    assert (Letter.objects.count(), Event.objects.filter(kind="withdrawal").count()) == (0, 3)


def begin(page: Page) -> None:
    page.locator("[data-ending=begin]").click()
    expect(page.locator("#ending")).to_contain_text("14 days to stop it")
    page.get_by_role("button", name="Seal and begin").click()
    expect(page.locator("#withdrawal")).to_contain_text("due in 14 days")
