"""Ines and Noor admit Tariq, who opens an old report and a new one; then he is removed."""

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case, IndexRow
from reporting.directory import current
from staff.models import Desk
from tests.journeys.desk_cast import Officers, make_key, sign_in, two_officers
from tests.journeys.desk_reports import file_report
from tests.staff.people import make_person

pytestmark = pytest.mark.django_db(transaction=True)
OLD, NEW, LATER = "The old report.", "The new report.", "The report after he left."


def open_desk(page: Page, cast: Officers) -> None:
    page.goto(f"/desk/desks/{cast.desk}")


def type_words(page: Page, words: str, press: str) -> None:
    page.get_by_label("Their twelve words").fill(words)
    page.get_by_role("button", name=press).click()


def accounts_opened_by(page: Page) -> list[str]:
    """The account of every report in the queue that this officer's key opens."""
    page.goto("/desk/")
    cases = Case.objects.count()
    # the register is whole: its rows were kept, and the table is not drawn any more
    expect(page.locator("#register-state")).to_contain_text(f"{cases} cases opened here.")
    links = page.locator(".queue-table .cell-case a")
    expect(links).to_have_count(cases)
    opened = []
    for address in links.evaluate_all("all => all.map((link) => link.getAttribute('href'))"):
        page.goto(str(address))
        expect(page.get_by_role("heading", name="The report as filed")).to_be_visible()
        text = page.locator("#app").inner_text()
        opened += [account for account in (OLD, NEW, LATER) if account in text]
    return sorted(opened)


def rows_by_version(cast: Officers) -> Counter[int]:
    """How many rows of the register stand under each version of its index."""
    rows = IndexRow.objects.filter(case__desk=cast.desk)
    return Counter(rows.values_list("version", flat=True))


def join(cast: Officers, new_context) -> tuple[Page, str]:
    """Tariq has an account at the desk and makes his key; it opens nothing yet."""
    make_person("Tariq Aziz", ("officer", Desk.objects.get(pk=cast.desk)))
    tariq = sign_in(new_context(), "tariq@example.org")
    _, words = make_key(tariq)
    open_desk(tariq, cast)
    expect(tariq.get_by_text("You do not hold the key of this desk.")).to_be_visible()
    return tariq, words


def admit(cast: Officers, words: str) -> None:
    open_desk(cast.ines, cast)
    type_words(cast.ines, words, "Propose to admit them")
    expect(cast.ines.get_by_text("Tariq Aziz joins.")).to_be_visible()
    expect(cast.ines.get_by_text("One more signature is missing: Noor Haddad.")).to_be_visible()
    open_desk(cast.noor, cast)
    type_words(cast.noor, words, "Check and sign")
    expect(cast.noor.locator(".members tbody th", has_text="Tariq Aziz")).to_be_visible()


def test_a_third_officer_joins_and_leaves(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk, account=OLD)
    tariq, words = join(cast, new_context)
    admit(cast, words)

    open_desk(tariq, cast)
    type_words(tariq, words, "Compare and open")
    expect(tariq.get_by_text("These are not the words of the key")).to_be_visible()
    members = cast.noor.locator(".members tbody tr")  # not "Ines": twelve words may say "business"
    ines_words = members.filter(has_text="Ines Okafor").locator("td").inner_text()
    type_words(tariq, ines_words, "Compare and open")
    expect(tariq.get_by_role("heading", name="Who holds the key")).to_be_visible()
    file_report(cast.ines, cast.desk, account=NEW)
    assert accounts_opened_by(tariq) == [NEW, OLD]

    open_desk(cast.ines, cast)
    cast.ines.get_by_role("button", name="Remove Tariq Aziz").click()
    cast.ines.get_by_role("button", name="Propose to remove them").click()
    expect(cast.ines.get_by_text("Tariq Aziz leaves.")).to_be_visible()
    open_desk(tariq, cast)
    expect(tariq.get_by_text("You cannot sign this change")).to_be_visible()
    open_desk(cast.noor, cast)
    assert rows_by_version(cast) == {1: 2}
    cast.noor.route("**/register", lambda route: route.abort())  # the line is lost on the way
    cast.noor.get_by_role("button", name="Check and sign").click()
    expect(cast.noor.locator(".members tbody th", has_text="Tariq Aziz")).to_have_count(0)
    expect(cast.noor.locator("#seal-anew")).to_contain_text("No connection.")
    assert rows_by_version(cast) == {1: 2}
    cast.ines.goto("/desk/")
    expect(cast.ines.locator("#seal-anew")).to_contain_text("2 rows of the register are still")
    cast.noor.unroute("**/register")
    cast.noor.get_by_role("button", name="Lock them for the new key").click()
    expect(cast.noor.locator("#seal-anew")).to_contain_text("2 rows of the register are locked")
    assert rows_by_version(cast) == {2: 2}
    cast.ines.get_by_role("button", name="Lock them for the new key").click()
    expect(cast.ines.locator("#seal-anew")).to_contain_text("0 rows of the register are locked")
    current.forget()
    file_report(cast.ines, cast.desk, account=LATER)
    assert accounts_opened_by(cast.ines) == [NEW, OLD, LATER]
    tariq.goto("/desk/")
    expect(tariq.get_by_text("You do not hold the key of this desk.")).to_be_visible()
    tariq.goto(f"/desk/cases/{Case.objects.latest('opened', 'pk').pk}")
    tariq.get_by_role("heading", level=1).wait_for()
    assert not any(account in tariq.content() for account in (OLD, NEW, LATER))


def test_a_change_is_withdrawn_or_rejected_and_nothing_is_different(new_context) -> None:
    cast = two_officers(new_context)
    _, words = join(cast, new_context)
    for who, press in ((cast.ines, "Withdraw it"), (cast.noor, "Reject it")):
        open_desk(cast.ines, cast)
        type_words(cast.ines, words, "Propose to admit them")
        expect(cast.ines.get_by_text("Tariq Aziz joins.")).to_be_visible()
        open_desk(who, cast)
        who.get_by_role("button", name=press).click()
        who.get_by_role("dialog").get_by_role("button", name=press).click()
        expect(who.get_by_role("heading", name="Who joins, who leaves")).to_be_visible()
        expect(who.get_by_text("A change is waiting")).to_have_count(0)
        expect(who.locator(".members tbody th", has_text="Tariq Aziz")).to_have_count(0)
