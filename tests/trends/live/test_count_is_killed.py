"""Whatever statement a counting worker dies at, every report is counted exactly once."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from reporting.models import SealedFacets
from tests.trends.factories import NOW, Report, make_places
from trends.live.models import Correction, Fact
from trends.live.services.count import count_facts
from trends.live.services.rebuild import rebuilt, stored


class Killed(BaseException):
    """Not an Exception: nothing on the way may catch it."""


class DiesAt:
    """Lets so many statements through, then dies."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.left -= 1
        if self.left < 0:
            raise Killed
        return execute(sql, params, many, context)


def waiting_and_counted() -> tuple[int, int]:
    return SealedFacets.objects.count() + Correction.objects.count(), Fact.objects.count()


# who dies closes no cursor: PostgreSQL's are left to the collector, which says so
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("key_folder")
def test_a_worker_killed_at_any_statement_loses_and_doubles_nothing() -> None:
    make_places()
    reports = [Report() for _ in range(5)]
    for report in reports:
        report.file()
    reports[0].correct(number=1)
    statement, finished = 0, False
    while not finished:
        statement += 1
        try:
            with connection.execute_wrapper(DiesAt(statement)):
                count_facts(now=NOW)
            finished = True
        except Killed:
            assert waiting_and_counted() in ((6, 0), (1, 5))
        gc.collect()
        assert stored() == rebuilt()
    assert statement > 10
    assert waiting_and_counted() == (1, 5)
    assert {fact.ticket_hash for fact in Fact.objects.all()} == {r.ticket_hash for r in reports}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("key_folder")
def test_two_workers_that_opened_the_same_rows_count_them_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from trends.live.services import count as module

    make_places()
    for _ in range(5):
        Report().file()
    opened = module.open_waiting(now=NOW)
    assert count_facts(now=NOW).counted == 5
    monkeypatch.setattr(module, "open_waiting", lambda now: opened)
    assert count_facts(now=NOW).counted == 0
    assert Fact.objects.count() == 5
    assert stored() == rebuilt()


def test_a_process_killed_for_good_at_any_statement_counts_once(tmp_path: Path) -> None:
    """SIGKILL, a database on a disk, and a new process each time."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'killed.sqlite3'}",
        "FAIRLEAD_VAR_DIR": str(tmp_path),
        "WINDOW_KEYS_DIR": str(tmp_path / "window-keys"),
        "COUNT_BATCH": "5",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.trends.live.killed_worker"],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == [*["-9"] * (len(lines) - 1), "0"]
    assert len(lines) > 10
    assert {(line[1], line[2]) for line in lines} == {("5", "0"), ("0", "5")}
    assert all(line[3] == "True" for line in lines)
    assert lines[-1][1:3] == ["0", "5"]
