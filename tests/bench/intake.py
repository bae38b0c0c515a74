"""Measures the intake: durable reports a second at 16 connections, beside raw one-row inserts.

`python -m tests.bench.intake` prints what `measure()` returns.
"""

import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.load import Load, load_door
from tests.bench.process_time import cpu_seconds
from tests.bench.raw_inserts import raw_postgres, raw_sqlite
from tests.bench.running_door import RunningDoor, running_door
from tests.services import start_postgres

SECONDS = 5.0
WARM_UP = 1.0


def measure(seconds: float = SECONDS) -> dict[str, dict[str, Any]]:
    """On SQLite and PostgreSQL: rates, their ratio, CPU milliseconds a report, p95, what failed."""
    return {"sqlite": on_sqlite(seconds), "postgres": on_postgres(seconds)}


def on_sqlite(seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "door.sqlite3"
        with running_door(folder=folder, database_url=f"sqlite:///{file}") as door:
            warm = load_door(door, seconds=WARM_UP)
            before = cpu_seconds(door.pid)
            load = load_door(door, seconds=seconds)
            spent = cpu_seconds(door.pid) - before
            raw = raw_sqlite(folder=folder, body=door.filing, seconds=seconds)
        with sqlite3.connect(file) as base:
            kept = base.execute("SELECT COUNT(*) FROM reporting_arrival").fetchone()[0]
        base.close()
    return figures(load, raw=raw, web=spent) | {"lost": lost(warm, load, kept)}


def on_postgres(seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        service = start_postgres(folder=folder / "postgres", durable=True)
        try:
            with running_door(folder=folder, database_url=service.url) as door:
                return load_postgres(door, folder, service.url, seconds)
        finally:
            service.stop()


def load_postgres(door: RunningDoor, folder: Path, url: str, seconds: float) -> dict[str, Any]:
    import psycopg

    database = int((folder / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    warm = load_door(door, seconds=WARM_UP)
    before = cpu_seconds(door.pid), cpu_seconds(database)
    load = load_door(door, seconds=seconds)
    web, base = cpu_seconds(door.pid) - before[0], cpu_seconds(database) - before[1]
    raw = raw_postgres(url=url, folder=folder, body=door.filing, seconds=seconds)
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT COUNT(*) FROM reporting_arrival").fetchone()
    kept = row[0] if row else 0
    return figures(load, raw=raw, web=web) | {
        "database_cpu_ms": round(base / len(load.waits) * 1000, 2),
        "lost": lost(warm, load, kept),
    }


def figures(load: Load, *, raw: float, web: float) -> dict[str, Any]:
    return {
        "reports_per_second": round(load.per_second),
        "raw_rows_per_second": round(raw),
        "ratio": round(load.per_second / raw, 3),
        "web_cpu_ms": round(web / len(load.waits) * 1000, 2),
        "p50_ms": round(load.wait_of(0.5) * 1000, 1),
        "p95_ms": round(load.wait_of(0.95) * 1000, 1),
        "errors": load.errors,
    }


def lost(warm: Load, load: Load, kept: int) -> int:
    """Reports that were received but are not there."""
    return len(warm.waits) + len(load.waits) - kept


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=2) + "\n")
