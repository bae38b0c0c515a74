"""Closing a day: what reporters sent in it is written anew, in the order of random ids.

So a copy of the database says on which day a report, a letter or its case came, and nothing finer
(protocol.md section 8, Order).
"""

from datetime import date

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from cases.models import Case, ClosedDay, Event, Mail
from cases.triggers import events_are_guarded, guard_events, unguard_events
from reporting import clock
from reporting.models import Arrival, Letter, Report, SealedFacets, Wrap
from reporting.rewrite import forget_old_pages, lock_tables, rewrite

CLOSING_HOUR = 2  # UTC, as days are: what was filed before midnight is collected by then
# in the order in which the collector and the officers' requests take them, so that nobody waits
# for us who holds what we wait for
TABLES: tuple[type[Model], ...] = (Arrival, Report, Wrap, SealedFacets, Case, Letter)


def close_day() -> bool:
    """Close what came before today, once a day; False where it was done, or is not due yet."""
    now = clock.now()
    if now.hour < CLOSING_HOUR or ClosedDay.objects.filter(day=now.date()).exists():
        return False
    close_in_one_transaction(now.date())
    forget_old_pages([*TABLES, Event])
    return True


@transaction.atomic
def close_in_one_transaction(today: date) -> None:
    """A kill on the way undoes it all. What comes in late is not marked, and closed next night."""
    _, is_new = ClosedDay.objects.get_or_create(day=today)
    if not is_new:
        return
    lock_tables(TABLES)
    lock_tables([Event], mode="ACCESS EXCLUSIVE")  # its triggers are taken off and put back
    reports = Report.objects.filter(closed=False, day__lt=today)
    cases = Case.objects.filter(closed=False, opened__lt=today)
    rewrite_openings(cases)
    rewrite(Arrival.objects.filter(day__lt=today), order="id")
    rewrite(Wrap.objects.filter(report__in=reports.values("pk")), order="report_id, key_id")
    rewrite(reports, order="id", closes=True)
    rewrite(SealedFacets.objects.all(), order="id")
    rewrite(cases, order="id", closes=True)
    letters = Letter.objects.filter(closed=False, day__lt=today)
    rewrite(letters, order="mailbox_hash, slot", closes=True)
    Mail.objects.filter(kind=Mail.Kind.ALONGSIDE, day__lt=today).exclude(
        state=Mail.State.WAITING
    ).delete()


def rewrite_openings(cases: QuerySet[Case]) -> None:
    """The first event of a case is the system's, and was written when its report came.

    Nothing is changed by it: the triggers are off for this one statement of copying, inside the
    transaction, and stand again before it ends. Triggers that somebody dropped stay missing.
    """
    openings = Event.objects.filter(case__in=cases.values("pk"), number=1, actor__isnull=True)
    editor, stood = Executor(), events_are_guarded(connection)
    if stood:
        unguard_events(None, editor)
    rewrite(openings, order="id")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # a table whose keys are still to be checked takes no trigger
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    if stood:
        guard_events(None, editor)


class Executor:
    """What the triggers ask of a schema editor; SQLite's own refuses to work in a transaction."""

    def __init__(self) -> None:
        self.connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)
