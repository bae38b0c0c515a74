"""The database: SQLite for one small machine, PostgreSQL for everything else."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config.env import env_int, env_str
from config.settings.mode import SERVES_DESK, VAR_DIR

ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")


def read_url(url: str) -> dict[str, Any]:
    """The settings of one of the two databases; no error repeats the URL, which has a password."""
    try:
        found = dict(dj_database_url.parse(url))
    except ValueError:
        found = {}
    if found.get("ENGINE") not in ENGINES:
        raise ImproperlyConfigured("DATABASE_URL must be postgres://... or sqlite:///...")
    return found


DATABASE_URL = env_str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'fairlead.sqlite3'}")
# Only a web process has a pool (`up` sets it): the threads of a pool must not be forked.
POOL_SIZE = env_int("DATABASE_POOL_SIZE", 0)
DATABASE = read_url(DATABASE_URL)
if DATABASE["ENGINE"].endswith("sqlite3"):
    with suppress(OSError):  # `up` says what is wrong with the folder
        Path(DATABASE["NAME"]).parent.mkdir(parents=True, exist_ok=True)
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
    DATABASE["CONN_MAX_AGE"] = 600
elif POOL_SIZE:
    DATABASE["OPTIONS"] = {"pool": {"min_size": 1, "max_size": POOL_SIZE, "timeout": 10}}
    DATABASE["CONN_MAX_AGE"] = 0
else:
    DATABASE["CONN_MAX_AGE"] = 600
DATABASES = {"default": DATABASE}

# A code of a second factor is refused a second time through the cache, in every process: so it is
# a table of the database. The door remembers nothing.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "desk_cache",
    }
    if SERVES_DESK
    else {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
}
