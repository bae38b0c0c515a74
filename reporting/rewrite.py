"""Writing rows anew in the order of their random ids, so that nothing tells which came first.

Row numbers (SQLite), places and transaction numbers (PostgreSQL) keep the order of writing; after
this all of a day's rows have one writer, and stand in an order that nobody chose.
"""

from collections.abc import Sequence

from django.db import connection, models, transaction

LONGEST_WAIT = "10s"


def lock_tables(tables: Sequence[type[models.Model]], *, mode: str = "EXCLUSIVE") -> None:
    """Keep writers out until the transaction ends; readers go on. SQLite has one writer anyway.

    ROW SHARE keeps out nobody but who locks a whole table: it takes a place in the order of locks.
    A row that is deleted and written again under somebody who waits for it would be gone for them:
    so they wait for the table, and look at it afterwards.
    """
    if connection.vendor != "postgresql":
        return
    names = ", ".join(model._meta.db_table for model in tables)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
        cursor.execute(f"LOCK TABLE {names} IN {mode} MODE")


def rewrite(rows: "models.QuerySet[models.Model]", *, order: str, closes: bool = False) -> int:
    """Write these rows anew, in the caller's transaction, in the order of columns; how many.

    Numbered keys are given anew, since they keep the order too. `closes` marks them as done.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Rewriting needs a transaction: a kill must undo all of it.")
    meta = rows.model._meta  # noqa: SLF001  Django's way to a table's name
    copy = f"{meta.db_table}_in_order"
    names = [field.column for field in meta.local_concrete_fields if not is_number(field)]
    columns = ", ".join(f'"{name}"' for name in names)
    kept = ", ".join("TRUE" if closes and name == "closed" else f'"{name}"' for name in names)
    select, values = rows.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        # names are our own tables' and columns'; values go as parameters
        cursor.execute(f"CREATE TEMPORARY TABLE {copy} AS {select}", values)
        key = f'"{meta.pk.column}"' if meta.pk else ""
        cursor.execute(
            f"DELETE FROM {meta.db_table} WHERE {key} IN (SELECT {key} FROM {copy})"  # noqa: S608
        )
        cursor.execute(
            f"INSERT INTO {meta.db_table} ({columns})"  # noqa: S608
            f" SELECT {kept} FROM {copy} ORDER BY {order}"
        )
        number: int = cursor.rowcount
        cursor.execute(f"DROP TABLE {copy}")
    return number


def is_number(field: "models.Field[object, object]") -> bool:
    return isinstance(field, models.AutoField)


def forget_old_pages(tables: Sequence[type[models.Model]]) -> None:
    """What the old rows left: dead rows of PostgreSQL, the log of SQLite. Outside a transaction."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for model in tables:
            cursor.execute(f"VACUUM {model._meta.db_table}")  # noqa: SLF001
