"""The database: SQLite for one small machine, PostgreSQL for everything else."""

from typing import Any

import dj_database_url

from config.env import env_str
from config.settings.mode import VAR_DIR

DATABASE_URL = env_str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'fairlead.sqlite3'}")
DATABASE: dict[str, Any] = dict(dj_database_url.parse(DATABASE_URL))
if DATABASE["ENGINE"].endswith("sqlite3"):
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            " PRAGMA foreign_keys=ON;"
        ),
    }
    # A file, not memory: threads of a test must meet the same locks as in the field.
    DATABASE["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    DATABASE["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 20, "timeout": 10}}
    DATABASE["CONN_MAX_AGE"] = 0
DATABASES = {"default": DATABASE}
