"""A case goes to another desk: offered in one browser, read and taken over in another."""

import re

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case
from reporting.models import Wrap
from tests.journeys.desk_cast import Officers, confirm, officers_of, open_first_case, two_officers
from tests.journeys.desk_reports import file_report, read_letters_of, write_letter

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "The ship sails to their port."


def two_desks(new_context) -> tuple[Officers, Officers]:
    rio = two_officers(new_context)
    return rio, officers_of(new_context, "Team Dakar", ("Amadou Diop", "Fatou Sow"))


def offer(page: Page) -> None:
    page.locator("#begin-offer").click()
    page.get_by_label("Which desk?").select_option(label="Team Dakar")
    page.get_by_label("Why?").fill(REASON)
    page.get_by_role("button", name="Seal and offer").click()
    expect(page.locator(".case-file")).to_contain_text("Until they take it over it is yours")


def open_offer(page: Page) -> None:
    page.goto("/desk/")
    page.locator(".offered a").click()
    expect(page.locator(".account")).to_contain_text("two thousand, and I sign")
    expect(page.get_by_text(REASON)).to_be_visible()


def test_it_is_read_taken_over_and_its_reporter_told(new_context) -> None:
    rio, dakar = two_desks(new_context)
    known = file_report(rio.ines, rio.desk)
    open_first_case(rio.ines)
    case = rio.ines.url
    confirm(rio.ines)
    offer(rio.ines)

    amadou = dakar.ines
    open_offer(amadou)
    amadou.get_by_role("button", name="Take it over").click()
    letter = amadou.get_by_label("What the reporter will read")
    expect(letter).to_have_value(re.compile("^Your report is now with Team Dakar"))
    write_letter(rio.ines, known, "One thing more.")
    amadou.get_by_role("button", name="Take it over and tell the reporter").click()
    expect(amadou.get_by_text("A letter arrived while you wrote.")).to_be_visible()
    amadou.get_by_role("button", name="Take it over and tell the reporter").click()
    amadou.wait_for_url(case)
    expect(amadou.locator(".account")).to_contain_text("two thousand, and I sign")
    timeline = amadou.locator(".timeline-part")
    expect(timeline).to_contain_text("Taken over by Team Dakar from Team Rio de la Plata")
    expect(timeline).to_contain_text(REASON)
    expect(amadou.locator("#row")).to_contain_text("In the register")

    assert Case.objects.get().desk_id == dakar.desk
    assert Wrap.objects.count() == 1
    answer = rio.ines.goto(case)
    assert answer is not None
    assert answer.status == 404
    told = read_letters_of(known)[-1]
    assert told.problems == frozenset()
    assert told.letter is not None
    first, _, words = told.letter.text.partition("\n")
    assert first.startswith("moved 20")
    assert words.startswith("Your report is now with Team Dakar.")


def test_it_is_declined_with_a_reason_or_taken_back(new_context) -> None:
    rio, dakar = two_desks(new_context)
    file_report(rio.ines, rio.desk)
    open_first_case(rio.ines)
    confirm(rio.ines)
    offer(rio.ines)
    open_offer(dakar.noor)
    dakar.noor.get_by_role("button", name="Decline").click()
    dakar.noor.get_by_label("Why?").fill("Their own port, not ours.")
    dakar.noor.get_by_role("button", name="Seal and decline").click()
    expect(dakar.noor.locator("#rows")).to_contain_text("No case")
    expect(dakar.noor.locator(".offered")).to_have_count(0)

    rio.ines.reload()
    timeline = rio.ines.locator(".timeline-part")
    expect(timeline).to_contain_text("Declined by Team Dakar")
    expect(timeline).to_contain_text("Their own port, not ours.")
    offer(rio.ines)
    open_offer(dakar.noor)
    rio.ines.get_by_role("button", name="Take it back").click()
    expect(rio.ines.locator("#begin-offer")).to_be_visible()
    dakar.noor.get_by_role("button", name="Take it over").click()
    dakar.noor.get_by_role("button", name="Take it over and tell the reporter").click()
    expect(dakar.noor.get_by_text("The other desk has taken its offer back.")).to_be_visible()


def test_a_team_that_the_reporter_excluded_is_offered_nothing(new_context) -> None:
    rio, dakar = two_desks(new_context)
    file_report(rio.ines, rio.desk, excluded=[dakar.desk])
    open_first_case(rio.ines)
    confirm(rio.ines)
    rio.ines.locator("#begin-offer").click()
    rio.ines.get_by_label("Which desk?").select_option(value=dakar.desk.hex)
    refusal = rio.ines.get_by_text("The reporter asked that this team does not read the report.")
    expect(refusal).to_be_visible()
    rio.ines.get_by_label("Why?").fill(REASON)
    rio.ines.get_by_role("button", name="Seal and offer").click()
    expect(refusal).to_be_visible()
    assert Wrap.objects.count() == 1
