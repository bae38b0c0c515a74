"""Reads the shared vectors."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

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
unhex = bytes.fromhex
unb64 = base64.b64decode
