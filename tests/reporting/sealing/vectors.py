"""Reads the shared vectors."""

from __future__ import annotations

import base64
import functools
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reporting.sealing.instance import Instance

FOLDER = Path(__file__).resolve().parents[2] / "vectors"


def load(name: str) -> dict[str, Any]:
    """Return one vector file."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def instance_of(vectors: dict[str, Any]) -> Instance:
    """Return the instance that a file is about."""
    return Instance(unhex(vectors["instance"]))


# No deadline and no database: these run beside other work, and must not fail for being slow.
quick = settings(
    max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
# `make fuzz` raises both: so many examples a test, and no new one after so many seconds of it.
fuzzed = settings(quick, max_examples=int(os.environ.get("FUZZ_EXAMPLES", "50")))
FUZZ_SECONDS = float(os.environ.get("FUZZ_SECONDS", "20"))


def within_budget(test: Callable[..., None]) -> Callable[..., None]:
    """Pass over the examples that come after the seconds of a test are spent."""
    began: dict[tuple[object, ...], float] = {}

    @functools.wraps(test)
    def budgeted(*args: object, **given: object) -> None:
        start = began.setdefault((test, given.get("name")), time.monotonic())
        if time.monotonic() - start < FUZZ_SECONDS:
            test(*args, **given)

    return budgeted


def flip(data: bytes) -> st.SearchStrategy[bytes]:
    """The same bytes with any one bit changed."""
    return st.integers(min_value=0, max_value=8 * len(data) - 1).map(
        lambda bit: (int.from_bytes(data, "big") ^ 1 << bit).to_bytes(len(data), "big")
    )


unhex = bytes.fromhex
unb64 = base64.b64decode
