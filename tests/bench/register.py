"""Measure the register in Chromium: 5,000 sealed rows opened and searched, as the queue does it.

`python -m tests.bench.register` prints what measure() returns, which `make bench` calls.
"""

from __future__ import annotations

import json
import sys
from typing import Any, cast

from tests.bench.in_chromium import page_with


def measure() -> dict[str, Any]:
    """Return milliseconds for all rows, for one search, and for sealing all of them anew."""
    with page_with("register.ts") as page:
        if page is None:
            return {}
        speed = cast("dict[str, float]", page.evaluate("measureRegister()"))
    return {name: round(value, 2) for name, value in speed.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
