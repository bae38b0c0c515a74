"""A pytest plugin that runs before the settings are read: tests never touch the developer's files.

TEST_DATABASE=postgres runs the session on a PostgreSQL of its own, started and stopped here.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.services import Service, start_postgres

OWNER = "FAIRLEAD_TEST_SESSION"  # set once, so that the workers of pytest-xdist share the folder
KEPT = {"FAIRLEAD_STATIC_ROOT"}
services: list[Service] = []


def forget_developers_settings() -> None:
    for name in list(os.environ):
        ours = name.startswith("FAIRLEAD_") and name not in KEPT
        if ours or name in {
            "BROKER_URL",
            "DATABASE_URL",
            "SECRET_KEY",
            "FIELD_KEYS",
            "WINDOW_KEYS_DIR",
        }:
            del os.environ[name]


def prepare() -> None:
    forget_developers_settings()
    folder = Path(tempfile.mkdtemp(prefix="fairlead-"))
    folder.chmod(0o755)
    os.environ.update(
        {
            OWNER: str(folder),
            "FAIRLEAD_VAR_DIR": str(folder),
            "FAIRLEAD_MODE": "development",
            "FAIRLEAD_ROLE": "all",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's synchronous API runs a loop
        }
    )
    if os.environ.get("TEST_DATABASE", "sqlite") == "postgres":
        service = start_postgres(folder=folder / "postgres")
        services.append(service)
        os.environ["DATABASE_URL"] = service.url


if OWNER not in os.environ:
    prepare()
    os.environ[f"{OWNER}_PID"] = str(os.getpid())


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if os.environ.get(f"{OWNER}_PID") != str(os.getpid()):
        return
    for service in services:
        service.stop()
    shutil.rmtree(os.environ[OWNER], ignore_errors=True)
