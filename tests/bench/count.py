"""Measures counting: facts a second in one run, and the rebuild of all tallies of a million facts.

`python -m tests.bench.count` prints what `measure()` returns. Beside each database stand raw
inserts of as many rows in one transaction, so that the ratio does not depend on the machine.
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
FACTS, MILLION = 5_000, 1_000_000


def measure(facts: int = FACTS, rebuilt: int = MILLION) -> dict[str, dict[str, Any]]:
    """On SQLite and PostgreSQL: rates, their ratio, and seconds of the rebuild."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        found = {"sqlite": count_on(f"sqlite:///{folder / 'c.sqlite3'}", folder, facts, rebuilt)}
        service = start_postgres(folder=folder / "postgres", durable=True)
        try:
            return {**found, "postgres": count_on(service.url, folder, facts, rebuilt)}
        finally:
            service.stop()


def count_on(url: str, folder: Path, facts: int, rebuilt: int) -> dict[str, Any]:
    """In a process of its own, as the counting worker is one."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "FAIRLEAD_MODE": "development",
        "FAIRLEAD_VAR_DIR": str(folder),
        "WINDOW_KEYS_DIR": str(folder / "keys"),
        "DATABASE_URL": url,
        "COUNT_BATCH": "5",
    }
    command = [sys.executable, "-m", "tests.bench.counting_worker", str(facts), str(rebuilt)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=2) + "\n")
