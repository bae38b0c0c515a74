"""Public code can neither import facts nor reach their tables."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROOT = Path(__file__).parents[3]
LOADED = """
import os, sys, django
django.setup()
import trends.published.urls, trends.published.services
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("trends", "staff", "cases")))
"""


def imports_of(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("room", ["published", "guard", "statistics"])
def test_no_module_of_the_room_imports_facts_cases_or_people(room: str) -> None:
    for module in (ROOT / "trends" / room).rglob("*.py"):
        for name in imports_of(module):
            assert not name.startswith(("trends.live", "cases", "staff", "config")), module


@pytest.mark.parametrize("room", ["guard", "statistics"])
def test_what_judges_figures_knows_no_django(room: str) -> None:
    for module in (ROOT / "trends" / room).rglob("*.py"):
        assert not any(name.split(".")[0] == "django" for name in imports_of(module)), module


def test_a_door_that_serves_figures_has_loaded_no_facts() -> None:
    environment = {**os.environ, "FAIRLEAD_ROLE": "door"}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    loaded = done.stdout.decode().split()
    assert "trends.published.models" in loaded
    assert not [name for name in loaded if name.startswith(("trends.live", "staff", "cases"))]


@pytest.mark.django_db
@pytest.mark.usefixtures("release")
def test_a_page_touches_only_the_tables_of_releases(visitor: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        visitor.get("/en/figures/AR-up_river_parana/")
    assert queries
    for query in queries:
        tables = {word.strip('"') for word in query["sql"].split() if "published_" in word}
        assert tables
        assert "live_" not in query["sql"]
