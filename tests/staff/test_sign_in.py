"""Signing in: password, then second factor; nothing opens with less."""

from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from staff.middleware import LAST_SEEN
from tests.staff.people import PASSWORD, SECRET, make_desk, make_person, visit

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()


def six_digits(at: datetime) -> str:
    return format_hotp_value(hotp_value(SECRET, int(at.timestamp()) // 30))


def sign_in(client: Client, email: str, password: str = PASSWORD) -> object:
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_password_and_six_digits_sign_in():
    make_person("Ines", ("lead", make_desk()))
    client = Client()
    with time_machine.travel(NOON, tick=False):
        asked = sign_in(client, "ines@example.org")
        assert asked.url == reverse("mfa_authenticate")
        answer = client.post(asked.url, {"code": six_digits(NOON)})
    assert answer.status_code == 302
    assert answer.url == "/desk/"


def test_the_same_six_digits_do_not_sign_in_twice():
    make_person("Ines", ("lead", make_desk()))
    with time_machine.travel(NOON, tick=False):
        for expected in (302, 200):
            client = Client()
            asked = sign_in(client, "ines@example.org")
            answer = client.post(asked.url, {"code": six_digits(NOON)})
            assert answer.status_code == expected


def test_a_password_alone_opens_the_set_up_page_only():
    make_person("Ines", ("lead", make_desk()), second_factor=False)
    client = Client()
    sign_in(client, "ines@example.org")
    for path in ("/accounts/2fa/", "/accounts/password/change/"):
        assert client.get(path).url == reverse("mfa_activate_totp")
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert client.post(asked.url, {"password": PASSWORD}).url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


@pytest.mark.parametrize("page", ["signup/", "password/reset/", "email/", "2fa/totp/deactivate/"])
def test_what_is_not_used_is_not_there(page):
    with pytest.raises(Resolver404):
        resolve(f"/accounts/{page}")


def test_the_second_factor_cannot_be_taken_off():
    factor = Authenticator.objects.get(user=make_person("Ines"))
    assert not get_adapter().can_delete_authenticator(factor)


def test_wrong_passwords_are_counted_for_the_account_not_for_an_address():
    make_person("Ines", ("lead", make_desk()))
    for _ in range(5):
        sign_in(Client(), "ines@example.org", "wrong")
    refused = sign_in(Client(REMOTE_ADDR="203.0.113.7"), "ines@example.org")
    assert refused.status_code in (200, 429)
    assert b"Too many" in refused.content


def test_an_unknown_account_and_a_wrong_password_answer_alike():
    make_person("Ines")
    wrong = sign_in(Client(), "ines@example.org", "wrong")
    unknown = sign_in(Client(), "nobody@example.org", "wrong")
    assert wrong.status_code == unknown.status_code == 200
    sentence = b"not correct"
    assert (sentence in wrong.content, sentence in unknown.content) == (True, True)


def test_twenty_idle_minutes_give_the_session_a_new_key():
    ines = visit(make_person("Ines"))
    with time_machine.travel(NOON, tick=False) as clock:
        ines.get("/accounts/2fa/")
        before = ines.client.session.session_key
        clock.shift(19 * 60)
        ines.get("/accounts/2fa/")
        assert ines.client.session.session_key == before
        clock.shift(21 * 60)
        ines.get("/accounts/2fa/")
        after = ines.client.session
        # read while it is still that day: a session of long ago has ended
        assert after[LAST_SEEN] == int(NOON.timestamp()) + 40 * 60
    assert after.session_key != before


def test_a_stranger_is_asked_to_sign_in_and_comes_back():
    answer = Client().get("/accounts/2fa/")
    assert answer.status_code == 302
    assert answer.url == "/accounts/login/?next=/accounts/2fa/"


def test_no_address_and_no_agent_is_kept():
    make_person("Ines", ("lead", make_desk()))
    client = Client(REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="Bridge-PC/1.0")
    sign_in(client, "ines@example.org")
    kept = str(dict(client.session.items()))
    assert "203.0.113.7" not in kept
    assert "Bridge-PC" not in kept


def test_what_is_wrong_says_what_to_do_next():
    person = make_person("Ines")
    wrong = sign_in(Client(), "ines@example.org", "wrong")
    assert b"Look at both and try again." in wrong.content
    page = Client().get("/accounts/login/").content
    assert (b"E-mail address" in page, b"placeholder" in page) == (True, False)
    browser = Client()
    with time_machine.travel(NOON, tick=False):  # when these are not the six digits
        sign_in(browser, person.email)
        refused = browser.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert b"Wait for the next one and type that." in refused.content
