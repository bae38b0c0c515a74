"""Many rows at once, without a model instance a row and without a parameter a value.

A statement of thousands of parameters is taken apart one by one; PostgreSQL has COPY instead.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

Row = tuple[Any, ...]


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows of values, as the database takes them, in the order in which they come."""
    insert_into(model._meta.db_table, columns, rows)  # noqa: SLF001  the way to a table's name


def insert_new_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """The same for rows of which some may be there: what was there first stays."""
    table = model._meta.db_table  # noqa: SLF001  as above
    names, new = ", ".join(columns), f"{table}_new"
    with connection.cursor() as cursor:
        # names are our own tables' and columns'
        cursor.execute(f"CREATE TEMPORARY TABLE {new} AS SELECT * FROM {table} WHERE 1 = 0")  # noqa: S608
        insert_into(new, columns, rows)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM {new} WHERE 1 = 1 "  # noqa: S608
            "ON CONFLICT DO NOTHING"
        )
        cursor.execute(f"DROP TABLE {new}")


def insert_into(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    names = ", ".join(columns)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            cursor.executemany(statement, [with_plain_ids(row) for row in rows])


def with_plain_ids(row: Row) -> Row:
    """SQLite has no type for an id: Django keeps its 32 digits."""
    return tuple(value.hex if isinstance(value, UUID) else value for value in row)
