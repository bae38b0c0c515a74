"""The band on staff pages offers what the person can open, and nothing else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from reporting import clock
from staff.forms import ChangePasswordForm
from tests.staff.people import Visitor, make_desk, make_person, visit

pytestmark = pytest.mark.django_db
OF_A_DESK = (
    'href="/desk/" data-place="queue"',
    'href="/desk/key"',
    'href="/desk/reminders"',
    'id="lock-state"',
)


def band(who: Visitor) -> str:
    return who.get("/accounts/2fa/").content.decode().partition("</header>")[0]


def test_an_officer_is_offered_the_desk_and_its_key():
    desk = make_desk()
    page = band(visit(make_person("Ines", ("lead", desk), ("officer", desk))))
    assert all(page.count(part) == 1 for part in (*OF_A_DESK, f'href="/desk/desks/{desk.pk}"'))
    assert "/live/" not in page


def test_a_coordinator_holds_no_key_and_is_offered_none():
    page = band(visit(make_person("Carlos", ("coordinator", None))))
    assert '<a class="mark" href="/live/">' in page
    assert '<a href="/live/">' in page
    assert not any(part in page for part in OF_A_DESK)


def test_who_does_both_is_offered_both_and_who_has_left_neither():
    desk = make_desk()
    both = band(visit(make_person("Both", ("coordinator", None), ("officer", desk))))
    assert all(part in both for part in (*OF_A_DESK, '<a href="/live/">'))
    ended = {"until": clock.today() - timedelta(days=1)}
    left = band(visit(make_person("Left", ("coordinator", None), ("officer", desk), **ended)))
    assert not any(part in left for part in (*OF_A_DESK, '<a href="/live/">'))


@pytest.mark.parametrize(
    ("role", "first"),
    [("officer", "/desk/"), ("coordinator", "/live/"), ("administrator", "/accounts/2fa/")],
)
def test_nothing_here_leads_back_to_a_page_that_the_person_can_open(role, first):
    somebody = visit(make_person("Noor", (role, make_desk() if role == "officer" else None)))
    answer = somebody.get(f"/desk/cases/{uuid4()}")
    assert answer.status_code == 404
    assert f'<a class="button main" href="{first}">' in answer.content.decode()
    assert somebody.get(first).status_code == 200


@pytest.mark.parametrize(
    "word", ["eleven-char", "qwertyuiop123", "739164820573", "ines@example.org"]
)
def test_a_new_password_is_refused_by_each_rule_that_the_page_says(word):
    person = make_person("Ines", ("lead", make_desk()))
    page = visit(person).get("/accounts/password/change/").content.decode()
    assert "At least 12 characters. Not a common password" in page
    assert "New Password" not in page
    form = ChangePasswordForm(data={"password1": word, "password2": word}, user=person)
    assert len(form.errors["password1"]) == 1


def test_a_new_password_that_keeps_the_rules_is_taken():
    person = make_person("Ines", ("lead", make_desk()))
    word = "green lantern over water"
    form = ChangePasswordForm(data={"password1": word, "password2": word}, user=person)
    assert "password1" not in form.errors
