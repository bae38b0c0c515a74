"""Measures the collector: arrivals a second by two workers on PostgreSQL, left alone and killed.

`python -m tests.bench.collect` prints what `measure()` returns.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.services import start_postgres

ROOT = Path(__file__).resolve().parents[2]
ARRIVALS = 1500


def measure(arrivals: int = ARRIVALS) -> dict[str, Any]:
    """Rates of both runs, their ratio, and how many arrivals became no case or more than one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        service = start_postgres(folder=folder / "postgres", durable=True)
        try:
            return run_collectors(service.url, folder, arrivals)
        finally:
            service.stop()


def run_collectors(database: str, folder: Path, arrivals: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.collectors", str(arrivals)],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database,
            "FAIRLEAD_VAR_DIR": str(folder),
        },
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
