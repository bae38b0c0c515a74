"""What a pointer such as `box.vectors[session_unlock].box_b64[0:4]` says of the shared vectors."""

from __future__ import annotations

import re
from typing import Any

from tests.reporting.sealing.vectors import load, unb64

STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<start>\d*):(?P<end>\d*)\]|\[(?P<row>[^\]]+)\]")


def value_of(pointer: str) -> str:
    """Return the value as a document shows it: bytes in hex, lists of words with spaces."""
    name, _, path = pointer.partition(".")
    value: Any = load(name)
    for step in STEP.finditer("." + path):
        value = _taken(value, step)
    if isinstance(value, bytes):
        return value.hex()
    return " ".join(value) if isinstance(value, list) else str(value)


def _taken(value: Any, step: re.Match[str]) -> Any:
    if (key := step["key"]) is not None:
        return unb64(value[key]) if key.endswith("_b64") else value[key]
    if (row := step["row"]) is not None:
        return _row(value, row)
    data = value if isinstance(value, bytes) else bytes.fromhex(value)
    return data[int(step["start"] or 0) : int(step["end"] or len(data))]


def _row(rows: list[Any], row: str) -> Any:
    """The row of this number, or the first that has this name or label."""
    if row.isdecimal():
        return rows[int(row)]
    return next(each for each in rows if row in (each.get("name"), each.get("label")))
