"""Measure a container of 100 MiB in Chromium: its speed, and its memory above the start."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psutil

from tests.bench.in_chromium import page_with

MIB = 1 << 20
EVERY_SECONDS = 0.02


def measure() -> dict[str, Any]:
    """Return MiB a second and MiB of memory; nothing without a Chromium."""
    with page_with("container.ts") as page:
        if page is None:
            return {}
        page.evaluate("measureContainer(4)")  # warms the engine
        with watched_memory() as above_start:
            speed = page.evaluate("measureContainer(100)")
    return {**speed, "memory_above_start_mib": max(above_start) / MIB}


@contextmanager
def watched_memory() -> Iterator[list[int]]:
    """Fill a list with what the browser's processes hold more than at the start, in bytes."""
    browser = [
        process
        for process in psutil.Process().children(recursive=True)
        if "chrom" in process.name()
    ]
    start, over = resident(browser), threading.Event()
    seen = [0]

    def watch() -> None:
        while not over.wait(EVERY_SECONDS):
            seen.append(resident(browser) - start)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    yield seen
    over.set()
    watcher.join()


def resident(processes: list[psutil.Process]) -> int:
    return sum(process.memory_info().rss for process in processes if process.is_running())
