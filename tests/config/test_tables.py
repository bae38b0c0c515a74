"""Rooms keep to their tables: the watch of every test, seen to fail and seen to look."""

from typing import Any

import pytest
from django.db import connection

from tests import tables_touched
from tests.tables_touched import ROOT, ForbiddenTableError, touched

FORBIDDEN = [
    ("cases/planted.py", "SELECT 1 FROM live_fact"),
    ("cases/planted.py", "DELETE FROM live_tally"),
    ("cases/planted.py", "SELECT 1 FROM reporting_report JOIN live_correction ON 1 = 1"),
    ("trends/live/planted.py", "SELECT 1 FROM reporting_report"),
    ("trends/live/planted.py", 'SELECT 1 FROM "reporting_wrap"'),
    ("trends/live/planted.py", "SELECT 1 FROM reporting_letter"),
    ("trends/live/planted.py", "SELECT 1 FROM reporting_arrival"),
    ("trends/live/services/turn_key.py", "DELETE FROM reporting_arrival"),
]
ALLOWED = [
    ("cases/planted.py", "SELECT 1 FROM reporting_report"),
    ("cases/planted.py", "SELECT 1 FROM reporting_arrival"),
    ("trends/live/planted.py", "SELECT 1 FROM reporting_sealedfacets"),
    ("trends/live/planted.py", "SELECT 1 FROM live_fact"),
    ("trends/live/services/turn_key.py", "SELECT 1 FROM reporting_arrival"),
]


def run_as(path: str, sql: str, through: str | None = None) -> None:
    """Execute from code of that file; `through` lies between it and the database."""
    names: dict[str, Any] = {"connection": connection, "sql": sql}
    inner = "def ask():\n    with connection.cursor() as cursor:\n        cursor.execute(sql)\n"
    exec(compile(inner, str(ROOT / (through or path)), "exec"), names)  # noqa: S102
    exec(compile("def outer():\n    ask()\n", str(ROOT / path), "exec"), names)  # noqa: S102
    names["outer"]()


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "sql"), FORBIDDEN)
def test_a_room_that_reaches_too_far_is_stopped(path: str, sql: str) -> None:
    with pytest.raises(ForbiddenTableError, match="must not touch"):
        run_as(path, sql)


@pytest.mark.django_db
def test_another_rooms_service_is_no_way_round() -> None:
    with pytest.raises(ForbiddenTableError):
        run_as(
            "trends/live/planted.py",
            "SELECT 1 FROM reporting_letter",
            through="reporting/mailbox/planted.py",
        )


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "sql"), ALLOWED)
def test_a_room_may_touch_its_own(path: str, sql: str) -> None:
    run_as(path, sql)
    room = "cases" if path.startswith("cases") else "trends/live"
    assert touched[room] & {
        "reporting_report",
        "reporting_arrival",
        "reporting_sealedfacets",
        "live_fact",
    }


@pytest.mark.django_db
def test_the_counting_itself_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    from trends.live.tasks import turn_window_key

    monkeypatch.setattr(tables_touched, "touched", seen := tables_touched.defaultdict(set))
    turn_window_key()
    assert "reporting_windowkey" in seen["trends/live"]


@pytest.mark.django_db
def test_every_forbidden_table_exists() -> None:
    """A table that was renamed would be forbidden in vain."""
    tables = set(connection.introspection.table_names())
    for prefix in (*tables_touched.CASES_NEVER, *tables_touched.LIVE_NEVER):
        assert any(table.startswith(prefix) for table in tables), prefix
