"""The demo's clock: the real time, moved by the whole days that a file of the demo says."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from reporting.clock import real_now

LONGEST = 3660  # ten years are enough for any story


_held: ContextVar[int | None] = ContextVar("held", default=None)


def now() -> datetime:
    held = _held.get()
    return real_now() + timedelta(days=offset() if held is None else held)


@contextmanager
def held_at(day: date) -> Iterator[None]:
    """Let everything in here happen on another day, for this thread alone: to invent a past."""
    token = _held.set((day - real_now().date()).days)
    try:
        yield
    finally:
        _held.reset(token)


def offset() -> int:
    """Whole days; 0 where the clock was never moved, or the file cannot be read."""
    try:
        days = int(_path().read_text())
    except (FileNotFoundError, ValueError):
        return 0
    return days if abs(days) <= LONGEST else 0


def move(*, days: int) -> int:
    """Move the clock of every process of this house; returns how far it now stands off."""
    moved = offset() + days
    if abs(moved) > LONGEST:
        raise ValueError(f"The clock can stand at most {LONGEST} days off.")
    _write(moved)
    return moved


def put_right() -> None:
    """Back to the real time."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.VAR_DIR) / "clock"


def _write(days: int) -> None:
    """A rename, so that no process ever reads half a number."""
    handle, name = tempfile.mkstemp(dir=settings.VAR_DIR, prefix="clock-")
    with os.fdopen(handle, "w") as file:
        file.write(str(days))
    Path(name).replace(_path())
