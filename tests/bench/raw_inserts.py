"""The raw rate of a database: the same bytes, one row a commit, nothing else."""

import secrets
import sqlite3
import subprocess
import time
from pathlib import Path

from tests.services import find_postgres

SQLITE_ROW = (
    "CREATE TABLE raw (id CHAR(32) PRIMARY KEY, day DATE, door VARCHAR(6), urgent BOOL,"
    " tag BLOB, body BLOB)"
)
POSTGRES_ROW = (
    "CREATE TABLE raw (id uuid PRIMARY KEY, day date, door varchar(6), urgent boolean,"
    " tag bytea, body bytea)"
)


def raw_sqlite(*, folder: Path, body: bytes, seconds: float) -> float:
    """Rows a second by one writer, with the settings of config/settings/database.py."""
    base = sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        base.execute(f"PRAGMA {setting}")
    base.execute(SQLITE_ROW)
    rows, started = 0, time.monotonic()
    while time.monotonic() - started < seconds:
        row = (secrets.token_hex(16), "2026-11-24", "sealed", False, body[8:40], body)
        base.execute("INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?)", row)
        rows += 1
    spent = time.monotonic() - started
    base.close()
    return rows / spent


def raw_postgres(*, url: str, folder: Path, body: bytes, seconds: float) -> float:
    """Rows a second by `pgbench -c 16 -M prepared`, the body sent as a parameter each time."""
    import psycopg

    with psycopg.connect(url) as base:
        base.execute(POSTGRES_ROW)
    script = folder / "raw.sql"
    script.write_text(
        "INSERT INTO raw VALUES (gen_random_uuid(), '2026-11-24', 'sealed', false, :tag, :body);\n"
    )
    pgbench = find_postgres(folder) / "pgbench"
    options = f"-n -c 16 -j 2 -M prepared -T {seconds:.0f} -f {script}".split()
    values = [f"--define=tag=\\x{body[8:40].hex()}", f"--define=body=\\x{body.hex()}"]
    done = subprocess.run(
        [str(pgbench), *options, *values, url], check=True, capture_output=True, text=True
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("tps"))
    return float(line.split()[2])
