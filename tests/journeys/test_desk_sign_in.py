"""Signing in to the desk in a real browser: without a second factor nothing opens."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from cases.models import Case
from reporting.models import Letter
from tests.journeys.desk_cast import open_first_case, sign_in, six_digits, two_officers
from tests.journeys.desk_reports import file_report
from tests.staff.people import PASSWORD, make_desk, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_new_sets_up_the_second_factor_and_gets_recovery_codes(page: Page) -> None:
    make_person("Noor Haddad", ("officer", make_desk()), second_factor=False)
    page.goto("/accounts/login/")
    page.locator("#id_login").fill("noor@example.org")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    page.goto("/accounts/2fa/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Set up your second factor")).to_be_visible()
    square = page.get_by_role("img", name="QR code")
    assert square.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    page.locator("#id_code").fill(six_digits(page.locator(".secret").inner_text()))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)


def test_a_wrong_password_gets_a_sentence_and_nothing_opens(page: Page) -> None:
    make_person("Ines Okafor", ("lead", make_desk()))
    page.goto("/accounts/login/")
    page.locator("#id_login").fill("ines@example.org")
    page.locator("#id_password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert").filter(has_text="not correct")).to_be_visible()


def test_an_officer_signs_in_with_six_digits_and_out_again(new_context) -> None:
    make_person("Ines Okafor", ("lead", make_desk()))
    page = sign_in(new_context(), "ines@example.org")
    page.locator(".me summary").click()
    page.get_by_role("link", name="Change password").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.locator(".me summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()


def test_an_expired_session_sends_nothing_and_leaves_what_was_typed(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    open_first_case(cast.ines)
    cast.ines.locator("[data-to=acknowledged]").click()
    letter = cast.ines.get_by_label("What the reporter will read")
    letter.fill("Words that took an hour.")
    Session.objects.all().delete()
    cast.ines.get_by_role("button", name="Seal and send").first.click()
    expect(cast.ines.get_by_text("You were signed out, and nothing was sent.")).to_be_visible()
    expect(letter).to_have_value("Words that took an hour.")
    cast.ines.reload()
    expect(cast.ines.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    assert "next=/desk/cases/" in cast.ines.url
    assert not Letter.objects.exists()
    assert Case.objects.get().status == Case.Status.RECEIVED
