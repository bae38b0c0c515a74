"""Keeping the register's rows: sealed in a browser, checked here for nothing but their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from cases.access import cases_of
from cases.models import Case, IndexRow
from cases.selectors.desks import index_version_of
from reporting.problems import Refused
from reporting.sealing.box import BOUND_BYTES, index_row_header
from staff.models import Desk, Person


@dataclass(frozen=True)
class NewRow:
    """A row as a browser posts it; `revision` is the one that was read, 0 where there was none."""

    case: UUID
    version: int
    revision: int
    box: bytes


def keep_index_rows(*, person: Person, desk: Desk, rows: Iterable[NewRow]) -> list[UUID]:
    """Write rows of a desk's cases; returns those that somebody else has written meanwhile.

    Refused if a row is of no case of this desk, bound to another case, or of an index that the
    desk has left; nothing is written then.
    """
    rows = list(rows)
    version = index_version_of(desk)
    found = cases_of(person).filter(desk=desk, pk__in=[row.case for row in rows])
    cases = {case.pk: case for case in found.only("pk", "report_id")}
    for row in rows:
        check_place(row, cases.get(row.case), version)
    return [row.case for row in rows if not keep_row(row)]


def check_place(row: NewRow, case: Case | None, version: int) -> None:
    if case is None or case.report_id is None:
        raise Refused(400, "no_case", "A row belongs to a case of this desk. Reload the page.")
    if row.version != version:
        raise Refused(409, "old_index", "The register of this desk has a new key. Reload the page.")
    expected = index_row_header(case.report_id.bytes, index_version=row.version).to_bytes()
    if row.box[:BOUND_BYTES] != expected:
        raise Refused(400, "bad_row", "This row is bound to another case. Nothing was kept.")


def keep_row(row: NewRow) -> bool:
    """False if the row that was read is not the row that stands."""
    new = {"version": row.version, "box": row.box, "revision": row.revision + 1}
    if row.revision:
        read = IndexRow.objects.filter(pk=row.case, revision=row.revision)
        return bool(read.update(**new))
    try:
        with transaction.atomic():
            IndexRow.objects.create(pk=row.case, **new)
    except IntegrityError:
        return False
    return True
