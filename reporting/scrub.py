"""Scrubbing: what was deleted leaves the disk (protocol.md section 8, Erasing).

Measured there: a deleted row stays in PostgreSQL's heap and in its log, and in SQLite's log.
"""

from django.db import DatabaseError, connection

from reporting.models import Arrival, Letter, Report, Wrap

TABLES = (Wrap, Arrival, Report, Letter)


def scrub() -> list[str]:
    """Write the tables anew and let go of the log; what this database would not let us do.

    Not in a transaction. Writers of these tables wait meanwhile.
    """
    if connection.vendor == "sqlite":
        # secure_delete has overwritten the rows themselves
        return refused(["PRAGMA wal_checkpoint(TRUNCATE)"])
    anew = [f"VACUUM FULL {model._meta.db_table}" for model in TABLES]  # noqa: SLF001
    return [*refused([*anew, "SELECT pg_switch_wal()", "CHECKPOINT"]), *log_that_is_used_again()]


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
