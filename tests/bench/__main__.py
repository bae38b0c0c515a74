"""`make bench`: every measurement three times in turn, their medians in one table."""

import argparse
import importlib
import os
import platform
import statistics
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.targets import Target, target_of

HERE = Path(__file__).parent
PACKAGES = ("django", "granian", "cryptography", "psycopg", "celery")


def benches() -> dict[str, Any]:
    """Every module here that has `measure()`, by name; the others are programs that these start."""
    return {
        path.stem: importlib.import_module(f"tests.bench.{path.stem}").measure
        for path in sorted(HERE.glob("*.py"))
        if "\ndef measure(" in path.read_text(encoding="utf-8")
    }


def flat(values: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, float]]:
    for name, value in values.items():
        here = f"{prefix} {name}"
        if isinstance(value, Mapping):
            yield from flat(value, here)
        elif isinstance(value, int | float):
            yield here, float(value)
        elif isinstance(value, list):
            yield here, float(len(value))


def measure_all(chosen: list[str], rounds: int) -> dict[str, list[float]]:
    """Round by round and not bench by bench, so that a busy minute falls on all of them."""
    seen: dict[str, list[float]] = {}
    for number in range(rounds):
        for name, measure in benches().items():
            if chosen and name not in chosen:
                continue
            say(f"round {number + 1} of {rounds}: {name}")
            for key, value in flat(measure(), name):
                seen.setdefault(key, []).append(value)
    return seen


def table(seen: dict[str, list[float]]) -> Iterator[str]:
    width = max(map(len, seen))
    yield f"{'measure':<{width}} {'median':>12} {'each run':>32}  target"
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
    names = sorted(benches())
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", nargs="*", help=f"which, if not all: {', '.join(names)}")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
    options = parser.parse_args()
    if unknown := [name for name in options.bench if name not in names]:
        parser.error(f"no such bench: {', '.join(unknown)}")
    head = machine()
    seen = measure_all(options.bench, options.rounds)
    sys.stdout.write("\n".join([head, *table(seen)]) + "\n")


if __name__ == "__main__":
    main()
