"""What every test has: hashed files found, a broker, a rule about skipping, the browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.chromium import start_chromium
from tests.services import Service, start_broker
from tests.tables_touched import watch_connection

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NO_CHROMIUM = "no Chromium: apt-get install chromium, or set CHROMIUM to the path of one"
CI = os.environ.get("CI") == "true"
# In CI every property is tried with the same examples; elsewhere with new ones each time.
settings.register_profile("developer", deadline=None, database=None)
settings.register_profile("fuzz", parent=settings.get_profile("developer"), print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("fuzz"), derandomize=True)
settings.load_profile("ci" if CI else "developer")


def find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)


def pytest_configure() -> None:
    """live_server serves by finders only and answers 404 for hashed files; cure it."""
    from django.conf import settings
    from django.contrib.staticfiles import handlers
    from django.db.backends.signals import connection_created
    from django.test import testcases

    connection_created.connect(watch_connection, dispatch_uid="tables touched")
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise warns without it
    handlers.StaticFilesHandler = testcases._StaticFilesHandler
    # scrypt is slow on purpose; a test that signs in forty times need not be
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark journeys by their folder and PostgreSQL's tests by the database of the session."""
    from django.conf import settings

    on_postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    deselected = []
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")
            if find_chromium() is None:
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))
        if item.get_closest_marker("postgres") and not on_postgres:
            deselected.append(item)
    if deselected:
        items[:] = [item for item in items if item not in deselected]
        deselected[0].config.hook.pytest_deselected(items=deselected)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With CI=true a skip is a failure: what was not run was not tested."""
    outcome = yield
    report = outcome.get_result()
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and CI=true makes that a failure."


@pytest.fixture(scope="session")
def chromium() -> str:
    path = find_chromium()
    if path is None:
        pytest.skip(NO_CHROMIUM)
    return path


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A real Redis-protocol broker on a socket of its own; `broker.url` is its address."""
    folder = Path(tmp_path_factory.mktemp("broker"))
    service = start_broker(folder=folder / "data")
    yield service
    service.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> bool:
    """Tests that flush delete every row, which the append-only triggers refuse: off for them.

    `guarded_events` puts them back for the tests that are about them.
    """
    from django.db import connection

    from cases.triggers import AUDIT, EVENTS, tables_are_guarded, unguard_tables

    with django_db_blocker.unblock():
        guarded = tables_are_guarded(connection, (*EVENTS, *AUDIT))
        with connection.schema_editor() as editor:
            unguard_tables(editor, (*EVENTS, *AUDIT))
    return guarded


@pytest.fixture(scope="session")
def guarded_by_migrations(django_db_setup: bool) -> bool:
    """Did the triggers stand when all migrations had run?"""
    return django_db_setup


@pytest.fixture
def guarded_events(db: None) -> Iterator[None]:
    """The triggers as the migration makes them, inside this test's transaction."""
    from types import SimpleNamespace

    from django.db import connection

    from cases.triggers import AUDIT, EVENTS, guard_tables, unguard_tables

    # SQLite's schema editor does not work inside a transaction; its `execute` is all they need
    editor = SimpleNamespace(connection=connection, execute=connection.cursor().execute)
    guard_tables(editor, (*EVENTS, *AUDIT))
    yield
    unguard_tables(editor, (*EVENTS, *AUDIT))


@pytest.fixture
def kept_triggers(transactional_db: None) -> Iterator[None]:
    """The triggers in a test that commits; off again before its flush."""
    from django.db import connection

    from cases.triggers import guard_events, unguard_events

    with connection.schema_editor() as editor:
        guard_events(None, editor)
    yield
    with connection.schema_editor() as editor:
        unguard_events(None, editor)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for the session: a second one in the same process does not start."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = start_chromium(playwright, chromium)
    yield browser
    browser.close()
