"""The end of retention: the sealed parts go, the coded row, its outcome and its chain stay."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from cases import tasks
from cases.events import broken_link
from cases.models import Case, Event
from cases.services.collect import collect_arrivals
from cases.services.open_case import open_case
from cases.services.purge import purge, purge_record
from reporting import scrub as scrubbing
from reporting.directory.legal_dates import add_months
from reporting.models import Letter, Report, Wrap
from reporting.scrub import scrub_is_owed
from tests import house_clock
from tests.cases.desk import OpenDesk, bring, open_a_desk, step_of, tell
from tests.on_disk import files_in
from tests.reporting.filing_factory import DAY

ONE = timedelta(days=1)
END = add_months(DAY, 36)


@pytest.fixture(autouse=True)
def _patient(monkeypatch) -> None:
    """Tests beside this one write in databases of the same server, some for minutes."""
    monkeypatch.setattr(scrubbing, "PATIENCE", 300.0)


def erase_on(day: date) -> int:
    with house_clock.on(day):
        return purge()


@pytest.fixture
def rio(db) -> OpenDesk:
    with house_clock.on(DAY):
        return open_a_desk()


def concluded(rio: OpenDesk) -> Case:
    with house_clock.on(DAY):
        known = rio.arrive()
        return bring(rio, rio.case_of(known), known, "concluded")


def test_a_concluded_case_is_erased_on_its_day_and_not_before(rio: OpenDesk):
    case = concluded(rio)
    assert erase_on(END - ONE) == 0
    assert erase_on(END) == 1
    assert erase_on(END) == 0
    case.refresh_from_db()
    assert (case.status, case.outcome, case.report) == ("purged", "supported", None)
    assert (Report.objects.count(), Wrap.objects.count(), Letter.objects.count()) == (0, 0, 0)
    last = case.events.latest("number")
    assert (last.kind, last.actor, last.day) == (Event.Kind.TRANSITION, None, END)
    assert last.data == {"from": "concluded", "to": "purged"}
    assert broken_link(list(case.events.order_by("number"))) is None


def test_a_case_that_is_at_work_stays_however_old_it_is(rio: OpenDesk):
    with house_clock.on(DAY):
        known = rio.arrive()
        bring(rio, rio.case_of(known), known, "addressing")
    assert erase_on(add_months(DAY, 400)) == 0
    assert Report.objects.count() == 1


def test_a_case_that_was_opened_again_counts_from_its_last_end(rio: OpenDesk):
    with house_clock.on(DAY):
        known = rio.arrive()
        case = bring(rio, rio.case_of(known), known, "concluded")
    later = DAY + 100 * ONE
    with house_clock.on(later):
        step = step_of("concluded", "assessing", reason="A new letter came.")
        assert tell(rio, case, known, step).status_code == 201
        case.refresh_from_db()
        bring(rio, case, known, "concluded")
    assert erase_on(END) == 0
    assert erase_on(add_months(later, 36)) == 1


def test_a_record_goes_when_its_time_is_over(rio: OpenDesk):
    with house_clock.on(DAY):
        rio.arrive(record=True)
        rio.case_of(rio.arrive())
    assert erase_on(END - ONE) == 0
    assert erase_on(END) == 1
    assert set(Report.objects.values_list("record", flat=True)) == {False}


def test_a_record_of_which_a_case_was_opened_meanwhile_stays(rio: OpenDesk):
    with house_clock.on(DAY):
        rio.arrive(record=True)
        collect_arrivals()
        record = Report.objects.get()
        case = open_case(report=record, day=DAY)
        assert not purge_record(report_id=record.pk)
    case.refresh_from_db()
    assert case.report == record
    assert Wrap.objects.filter(report=record).exists()


def test_a_mailbox_that_two_reports_share_stays_for_the_other(rio: OpenDesk):
    first = concluded(rio)
    with house_clock.on(DAY):
        other = rio.case_of(rio.arrive())
    shared = Letter.objects.first().mailbox_hash
    Report.objects.filter(pk=other.report_id).update(mailbox_hash=shared)
    assert erase_on(END) == 1
    assert Letter.objects.filter(mailbox_hash=shared).exists()
    first.refresh_from_db()
    assert first.report is None


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_leaves_the_files_of_the_database(rio: OpenDesk):
    case = concluded(rio)
    words = bytes(case.report.wraps.get().wrap)[200:264]
    box = bytes(case.report.box)[300:364]
    call_command("scrub")
    assert files_with(words)
    assert erase_on(END) == 1
    call_command("scrub")
    assert files_with(words) == []
    assert files_with(box) == []


@pytest.mark.django_db(transaction=True)
def test_who_still_reads_what_was_erased_keeps_it_and_that_is_said(rio: OpenDesk, monkeypatch):
    case = concluded(rio)
    words = bytes(case.report.wraps.get().wrap)[200:264]
    reader = connection.copy()
    try:
        begin_to_read(reader)
        assert erase_on(END) == 1
        with monkeypatch.context() as hasty, no_patience():
            hasty.setattr(scrubbing, "PATIENCE", 0)
            with pytest.raises(CommandError, match="still"):
                call_command("scrub")
        assert scrub_is_owed()
    finally:
        reader.close()
    tasks.purge()
    assert not scrub_is_owed()
    assert files_with(words) == []


def begin_to_read(reader: BaseDatabaseWrapper) -> None:
    """A transaction that sees the database as it is now, for as long as it lasts."""
    with reader.cursor() as cursor:
        if reader.vendor == "sqlite":
            cursor.execute("BEGIN")
        else:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM django_migrations")


@contextmanager
def no_patience() -> Iterator[None]:
    """SQLite waits by itself: not for a reader of whom we know that it stays."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 10")
        yield
        if connection.vendor == "sqlite":
            seconds = connection.settings_dict["OPTIONS"]["timeout"]
            cursor.execute(f"PRAGMA busy_timeout = {seconds * 1000}")


def files_with(sentinel: bytes) -> list[str]:
    """In the heap, the log, or whatever else lies beside them."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = [Path(name + end) for end in ("", "-wal", "-shm") if Path(name + end).exists()]
        return [path.name for path in files if sentinel in path.read_bytes()]
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    files_of_server = (files_in(folder / part) for part in ("base", "pg_wal"))
    return [path.name for path, held in chain(*files_of_server) if sentinel in held]


@pytest.mark.django_db
def test_what_the_database_does_not_let_us_do_is_said_and_the_rest_is_done():
    asked = ["SELECT nothing_of_this_name()", "SELECT 1"]
    if connection.vendor == "postgresql":
        asked = ["SAVEPOINT one", asked[0], "ROLLBACK TO one", asked[1]]
    said = scrubbing.refused(asked)
    assert len(said) == 1
    assert said[0].startswith("SELECT nothing_of_this_name(): ")
