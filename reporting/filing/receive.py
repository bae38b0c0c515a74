"""Receive a filing: the checks of the fixed layout, then one row by one statement."""

import hmac
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import UUIDField

from reporting.directory.current import Keys
from reporting.models.filing import Door
from reporting.one_writer import one_writer
from reporting.problems import Refused
from reporting.sealing.errors import BadLayout
from reporting.sealing.filing import Filing, parse_filing

ID: "UUIDField[Any, Any]" = UUIDField()
# One statement is one transaction: the row is on the disk when it returns, or there is no row.
INSERT = """
INSERT INTO reporting_arrival (id, day, door, urgent, tag, body)
SELECT %s, %s, %s, %s, %s, %s
WHERE NOT EXISTS (SELECT 1 FROM reporting_report WHERE id = %s)
ON CONFLICT DO NOTHING
"""
KNOWN_TAG = """
SELECT tag FROM reporting_arrival WHERE id = %s
UNION ALL SELECT tag FROM reporting_report WHERE id = %s
"""


def receive_filing(*, body: bytes, keys: Keys, day: date, door: Door = Door.SEALED) -> None:
    """Keep a filing, or see that it is kept already; Refused if neither can be.

    In the order of protocol.md section 7, and no flag is believed: only the layout is looked at.
    """
    try:
        filing = parse_filing(body)
    except BadLayout as error:
        raise Refused(400, "bad_layout", str(error)) from None
    if filing.desk_key_id not in keys.desks or filing.window_key_id not in keys.window:
        require_known(filing)
        return
    if filing.container_id is not None:
        raise Refused(409, "container_unknown", "Its files are not here. Send them first.")
    if not insert_arrival(filing, body=body, day=day, door=door):
        require_known(filing)


def insert_arrival(filing: Filing, *, body: bytes, day: date, door: Door) -> bool:
    """Tell whether a row was written; none is where an arrival or a report has this id."""
    report_id = _column(filing.report_id)
    row = [
        report_id,
        day.isoformat(),
        door.value,
        filing.alongside_now,
        filing.tag,
        body,
        report_id,
    ]
    with one_writer(), connection.cursor() as cursor:
        cursor.execute(INSERT, row)
        return bool(cursor.rowcount == 1)


def require_known(filing: Filing) -> None:
    """The same report again is received again; another under its id is not."""
    tag = known_tag(filing.report_id)
    if tag is None:
        raise Refused(409, "stale_directory", "The keys have changed. Fetch the directory again.")
    if not hmac.compare_digest(tag, filing.tag):
        raise Refused(409, "id_conflict", "A report with this id arrived before; it stands.")


def known_tag(report_id: bytes) -> bytes | None:
    """The tag of the arrival or report with this id: one statement, so none slips between."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_TAG, [_column(report_id)] * 2)
        row = cursor.fetchone()
    return bytes(row[0]) if row else None


def _column(report_id: bytes) -> Any:
    """As the database at hand keeps a UUID."""
    return ID.get_db_prep_value(UUID(bytes=report_id), connection)
