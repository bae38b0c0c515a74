"""Letters that belong to no report go after 90 days, with the whole of their mailbox."""

import secrets
from datetime import timedelta

import pytest

from cases.tasks import sweep_letters
from reporting.models import Arrival, Letter
from tests import house_clock
from tests.cases.desk import OpenDesk, letter_of_reporter, open_a_desk
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def rio() -> OpenDesk:
    return open_a_desk()


def stray(day, *, slots: int = 1, mailbox_hash: bytes | None = None) -> bytes:
    mailbox_hash = mailbox_hash or secrets.token_bytes(32)
    for slot in range(slots):
        Letter.objects.create(
            mailbox_hash=mailbox_hash, slot=slot, side=0, day=day, box=secrets.token_bytes(4202)
        )
    return mailbox_hash


def sweep(days: int) -> None:
    with house_clock.on(DAY + timedelta(days=days)):
        sweep_letters()


def test_a_stray_letter_stays_ninety_days():
    stray(DAY)
    sweep(90)
    assert Letter.objects.count() == 1
    sweep(91)
    assert not Letter.objects.exists()


def test_a_mailbox_goes_as_a_whole():
    """Half a thread would leave slots that nobody can fill any more."""
    mailbox_hash = stray(DAY, slots=2)
    Letter.objects.filter(slot=1).update(day=DAY + timedelta(days=80))
    sweep(91)
    assert not Letter.objects.filter(mailbox_hash=mailbox_hash).exists()


def test_the_letters_of_a_report_stay(rio: OpenDesk):
    known = rio.arrive()
    with house_clock.on(DAY):
        letter_of_reporter(rio.case_of(known), known, "Hello?")
    sweep(400)
    assert Letter.objects.count() == 1


def test_the_letters_of_a_report_that_was_not_collected_yet_stay(rio: OpenDesk):
    known = rio.arrive()
    stray(DAY, mailbox_hash=known.filing.mailbox_hash)
    stray(DAY)
    sweep(400)
    assert Arrival.objects.count() == 1
    assert [bytes(row.mailbox_hash) for row in Letter.objects.all()] == [known.filing.mailbox_hash]
