"""Measure the sealing in Chromium, on a page with the reporters' policy: what a browser can do.

`python -m tests.bench.sealing_in_chromium` prints what measure() returns, which `make bench` calls.
"""

from __future__ import annotations

import json
import sys
from typing import Any, cast

from tests.bench.in_chromium import page_with


def measure() -> dict[str, Any]:
    """Return wraps a second and milliseconds for a 4 KiB report; nothing without a Chromium."""
    with page_with("sealing.ts") as page:
        if page is None:
            return {}
        speed = cast("dict[str, float]", page.evaluate("measureSealing()"))
    return {name: round(value, 2) for name, value in speed.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
