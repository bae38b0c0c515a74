"""Two collectors are killed again and again: each acknowledged report becomes exactly one case."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

ON_POSTGRES = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
NAME = "killed_collectors"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """A database that outlives killed processes, of the kind that this session runs on."""
    if not ON_POSTGRES:
        yield f"sqlite:///{tmp_path / 'killed.sqlite3'}"
        return
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")
        yield f"{server.rpartition('/')[0]}/{NAME}"
        connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def test_each_acknowledged_report_becomes_exactly_one_case(database: str, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.cases.killed_collectors"],
        cwd=Path(__file__).parents[2],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database,
            "FAIRLEAD_VAR_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    acknowledged = told["acknowledged"]
    assert len(acknowledged) == len(set(acknowledged)) >= 90
    assert told["endings"].count(-9) > len(told["endings"]) / 2
    assert told["reports"] == told["cases"] == told["wraps"] == acknowledged
    assert told["facets"] == len(acknowledged)
    assert told["events"] == [1] * len(acknowledged)
    assert (told["waiting"], told["failures"]) == (0, [])
