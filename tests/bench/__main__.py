"""`make bench`: every measurement three times in turn, their medians in one table."""

import importlib
import os
import pkgutil
import platform
import statistics
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tests.bench
from tests.bench.targets import Target, target_of

ROUNDS = 3
PACKAGES = ("django", "granian", "cryptography", "psycopg", "celery")


def benches() -> dict[str, Any]:
    """Every module here that has `measure()`, by name."""
    found = {}
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name != "__main__":
            loaded = importlib.import_module(f"tests.bench.{module.name}")
            if hasattr(loaded, "measure"):
                found[module.name] = loaded.measure
    return found


def flat(values: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, float]]:
    for name, value in values.items():
        here = f"{prefix} {name}"
        if isinstance(value, Mapping):
            yield from flat(value, here)
        elif isinstance(value, int | float):
            yield here, float(value)
        elif isinstance(value, list):
            yield here, float(len(value))


def measure_all(chosen: list[str]) -> dict[str, list[float]]:
    """Round by round and not bench by bench, so that a busy minute falls on all of them."""
    seen: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        for name, measure in benches().items():
            if chosen and name not in chosen:
                continue
            say(f"round {number + 1} of {ROUNDS}: {name}")
            for key, value in flat(measure(), name):
                seen.setdefault(key, []).append(value)
    return seen


def table(seen: dict[str, list[float]]) -> Iterator[str]:
    width = max(map(len, seen))
    yield f"{'measure':<{width}} {'median':>12} {'three runs':>32}  target"
    for name, values in seen.items():
        middle = statistics.median(values)
        runs = " ".join(f"{value:,.6g}" for value in values)
        yield f"{name:<{width}} {middle:>12,.6g} {runs:>32}  {verdict(target_of(name), middle)}"


def verdict(target: Target | None, value: float) -> str:
    if target is None:
        return ""
    return f"{target.words}: {'met' if target.is_met(value) else 'MISSED'}"


def machine() -> str:
    cores, load = os.cpu_count(), os.getloadavg()[0]
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    system = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()[0].split('"')[1]
    return (
        f"{system}, {cores} cores, load {load:.1f}; Python {platform.python_version()}; {versions}"
    )


def say(line: str) -> None:
    sys.stderr.write(line + "\n")


def main() -> None:
    head = machine()
    seen = measure_all(sys.argv[1:])
    sys.stdout.write("\n".join([head, *table(seen)]) + "\n")


if __name__ == "__main__":
    main()
