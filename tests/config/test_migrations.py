"""Every migration goes down and up again, with rows in the tables, on the session's database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def empty_database(tmp_path: Path) -> str:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{tmp_path / 'walk.sqlite3'}"
    import psycopg

    url, name = os.environ["DATABASE_URL"], f"walk_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return f"{url.rsplit('/', 1)[0]}/{name}"


def test_migrations_go_down_and_up_with_rows(empty_database: str, tmp_path: Path) -> None:
    walked = subprocess.run(
        [sys.executable, "-m", "tests.config.walk_migrations"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": empty_database, "FAIRLEAD_VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert walked.returncode == 0, walked.stderr
    seen = json.loads(walked.stdout)
    assert seen["steps"] >= 5
    assert seen["filled"] >= 12
    assert seen["left"] == []
    assert seen["same"]
