"""After a day was closed no column of any table tells in which order its reports came."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from cases.models import Case
from cases.services.close_day import close_day
from cases.services.collect import collect_arrivals
from cases.services.seal_audit import seal_audit
from cases.services.watch_clocks import watch_clocks
from reporting.models import Report
from tests import house_clock
from tests.cases.desk import OpenDesk, letter_of_reporter, open_a_desk
from tests.privacy.thief import Row, read_table
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db(transaction=True)
MIDNIGHT = datetime.combine(DAY, time(0, tzinfo=UTC))
DAY_IN_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}")  # as SQLite keeps it
NIGHT = datetime.combine(DAY + timedelta(days=1), time(3, tzinfo=UTC))
REPORTS = 12  # by chance a column has their order, or its reverse, once in 240 million times


def file_a_day() -> list[str]:
    """Reports one after the other, each collected at once; a letter follows each."""
    with house_clock.on(DAY):
        rio: OpenDesk = open_a_desk()
        filed = []
        for _ in range(REPORTS):
            known = rio.arrive()
            letter_of_reporter(rio.case_of(known), known, "Is anybody there?")
            filed.append(known.report_id.hex())
    return filed


def links() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every table whose rows lead to a report, by which column, and to which."""
    reports = {plain(row.id): plain(row.id) for row in Report.objects.all()}
    mailboxes = {row.mailbox_hash.hex(): plain(row.id) for row in Report.objects.all()}
    cases = {plain(row.id): plain(row.report_id) for row in Case.objects.all()}
    for model in apps.get_models():
        table, columns = model._meta.db_table, columns_of(model)
        for column, known in (
            ("report_id", reports),
            ("case_id", cases),
            ("mailbox_hash", mailboxes),
        ):
            if column in columns:
                yield table, column, known
    yield Report._meta.db_table, "id", reports
    yield Case._meta.db_table, "id", cases


def columns_of(model: type[Model]) -> set[str]:
    return {field.column for field in model._meta.concrete_fields}


def plain(value: Any) -> str:
    return (
        bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value).replace("-", "")
    )


def clues(filed: list[str]) -> dict[str, list[Any]]:
    """Every number, instant and hidden column of a row that leads to a report."""
    found: dict[str, dict[str, Any]] = {}
    for table, column, known in links():
        for place, row in enumerate(read_table(table)):
            report = known.get(plain(row.columns[column]))
            if report is None:
                continue
            for name, value in values_of(row, place):
                found.setdefault(f"{table}.{name} by {column}", {}).setdefault(report, value)
    return {
        name: [values[report] for report in filed]
        for name, values in found.items()
        if len(values) == len(filed)
    }


def values_of(row: Row, place: int) -> Iterator[tuple[str, Any]]:
    yield "its place", place
    yield "its writer", row.writer
    for name, value in row.columns.items():
        if isinstance(value, int | datetime) and not isinstance(value, bool):
            yield name, value


def tell_the_order(found: dict[str, list[Any]]) -> set[str]:
    """The clues that rise, or fall, all the way; one that is the same everywhere says nothing."""
    return {
        name
        for name, values in found.items()
        if len(set(values)) > 1 and values in (sorted(values), sorted(values, reverse=True))
    }


def test_nothing_orders_the_reports_of_a_day_once_it_is_closed() -> None:
    filed = file_a_day()
    with house_clock.at(NIGHT):
        assert close_day()
    found = clues(filed)
    assert len(found) > 10
    assert tell_the_order(found) == set()


def test_before_it_is_closed_the_thief_can_tell() -> None:
    """Otherwise the test above would look at nothing."""
    told = tell_the_order(clues(file_a_day()))
    assert any(name.startswith("reporting_report.") for name in told)
    assert any(name.startswith("cases_case.") for name in told)
    assert any(name.startswith("reporting_letter.") for name in told)


def live_through_two_days() -> list[str]:
    """Early, at noon and just before midnight somebody reports; the house's tasks run hourly."""
    with house_clock.on(DAY):
        rio = open_a_desk()
    filed: list[str] = []
    hourly = {20: close_day, 49: watch_clocks, 50: seal_audit, 55: collect_arrivals}
    acts: list[tuple[timedelta, Callable[[], object]]] = [
        (timedelta(hours=hour, minutes=minute), task)
        for hour in range(48)
        for minute, task in hourly.items()
    ]
    for hour, minute in ((0, 5), (12, 5), (23, 57)):
        moment = timedelta(hours=hour, minutes=minute)
        acts.append((moment, lambda: filed.append(rio.arrive().report_id.hex())))
    for moment, act in sorted(acts, key=itemgetter(0)):
        with house_clock.at(MIDNIGHT + moment):
            act()
    return filed


def days_of(filed: list[str]) -> dict[str, set[tuple[Any, ...]]]:
    """What each of these reports has in every column that says a day, or names a daily row."""
    found: dict[str, dict[str, list[Any]]] = {}
    for table, column, known in links():
        for row in read_table(table):
            report = known.get(plain(row.columns[column]))
            if report is None:
                continue
            for name, value in row.columns.items():
                if isinstance(value, date) or DAY_IN_TEXT.match(str(value)) or name == "audit_id":
                    found.setdefault(f"{table}.{name}", {}).setdefault(report, []).append(value)
    return {
        name: {tuple(sorted(values.get(report, []))) for report in filed}
        for name, values in found.items()
    }


def test_no_day_tells_who_came_early_or_late_in_one() -> None:
    filed = live_through_two_days()
    told = days_of(filed)
    assert {"reporting_report.day", "cases_event.day", "cases_audithead.audit_id"} <= set(told)
    assert {name for name, values in told.items() if len(values) > 1} == set()


def test_nothing_ties_sealed_facets_to_a_report_once_the_day_is_closed() -> None:
    file_a_day()
    with house_clock.at(NIGHT):
        close_day()
    facets, reports = read_table("reporting_sealedfacets"), read_table("reporting_report")
    assert len(facets) == len(reports) == REPORTS
    if connection.vendor == "postgresql":
        assert len({row.writer for row in (*facets, *reports)}) == 1
    for rows in (facets, reports):
        ids = [plain(row.columns["id"]) for row in rows]
        assert ids == sorted(ids)
