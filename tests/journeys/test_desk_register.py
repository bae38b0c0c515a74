"""The browser and the register: searched, labelled, confirmed in bulk, corrected, reviewed."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case, Event, IndexRow, Note, RecordReview, SavedViews
from cases.tasks import collect_reports
from reporting.directory import current
from reporting.models import Letter, ListedDesk, WindowKey
from reporting.sealing.xwing import PublicKey
from tests.journeys.desk_cast import Officers, two_officers
from tests.journeys.test_report_access import AXE, findings, too_wide
from tests.reporting.filing_factory import ANSWERS, Secrets, make_filing
from tests.trends.factories import make_places
from trends.live.models import Correction, Fact
from trends.live.services.count import count_facts
from trends.live.services.turn_key import turn_window_key

pytestmark = pytest.mark.django_db(transaction=True)
HOLDS = "The surveyor said that 2,000 dollars for re-cleaning would make it quick."
GATE = "The gate wanted cigarettes before the truck could leave."


@pytest.fixture
def counting(settings: Any, tmp_path: Path, transactional_db: None) -> None:
    """The counting worker of this story: it counts what there is, and holds this week's key."""
    make_places()
    settings.WINDOW_KEYS_DIR = tmp_path / "window-keys"
    settings.COUNT_BATCH = 1


@pytest.fixture
def cast(new_context, counting: None, settings: Any) -> Officers:
    def with_axe(**options: Any):
        # axe runs beside the page's policy, and a colour that still fades is none of the theme
        context = new_context(bypass_csp=True, reduced_motion="reduce", **options)
        context.add_init_script((settings.BASE_DIR / AXE).read_text(encoding="utf-8"))
        return context

    made = two_officers(with_axe)
    turn_window_key()
    return made


def file_at(cast: Officers, account: str, place: str = "ARROS", **more: Any) -> Secrets:
    """A report of this account, through the door and collected, with facets that can be counted."""
    desk = ListedDesk.objects.get(pk=cast.desk)
    window = WindowKey.objects.get(status="current")
    body, known = make_filing(
        desk_id=cast.desk,
        desk_key=PublicKey(desk.key),
        window_key=PublicKey(window.key),
        account=account,
        answers=ANSWERS | {"actor": "cargo_or_hold_surveyor", "place": place},
        **more,
    )
    headers = {"Content-Type": "application/octet-stream"}
    current.forget()  # the door looks for a newer directory every five seconds
    answer = cast.ines.request.post("/api/v1/reports", data=body, headers=headers)
    assert answer.status == 201
    collect_reports()
    return known


def open_queue(page: Page, cases: int) -> None:
    page.goto("/desk/")
    expect(page.locator("#register-state")).to_contain_text(f"{cases} cases opened here.")


def open_case_of(page: Page, known: Secrets) -> Case:
    case = Case.objects.get(report_id=UUID(bytes=known.report_id))
    page.goto(f"/desk/cases/{case.pk}")
    expect(page.get_by_role("heading", name="Similar cases")).to_be_visible()
    return case


def search(page: Page, words: str) -> None:
    page.locator("body").press("/")
    page.keyboard.type(words)


def look(page: Page) -> None:
    assert findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert not too_wide(page)
    assert findings(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})


def test_what_was_read_is_found_by_its_words_and_the_server_holds_none(cast: Officers) -> None:
    holds, _ = file_at(cast, HOLDS), file_at(cast, GATE)
    open_queue(cast.ines, 2)
    case = open_case_of(cast.ines, holds)
    cast.ines.get_by_label("Label").fill("grain")
    cast.ines.get_by_label("Label").press("Enter")
    expect(cast.ines.locator(".labels li")).to_contain_text("grain")
    look(cast.ines)

    noor = cast.noor
    open_queue(noor, 2)
    for words in ("re-cleaning 2000", "grain"):
        search(noor, words)
        expect(noor.locator("caption")).to_contain_text("1 to 1 of 1 found among 2 cases")
        expect(noor.locator("[data-case]")).to_have_attribute("data-case", str(case.pk))
        noor.get_by_label("Search these cases").fill("")
        noor.locator(".keys-help").click()
    look(noor)
    for row in IndexRow.objects.all():
        assert b"grain" not in row.box
    assert IndexRow.objects.count() == 2


def test_three_reports_are_confirmed_at_once_and_none_twice(cast: Officers) -> None:
    for account in (HOLDS, GATE, "A third one."):
        file_at(cast, account)
    ines = cast.ines
    open_queue(ines, 3)
    ines.get_by_label("Choose every case of this page").check()
    ines.get_by_role("button", name="Confirm to the reporters").click()
    # while she reads what will happen, Noor confirms one of them
    other = Case.objects.first()
    cast.noor.goto(f"/desk/cases/{other.pk}")
    cast.noor.locator("[data-to=acknowledged]").click()
    cast.noor.get_by_role("button", name="Seal and send").first.click()
    expect(cast.noor.locator(".letter.ours")).to_have_count(1)
    ines.get_by_role("button", name="Seal and send").click()
    expect(ines.locator("#bulk-said")).to_contain_text("3 confirmed.")
    assert set(Case.objects.values_list("status", flat=True)) == {"acknowledged"}
    assert Letter.objects.count() == 3
    assert Event.objects.filter(kind="transition").count() == 3


def test_one_that_fails_says_so_and_the_rest_go_on(cast: Officers) -> None:
    known = [file_at(cast, account) for account in (HOLDS, GATE)]
    ines = cast.ines
    open_queue(ines, 2)
    spoilt = Case.objects.get(report_id=UUID(bytes=known[0].report_id))
    spoilt.report.wraps.all().delete()
    ines.locator(".cell-case a").first.focus()
    for key in "xjx":
        ines.keyboard.press(key)
    expect(ines.locator("#chosen-count")).to_have_text("2 cases chosen")
    look(ines)
    ines.get_by_role("button", name="Confirm to the reporters").click()
    ines.get_by_role("button", name="Seal and send").click()
    expect(ines.locator("#bulk-said")).to_contain_text("1 confirmed. 1 not")
    expect(ines.locator("#bulk-said")).to_contain_text("This key cannot open the report")
    expect(ines.locator("#chosen-count")).to_have_text("1 case chosen")
    assert Letter.objects.count() == 1
    ines.locator("#bulk-owner").select_option(label="Noor Haddad")
    ines.get_by_role("button", name="Give").click()
    expect(ines.locator("#bulk-said")).to_contain_text("1 given.")
    spoilt.refresh_from_db()
    assert spoilt.owner.name == "Noor Haddad"


def test_a_corrected_type_is_counted_under_the_right_one(cast: Officers) -> None:
    known = file_at(cast, HOLDS)
    count_facts()
    assert Fact.objects.get().inspection_type == ANSWERS["inspection_type"] != "pilotage"
    ines = cast.ines
    open_case_of(ines, known)
    expect(ines.locator("#count-state")).to_contain_text("not confirmed yet")
    ines.get_by_label("A note for your desk").fill("I am in the middle of this.")
    ines.get_by_role("button", name="Correct …").click()
    look(ines)
    ines.locator("#fact-inspection_type").select_option("pilotage")
    ines.get_by_role("button", name="Confirm as corrected").click()
    expect(ines.locator("#count-said")).to_contain_text("Sealed and sent.")
    expect(ines.get_by_label("A note for your desk")).to_have_value("I am in the middle of this.")
    count_facts()
    fact = Fact.objects.get()
    assert (fact.inspection_type, fact.status) == ("pilotage", "confirmed")
    open_case_of(cast.noor, known)
    expect(cast.noor.locator("#count-state")).to_contain_text("Confirmed as corrected")
    cast.noor.get_by_role("button", name="Do not count it …").click()
    cast.noor.get_by_role("button", name="Do not count it", exact=True).click()
    expect(cast.noor.locator("#count-said")).to_contain_text("Sealed and sent.")
    count_facts()
    assert Fact.objects.get().status == "rejected"


def test_records_are_accepted_rejected_and_opened(cast: Officers) -> None:
    for _ in range(3):
        file_at(cast, "", record=True)
    assert not Case.objects.exists()
    ines = cast.ines
    ines.goto("/desk/")
    ines.get_by_role("link", name="Records to review").click()
    expect(ines.locator("caption")).to_contain_text("3 to review")
    rows = ines.locator("tbody tr")
    look(ines)
    rows.nth(0).get_by_role("checkbox").check()
    ines.get_by_role("button", name="Accept").click()
    expect(ines.locator("#records-said")).to_contain_text("1 accepted.")
    expect(ines.locator("caption")).to_contain_text("2 to review")
    rows.nth(0).get_by_role("checkbox").check()
    ines.get_by_role("button", name="Reject …").click()
    ines.get_by_role("button", name="Reject", exact=True).click()
    expect(ines.locator("#records-said")).to_contain_text("1 rejected.")
    expect(ines.locator("caption")).to_contain_text("1 to review")
    rows.nth(0).get_by_role("checkbox").check()
    ines.get_by_role("button", name="Open a case …").click()
    ines.get_by_role("button", name="Open a case", exact=True).click()
    expect(ines.get_by_role("heading", name="Nothing to review")).to_be_visible()
    assert (Case.objects.count(), RecordReview.objects.count()) == (1, 2)
    assert Correction.objects.count() == 2
    count_facts()
    assert sorted(Fact.objects.values_list("status", flat=True)) == [
        "confirmed",
        "rejected",
        "unreviewed",
    ]


def test_a_draft_waits_sealed_until_its_letter_is_sent(cast: Officers) -> None:
    known = file_at(cast, HOLDS)
    ines = cast.ines
    open_case_of(ines, known)
    ines.get_by_label("Your letter").fill("Half a thought")
    ines.get_by_role("button", name="Keep as a draft").click()
    expect(ines.get_by_label("Your letter")).to_have_value("")
    assert b"thought" not in Note.objects.get().box
    open_case_of(ines, known)
    ines.get_by_role("button", name="Take up your draft").click()
    expect(ines.get_by_label("Your letter")).to_have_value("Half a thought")
    ines.locator("form[aria-label='Write to the reporter']").get_by_role(
        "button", name="Seal and send"
    ).click()
    expect(ines.locator(".letter.ours")).to_have_count(1)
    expect(ines.get_by_role("button", name="Take up your draft")).to_have_count(0)


def test_many_cases_are_labelled_at_once_and_two_marked_as_the_same(cast: Officers) -> None:
    first, second, third = [file_at(cast, account) for account in (HOLDS, GATE, "A third one.")]
    ines = cast.ines
    open_queue(ines, 3)
    ines.get_by_label("Choose every case of this page").check()
    ines.locator("#bulk-label").fill("  grain   season ")
    ines.get_by_role("button", name="Add", exact=True).click()
    expect(ines.locator("#bulk-said")).to_contain_text("3 labelled.")
    expect(ines.locator("tbody .tag.label", has_text="grain season")).to_have_count(3)
    ines.get_by_label("Choose every case of this page").check()
    look(ines)
    ines.get_by_label("Choose every case of this page").uncheck()

    cases = [Case.objects.get(report_id=UUID(bytes=one.report_id)) for one in (first, second)]
    earlier, later = sorted(cases, key=lambda case: (case.opened, str(case.pk)))
    ines.locator(f'[data-case="{earlier.pk}"]').get_by_role("checkbox").check()
    ines.get_by_role("button", name="Mark as the same").click()
    expect(ines.get_by_role("dialog")).to_have_count(0)  # one case alone is the same as none
    ines.locator(f'[data-case="{later.pk}"]').get_by_role("checkbox").check()
    ines.get_by_role("button", name="Mark as the same").click()
    dialog = ines.get_by_role("dialog")
    expect(dialog).to_contain_text(f"ref {str(later.pk)[:6]} will be marked")
    dialog.get_by_role("button", name="Mark as the same").click()
    expect(ines.locator("#bulk-said")).to_contain_text("2 marked.")
    noor = cast.noor
    open_queue(noor, 3)
    same = noor.locator("tbody .tag.label", has_text="Same as")
    expect(same).to_have_count(1)
    expect(noor.locator(f'[data-case="{later.pk}"]')).to_contain_text(
        f"Same as ref {str(earlier.pk)[:6]}"
    )
    noor.locator("#label").select_option("grain season")
    expect(noor.locator("[data-case]")).to_have_count(3)
    assert not any(b"grain" in row.box for row in IndexRow.objects.all())
    assert set(Case.objects.values_list("status", flat=True)) == {"received"}
    assert third.report_id


def test_the_load_of_every_port_is_counted_here(cast: Officers) -> None:
    for place in ("ARROS", "ARROS", "NGAPP"):
        file_at(cast, HOLDS, place)
    ines = cast.ines
    open_queue(ines, 3)
    ines.get_by_text("Load by port").click()
    rows = ines.locator("#port-load tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("td")).to_have_text(["2", "0", "2"])
    expect(rows.nth(1).locator("td")).to_have_text(["1", "0", "1"])
    look(ines)
    rows.nth(1).get_by_role("button").click()
    expect(ines.locator("caption")).to_contain_text("1 of 1 found")
    expect(ines.locator("[data-case]")).to_have_count(1)


def test_a_view_is_named_and_found_again_and_says_nothing_sealed(cast: Officers) -> None:
    known = file_at(cast, HOLDS)
    file_at(cast, GATE)
    Case.objects.filter(report_id=UUID(bytes=known.report_id)).update(status="acknowledged")
    ines = cast.ines
    open_queue(ines, 2)
    ines.locator("#status").select_option("acknowledged")
    search(ines, "re-cleaning")
    ines.get_by_text("Keep this view").first.click()
    ines.get_by_label("Name of this view").fill("To be assessed")
    ines.get_by_role("button", name="Keep this view").click()
    expect(ines.get_by_role("button", name="To be assessed", exact=True)).to_be_visible()
    assert "cleaning" not in str(SavedViews.objects.get().views)
    look(ines)

    open_queue(ines, 2)
    expect(ines.locator("[data-case]")).to_have_count(2)
    ines.get_by_role("button", name="To be assessed", exact=True).click()
    expect(ines.locator("[data-case]")).to_have_count(1)
    expect(ines.locator("#status")).to_have_value("acknowledged")
    expect(ines.get_by_label("Search these cases")).to_have_value("")
    open_queue(cast.noor, 2)
    expect(cast.noor.get_by_text("Keep this view").first).to_be_visible()  # after the list of views
    expect(cast.noor.get_by_role("button", name="To be assessed")).to_have_count(0)
    ines.get_by_role("button", name="Take off To be assessed").click()
    expect(ines.get_by_role("button", name="To be assessed", exact=True)).to_have_count(0)
    assert SavedViews.objects.get().views == []
