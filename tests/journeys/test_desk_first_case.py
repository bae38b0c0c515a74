"""From nothing to an answered report, by two officers in two browsers, and read by its reporter."""

import re

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case, Note
from reporting.sealing.letters import LetterKind, Side
from tests.journeys.desk_cast import (
    confirm,
    make_key,
    open_first_case,
    sign_in,
    two_officers,
)
from tests.journeys.desk_reports import file_report, read_letters_of, write_letter
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def assert_read_as_shown(page: Page) -> None:
    """On a telephone the report comes first, then the file, then the letters, as it is read."""
    page.set_viewport_size({"width": 360, "height": 740})
    parts = page.locator(".case-page > *").all()
    assert [part.get_attribute("class") for part in parts] == [
        "case-report",
        "case-file",
        "case-letters",
    ]
    tops = [box["y"] for part in parts if (box := part.bounding_box())]
    assert tops == sorted(set(tops))
    assert len(tops) == 3
    page.set_viewport_size({"width": 1440, "height": 900})
    report, file, _ = (part.bounding_box() or {} for part in parts)
    assert file["x"] > report["x"] + report["width"]


def test_a_report_is_opened_confirmed_and_answered(new_context) -> None:
    cast = two_officers(new_context)
    ines, noor = cast.ines, cast.noor
    known = file_report(ines, cast.desk)
    open_first_case(ines)
    expect(ines.locator(".account")).to_contain_text("two thousand, and I sign")
    assert_read_as_shown(ines)
    ines.get_by_role("button", name="Take this case").click()
    expect(ines.locator(".case-file")).to_contain_text("Ines Okafor")
    confirm(ines)
    assert Case.objects.get().status == "acknowledged"

    status = read_letters_of(known)[0]
    assert status.side is Side.DESK
    assert status.letter is not None
    assert status.letter.kind is LetterKind.STATUS
    first, _, words = status.letter.text.partition("\n")
    assert first.split()[0] == "acknowledged"
    assert words.startswith("We have read your report.")

    write_letter(ines, known, "Will the agent know?", LetterKind.QUESTION)
    noor.goto("/desk/")
    expect(noor.locator(".queue-table")).to_contain_text("1 new letter")
    open_first_case(noor)
    noor.get_by_label("The answer to their question").check()
    noor.get_by_label("Your letter").fill("No. Nobody outside this desk reads it.")
    noor.get_by_role("button", name="Seal and send").click()
    expect(noor.locator(".letter.ours")).to_have_count(2)
    answer = read_letters_of(known)[2]
    assert answer.problems == frozenset()
    assert answer.letter is not None
    assert answer.letter.kind is LetterKind.ANSWER
    assert answer.letter.text == "No. Nobody outside this desk reads it."


def test_a_letter_that_arrives_while_one_is_written_is_read_first(new_context) -> None:
    cast = two_officers(new_context)
    ines = cast.ines
    known = file_report(ines, cast.desk)
    open_first_case(ines)
    confirm(ines)
    ines.get_by_label("Your letter").fill("A first thought.")
    write_letter(ines, known, "One thing more.")
    ines.get_by_role("button", name="Seal and send").click()
    expect(ines.get_by_text("A letter arrived while you wrote.")).to_be_visible()
    expect(ines.locator("#thread")).to_contain_text("One thing more.")
    expect(ines.get_by_label("Your letter")).to_have_value("A first thought.")
    ines.get_by_role("button", name="Seal and send").click()
    expect(ines.locator(".letter.ours")).to_have_count(2)
    assert [letter.problems for letter in read_letters_of(known)] == [frozenset()] * 3


def test_a_note_that_is_pressed_twice_is_kept_once(new_context) -> None:
    cast = two_officers(new_context)
    ines = cast.ines
    file_report(ines, cast.desk)
    open_first_case(ines)
    ines.get_by_label("A note for your desk").fill("Asked the harbour master.")
    ines.get_by_role("button", name="Seal and keep").dblclick()
    notes = ines.locator(".notes li")
    expect(notes).to_have_text(re.compile("Asked the harbour master."))
    # what a second press had sent would stand before the next note
    ines.get_by_label("A note for your desk").fill("He calls back.")
    ines.get_by_role("button", name="Seal and keep").click()
    expect(notes).to_have_count(2)
    assert Note.objects.count() == 2


def test_the_server_never_sees_what_the_reporter_wrote(new_context) -> None:
    cast = two_officers(new_context)
    ines = cast.ines
    sent: list[bytes] = []
    ines.on("request", lambda request: sent.append(request.post_data_buffer or b""))
    file_report(ines, cast.desk)
    open_first_case(ines)
    confirm(ines)
    assert any(sent)
    for secret in (b"two thousand", b"We have read your report", b"seed"):
        assert not any(secret in body for body in sent)


def test_somebody_elses_words_stop_the_first_statement(new_context) -> None:
    desk = make_desk("Team Rio de la Plata")
    make_person("Ines Okafor", ("lead", desk))
    make_person("Noor Haddad", ("officer", desk))
    ines = sign_in(new_context(), "ines@example.org")
    noor = sign_in(new_context(), "noor@example.org")
    _, ines_words = make_key(ines)
    make_key(noor)
    ines.goto(f"/desk/desks/{desk.pk}")
    ines.get_by_label("Their twelve words").fill(ines_words)
    ines.get_by_role("button", name="Make the desk's key").click()
    expect(ines.get_by_text("These are not the words of the key")).to_be_visible()
