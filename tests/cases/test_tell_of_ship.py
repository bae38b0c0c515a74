"""Alongside now: one content-free mail at once to each officer who is here, once a report."""

from datetime import timedelta

import pytest
from django.core import mail

from cases.models import Mail
from cases.tasks import collect_reports, collect_urgent
from reporting import clock
from staff.models import Person
from tests.cases.desk import OpenDesk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("task", [collect_urgent, collect_reports])
def test_everybody_who_is_here_is_told_once(rio: OpenDesk, task):
    rio.arrive(alongside_now=True)
    task()
    task()
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        [rio.ines.person.email, rio.noor.person.email]
    )
    assert {(message.subject, message.body) for message in mail.outbox} == {
        ("Fairlead: please sign in now", "Please sign in now.\n")
    }


def test_who_is_away_is_left_alone_unless_everybody_is(rio: OpenDesk):
    until = clock.today() + timedelta(days=3)
    Person.objects.filter(pk=rio.ines.person.pk).update(away_until=until)
    rio.arrive(alongside_now=True)
    collect_urgent()
    assert [message.to[0] for message in mail.outbox] == [rio.noor.person.email]
    mail.outbox.clear()
    Person.objects.all().update(away_until=until)
    rio.arrive(alongside_now=True)
    collect_urgent()
    assert len(mail.outbox) == 2


def test_an_ordinary_report_tells_nobody_before_the_morning(rio: OpenDesk):
    rio.arrive()
    collect_reports()
    assert mail.outbox == []
    assert not Mail.objects.exists()
