"""The import contracts of the rooms hold, and each is seen to fail when it is broken in a copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LINTER = Path(sys.executable).parent / "lint-imports"
ROOMS = ("reporting", "staff", "cases", "trends", "config")
# where the forbidden line is planted, the line, and the contract that must break
PLANTS = [
    ("reporting/apps.py", "import staff.apps", "rooms"),
    ("reporting/apps.py", "import cases.apps", "rooms"),
    ("reporting/apps.py", "import trends.guard", "rooms"),
    ("staff/apps.py", "import cases.apps", "rooms"),
    ("staff/apps.py", "import trends.published.apps", "rooms"),
    ("cases/apps.py", "import trends.live.apps", "rooms"),
    ("trends/live/apps.py", "import cases.apps", "rooms"),
    ("trends/published/apps.py", "import trends.live.apps", "rooms"),
    ("trends/published/apps.py", "import staff.apps", "rooms"),
    ("trends/guard/__init__.py", "import trends.published.apps", "rooms"),
    ("trends/statistics/__init__.py", "import trends.guard", "rooms"),
    ("reporting/sealing/__init__.py", "import django.conf", "pure"),
    ("reporting/vocabulary/kinds.py", "import django.utils", "pure"),
    ("reporting/client/file.py", "import reporting.models", "pure"),
    ("trends/guard/__init__.py", "import django.db", "pure"),
    ("trends/statistics/__init__.py", "import celery", "pure"),
    ("reporting/apps.py", "import config.csp", "house"),
    ("staff/apps.py", "import config.env", "house"),
    ("cases/apps.py", "import config.env", "house"),
    ("trends/live/apps.py", "import config.env", "house"),
]
NAMES = {
    "rooms": "Rooms import downwards only",
    "pure": "Sealing, vocabulary, program, guard and statistics know no Django",
    "house": "No room imports the house",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for room in ROOMS:
        # a catalogue that another worker compiles lies there for a moment under a name of its own
        ignored = shutil.ignore_patterns("__pycache__", "locale", "*.html")
        shutil.copytree(ROOT / room, folder / room, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache", "--contract", contract],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.mark.parametrize("contract", NAMES)
def test_every_contract_is_kept(copy: Path, contract: str) -> None:
    kept = lint(copy, contract)
    assert kept.returncode == 0, kept.stdout


@pytest.mark.parametrize(("path", "line", "contract"), PLANTS)
def test_a_forbidden_import_breaks_its_contract(
    copy: Path, path: str, line: str, contract: str
) -> None:
    module = copy / path
    before = module.read_text(encoding="utf-8")
    module.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        broken = lint(copy, contract)
    finally:
        module.write_text(before, encoding="utf-8")
    assert broken.returncode == 1
    assert f"{NAMES[contract]} BROKEN" in broken.stdout
