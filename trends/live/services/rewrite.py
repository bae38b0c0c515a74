"""After each run the facts are written anew in the order of their random ids.

Row numbers (SQLite) and transaction numbers (PostgreSQL) keep the order in which rows were written:
without this they would tell which facts were counted in the same week.
"""

from django.db import connection, models, transaction

from trends.live.models import Detail, Fact
from trends.live.services.lock import lock_the_count

REWRITTEN: tuple[type[models.Model], ...] = (Fact, Detail)


def forget_order() -> None:
    """Rewrite facts and details in one transaction, then empty SQLite's log of old pages."""
    with transaction.atomic():
        lock_the_count()  # what another run adds between copy and swap would be lost
        for model in REWRITTEN:
            rewrite_by_key(model)
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rewrite_by_key(model: type[models.Model]) -> None:
    """The same rows, one writer, in the order of their key; a kill on the way undoes it all."""
    meta = model._meta  # noqa: SLF001  Django's way to a table's name
    table, key = meta.db_table, meta.pk.column
    copy = f"{table}_in_order"
    with connection.cursor() as cursor:
        # names are our own tables'; TRUNCATE gives PostgreSQL a new file, DELETE on SQLite
        # starts its row numbers anew (secure_delete overwrites the old pages)
        cursor.execute(f"CREATE TEMPORARY TABLE {copy} AS SELECT * FROM {table}")  # noqa: S608
        empty = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
        cursor.execute(f"{empty} {table}")
        cursor.execute(f"INSERT INTO {table} SELECT * FROM {copy} ORDER BY {key}")  # noqa: S608
        cursor.execute(f"DROP TABLE {copy}")
