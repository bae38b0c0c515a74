"""docs/dependencies.md has a word about every direct dependency, and of no other."""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def direct() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["dependency-groups"]["data"],
    ]
    client = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    names = {re.split(r"[\[=<>~ ]", line)[0] for line in lines}
    return names | set(client["dependencies"]) | set(client["devDependencies"])


def described() -> set[str]:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    return set(re.findall(r"[@A-Za-z0-9_/.-]+", text))


def rows() -> set[str]:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| ([^|]+) \|", text, flags=re.MULTILINE)
    names = {name.strip() for cell in cells for name in cell.split(",")}
    return {re.sub(r"\[.*", "", name) for name in names} - {"Package", "pool]"}


def test_every_direct_dependency_is_described() -> None:
    assert direct() - described() == set()


def test_nothing_is_described_that_is_not_used() -> None:
    assert rows() - direct() == set()
