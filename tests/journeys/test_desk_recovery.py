"""A desk begins with a recovery key on three papers; two help where an officer is missing."""

import pytest
from playwright.sync_api import Page, expect

from cases.models import DeskStatement, RecoveryShare
from reporting.models import ListedDesk
from reporting.sealing.statements import parse_statement
from tests.journeys.desk_cast import make_key, sign_in, two_officers
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def words_in(page: Page, label: str) -> str:
    grid = page.get_by_role("list", name=label)
    return " ".join(grid.locator("li").all_inner_texts()).replace("\n", "")


def make_papers(page: Page) -> tuple[str, dict[tuple[int, int], str]]:
    """Go through the three papers as an officer would; the twelve words, and 24 for each pair."""
    page.get_by_role("button", name="Make it, and show the first paper").click()
    phrases: dict[tuple[int, int], str] = {}
    for custodian in (1, 2, 3):
        page.get_by_role("heading", name=f"Paper {custodian} of 3").wait_for()
        twelve = words_in(page, "The twelve words of the recovery key")
        partners = [other for other in (1, 2, 3) if other != custodian]
        for partner in partners:
            words = words_in(page, f"24 words to use with custodian {partner}")
            assert len(words.split()) == 24
            phrases[custodian, partner] = words
        page.get_by_role("button", name="It is on paper").click()
        fields = [
            page.get_by_label(f"The 24 words to use with custodian {one}") for one in partners
        ]
        fields[0].fill(phrases[custodian, partners[1]])
        fields[1].fill(phrases[custodian, partners[0]])
        page.get_by_role("button", name="Compare, and").click()
        expect(page.get_by_text("these are words of another paper")).to_be_visible()
        for field, partner in zip(fields, partners, strict=True):
            field.fill(phrases[custodian, partner])
        page.get_by_role("button", name="Compare, and").click()
    expect(page.get_by_text("The recovery key is made.")).to_be_visible()
    return twelve, phrases


def test_a_desk_in_production_begins_with_three_papers_and_two_of_them_help(
    new_context, settings
) -> None:
    desk = make_desk("Team Rio de la Plata")
    make_person("Ines Okafor", ("lead", desk))
    make_person("Noor Haddad", ("officer", desk))
    ines, noor = (sign_in(new_context(), f"{name}@example.org") for name in ("ines", "noor"))
    (_, ines_words), (_, noor_words) = make_key(ines), make_key(noor)
    settings.FAIRLEAD_MODE = "production"

    ines.goto(f"/desk/desks/{desk.pk}")
    expect(ines.get_by_role("heading", name="First, the recovery key")).to_be_visible()
    expect(ines.get_by_role("button", name="Make the desk's key")).to_have_count(0)
    twelve, phrases = make_papers(ines)
    ines.get_by_label("Their twelve words").fill(noor_words)
    ines.get_by_role("button", name="Make the desk's key").click()
    expect(ines.get_by_text("You have signed.")).to_be_visible()
    noor.goto(f"/desk/desks/{desk.pk}")
    noor.get_by_label("The twelve words on the recovery papers").fill(noor_words)
    noor.get_by_label("Their twelve words").fill(ines_words)
    noor.get_by_role("button", name="Check and sign").click()
    expect(noor.get_by_text("these are not the words of the key")).to_be_visible()
    noor.get_by_label("The twelve words on the recovery papers").fill(twelve)
    noor.get_by_role("button", name="Check and sign").click()
    expect(noor.get_by_role("heading", name="Who holds the key")).to_be_visible()
    assert RecoveryShare.objects.get().epoch == 1

    ines.goto(f"/desk/desks/{desk.pk}")
    ines.get_by_role("button", name="Remove Noor Haddad").click()
    ines.get_by_role("button", name="Propose to remove them").click()
    ines.get_by_label("One custodian's 24 words").fill(phrases[2, 3])
    ines.get_by_label("The other custodian's 24 words").fill(phrases[1, 3])
    ines.get_by_role("button", name="Sign with the recovery key").click()
    expect(ines.get_by_text("do not give the recovery key")).to_be_visible()
    ines.get_by_label("The other custodian's 24 words").fill(phrases[3, 2])
    ines.get_by_role("button", name="Sign with the recovery key").click()
    expect(ines.get_by_text("Only one officer holds the key of this desk now.")).to_be_visible()
    assert DeskStatement.objects.latest("number").epoch == 2
    assert not ListedDesk.objects.exists()


def test_a_desk_that_began_without_one_adds_its_recovery_key(new_context) -> None:
    cast = two_officers(new_context)
    ines, noor = cast.ines, cast.noor
    ines.goto(f"/desk/desks/{cast.desk}")
    twelve, _ = make_papers(ines)
    expect(ines.get_by_text("The desk gets a recovery key.")).to_be_visible()
    assert DeskStatement.objects.count() == 1
    noor.goto(f"/desk/desks/{cast.desk}")
    words = noor.get_by_label("The twelve words on the recovery papers")
    words.fill(" ".join(reversed(twelve.split())))
    noor.get_by_role("button", name="Check and sign").click()
    expect(noor.locator(".waiting-change .error")).to_be_visible()
    assert not RecoveryShare.objects.exists()
    words.fill(twelve)
    noor.get_by_role("button", name="Check and sign").click()
    expect(noor.get_by_role("heading", name="Who joins, who leaves")).to_be_visible()
    newest = DeskStatement.objects.latest("number")
    assert newest.number == 2
    assert parse_statement(newest.body).recovery is not None
    assert RecoveryShare.objects.get().epoch == 1
    button = noor.get_by_role("button", name="Make it, and show the first paper")
    expect(button).to_have_count(0)
