"""Scrubbing: what was deleted leaves the disk (protocol.md section 8, Erasing).

Measured there: a deleted row stays in PostgreSQL's heap and in its log, and in SQLite's log.
"""

import time

from django.db import DatabaseError, connection

from reporting.models import Arrival, Letter, Report, Unscrubbed, Wrap

TABLES = (Wrap, Arrival, Report, Letter)
PATIENCE = 60.0  # seconds for transactions that began before us
# Who could still see a row deleted before this number: readers of this database, replicas that
# report back, and whoever writes anywhere on this server: VACUUM FULL's own view begins there.
OLDER = """
    SELECT count(*) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND (
        age(backend_xid) > age(%(ours)s::text::xid)
        OR (datname = current_database() OR datname IS NULL)
           AND age(backend_xmin) > age(%(ours)s::text::xid)
    )
"""


def scrub_is_owed() -> bool:
    """Was anything erased that no scrub has followed?"""
    return Unscrubbed.objects.exists()


def scrub() -> list[str]:
    """Write the tables anew and let go of the log; what stood in the way, a line each.

    Not in a transaction. Writers of these tables wait meanwhile, and we wait for transactions
    that began earlier, a minute at most: for their sake the database keeps deleted rows.
    """
    owed = list(Unscrubbed.objects.values_list("pk", flat=True))
    failed = scrub_sqlite() if connection.vendor == "sqlite" else scrub_postgres()
    if not failed:
        Unscrubbed.objects.filter(pk__in=owed).delete()
    return failed


def scrub_sqlite() -> list[str]:
    """secure_delete has overwritten the rows themselves; the log is left, and who still reads it.

    SQLite waits for readers by itself, for as long as its `timeout` says.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return ["the log: somebody still reads from it"] if busy else []


def scrub_postgres() -> list[str]:
    waited = wait_for_older_transactions()
    anew = [f"VACUUM FULL {model._meta.db_table}" for model in TABLES]  # noqa: SLF001
    wait = f"SET lock_timeout = '{max(PATIENCE, 0.1)}s'"
    asked = [wait, *anew, "RESET lock_timeout", "SELECT pg_switch_wal()", "CHECKPOINT"]
    return [*waited, *refused(asked), *log_that_is_used_again()]


def wait_for_older_transactions() -> list[str]:
    """VACUUM FULL copies a deleted row that a transaction begun earlier could still see."""
    end = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::xid::text")
        ours = cursor.fetchone()[0]
        while True:
            cursor.execute(OLDER, {"ours": ours})
            if not (older := cursor.fetchone()[0]):
                return []
            if time.monotonic() > end:
                return [f"deleted rows: {older} open transactions still see them"]
            time.sleep(0.1)


def log_that_is_used_again() -> list[str]:
    """PostgreSQL gives an old file of its log a new name, with the old bytes in it, unless told."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW wal_recycle")
        return [] if cursor.fetchone()[0] == "off" else ["wal_recycle: it is on"]


def refused(statements: list[str]) -> list[str]:
    """Run each; the others go on where one is refused."""
    failed = []
    with connection.cursor() as cursor:
        for statement in statements:
            try:
                cursor.execute(statement)
            except DatabaseError as error:
                failed.append(f"{statement}: {type(error.__cause__ or error).__name__}")
    return failed
