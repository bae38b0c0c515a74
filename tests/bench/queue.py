"""Measures the queue at 100,000 cases: the server's time for a page, beside one trivial query.

`python -m tests.bench.queue` prints what `measure()` returns.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.services import start_postgres

CASES = 100_000


def measure(cases: int = CASES) -> dict[str, dict[str, Any]]:
    """Milliseconds of each page on SQLite and on PostgreSQL: CPU of web and database, and wall."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        sqlite = measured(f"sqlite:///{folder / 'queue.sqlite3'}", folder, cases)
        service = start_postgres(folder=folder / "postgres")
        try:
            postgres = measured(service.url, folder, cases)
        finally:
            service.stop()
    return {"sqlite": sqlite, "postgres": postgres}


def measured(database_url: str, folder: Path, cases: int) -> dict[str, Any]:
    """In an interpreter of its own: settings are read once."""
    env = {
        **os.environ,
        "DATABASE_URL": database_url,
        "FAIRLEAD_VAR_DIR": str(folder),
        "FAIRLEAD_MODE": "development",
        "FAIRLEAD_ROLE": "all",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.pages_of_queue", str(cases)],
        check=True,
        capture_output=True,
        text=True,
        env=env,
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(*map(int, sys.argv[1:])), indent=2) + "\n")
