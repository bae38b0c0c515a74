"""The digest: one a person and day, in its exact words, and nothing else in it."""

import re
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from cases.models import Case, Mail, Offer
from cases.tasks import watch_clocks
from staff.models import Desk, Membership, Person
from tests import house_clock
from tests.cases.test_two_years import open_one
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
ONE = timedelta(days=1)
DIGEST = """\
Due within three days: {}
Overdue: {}

This comes every day at 07:00. When it does not come, tell your administrator.
"""


@pytest.fixture
def desk() -> Desk:
    return make_desk("Team Rio")


@pytest.fixture
def noor(desk: Desk) -> Person:
    return make_person("Noor", ("officer", desk))


def due_on(desk: Desk, day: date, owner: Person | None = None) -> Case:
    case = open_one(desk, day - 7 * ONE)
    case.due, case.owner = day, owner
    case.save()
    return case


def digest(day: date) -> list[str]:
    mail.outbox.clear()
    with house_clock.on(day):
        watch_clocks()
    return [message.body for message in mail.outbox]


@pytest.mark.parametrize(
    ("due", "says"),
    [(-1, ("no", "yes")), (0, ("yes", "no")), (3, ("yes", "no")), (4, ("no", "no"))],
)
def test_it_says_two_things(desk: Desk, noor: Person, due: int, says: tuple[str, str]):
    due_on(desk, MONDAY + due * ONE, noor)
    assert digest(MONDAY) == [DIGEST.format(*says)]


@pytest.mark.parametrize(
    ("on", "says"),
    [(-1, ("no", "yes")), (0, ("yes", "no")), (3, ("yes", "no")), (4, ("no", "no"))],
)
def test_an_erasing_that_the_reporter_asked_for_is_due_too(
    desk: Desk, noor: Person, on: int, says: tuple[str, str]
):
    """Whoever owns it: who began it may not carry it out, a colleague may."""
    case = due_on(desk, MONDAY + 60 * ONE, make_person("Ines", ("lead", desk)))
    Case.objects.filter(pk=case.pk).update(withdraw_on=MONDAY + on * ONE)
    assert digest(MONDAY) == [DIGEST.format(*says)] * 2


@pytest.mark.parametrize(("due", "says"), [(-1, ("no", "yes")), (2, ("yes", "no"))])
def test_a_case_that_waits_for_this_desk_is_in_its_digest_too(
    desk: Desk, noor: Person, due: int, says: tuple[str, str]
):
    case = due_on(make_desk("Team Lagos"), MONDAY + due * ONE)
    assert digest(MONDAY - 5 * ONE) == [DIGEST.format("no", "no")]
    Offer.objects.create(case=case, desk=desk, key_id=uuid4(), number=1)
    assert digest(MONDAY) == [DIGEST.format(*says)]


def test_it_comes_every_day_of_the_year_and_once_a_day(noor: Person):
    christmas = date(2026, 12, 25)
    assert digest(christmas) == [DIGEST.format("no", "no")]
    assert digest(christmas) == []
    assert len(digest(christmas + ONE)) == 1


def test_nothing_of_a_case_is_in_it(desk: Desk, noor: Person):
    desks = [desk, make_desk("Team Lagos")]
    for one in desks:
        case = due_on(one, MONDAY, noor)
    digest(MONDAY)
    message = mail.outbox[0]
    whole = message.message().as_string()
    assert message.subject == "Fairlead: daily digest"
    for word in (case.pk.hex, str(case.pk), *(one.name for one in desks), noor.name, "AR", "case"):
        assert not re.search(rf"\b{word}\b", whole), word
    assert message.to == [noor.email]
    assert (message.cc, message.bcc, message.attachments) == ([], [], [])


def test_somebody_of_two_desks_has_one(desk: Desk, noor: Person):
    other = make_desk("Team Lagos", time_zone="Africa/Lagos")
    Membership.objects.create(person=noor, desk=other, role="officer")
    due_on(other, MONDAY, noor)
    assert digest(MONDAY) == [DIGEST.format("yes", "no")]


def test_whose_cases_it_is_about(desk: Desk, noor: Person):
    make_person("Ines", ("lead", desk))
    make_person("Omar", ("officer", desk))
    due_on(desk, MONDAY, noor)
    digest(MONDAY)
    yes = {message.to[0] for message in mail.outbox if "days: yes" in message.body}
    assert yes == {"noor@example.org", "ines@example.org"}


def test_the_deputys_tells_of_the_cases_of_who_is_away(desk: Desk, noor: Person):
    omar = make_person("Omar", ("officer", desk))
    Person.objects.filter(pk=noor.pk).update(away_until=MONDAY, deputy=omar)
    due_on(desk, MONDAY, noor)
    digest(MONDAY)
    said = {message.to[0]: "days: yes" in message.body for message in mail.outbox}
    assert said == {"noor@example.org": False, "omar@example.org": True}


def test_oversight_is_told_of_what_is_overdue_anywhere(desk: Desk, noor: Person):
    make_person("Olga", ("officer", make_desk("Oversight", kind="oversight")))
    due_on(desk, MONDAY - ONE, noor)
    digest(MONDAY)
    said = {message.to[0]: message.body for message in mail.outbox}
    assert said["olga@example.org"] == DIGEST.format("no", "yes")


def break_mail(monkeypatch: pytest.MonkeyPatch, method: str, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(EmailBackend, method, fail)


@pytest.mark.parametrize(
    ("method", "error"),
    [
        ("open", ConnectionRefusedError()),
        ("send_messages", SMTPRecipientsRefused({})),
    ],
)
def test_a_mail_server_that_takes_nothing_is_tried_again(
    noor: Person, monkeypatch: pytest.MonkeyPatch, method: str, error: Exception
):
    with monkeypatch.context() as lost:
        break_mail(lost, method, error)
        assert digest(MONDAY) == []
    assert len(digest(MONDAY)) == 1
    assert digest(MONDAY) == []


def test_a_mail_that_may_have_gone_is_not_sent_again(noor: Person, monkeypatch):
    with monkeypatch.context() as lost:
        break_mail(lost, "send_messages", SMTPServerDisconnected())
        assert digest(MONDAY) == []
    assert digest(MONDAY) == []
    assert Mail.objects.get().state == Mail.State.SENDING
    assert len(digest(MONDAY + ONE)) == 1


def test_days_without_a_mail_server_do_not_come_all_at_once(noor: Person, monkeypatch):
    with monkeypatch.context() as lost:
        break_mail(lost, "open", ConnectionRefusedError())
        for day in range(5):
            digest(MONDAY + day * ONE)
    assert len(digest(MONDAY + 5 * ONE)) == 1
    assert Mail.objects.filter(state="lapsed").count() == 5


def test_an_address_of_who_left_gets_none(desk: Desk, noor: Person):
    Membership.objects.filter(person=noor).update(until=MONDAY - ONE)
    assert digest(MONDAY) == []
