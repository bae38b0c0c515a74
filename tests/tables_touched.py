"""Watches which tables each room's code touches, in every test: imports do not show everything.

A statement belongs to every room that has a frame on the stack when it is executed, so that a
table reached through another room's service counts as well.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+"?([a-z][a-z0-9_]*)"?', re.IGNORECASE)
ROOMS = ("cases", "trends/live", "staff", "trends/published", "reporting")

CASES_NEVER = ("live_",)
LIVE_NEVER = (
    "reporting_report",
    "reporting_wrap",
    "reporting_letter",
    "reporting_arrival",
    "cases_",
)
# trends.live asks one thing of an arrival: does one still name this key?
KEY_CHECK = ("reporting_arrival", ROOT / "trends" / "live" / "services" / "turn_key.py")

touched: dict[str, set[str]] = defaultdict(set)


class ForbiddenTableError(AssertionError):
    """A room's code reached for what it must not know."""


def watch(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Note the tables for each room on the stack and refuse forbidden ones: an execute wrapper."""
    tables = {name.lower() for name in TABLE.findall(sql)}
    if tables:
        frames = list(frames_of_rooms())
        for room in {room for room, _ in frames}:
            touched[room] |= tables
        refuse(tables, frames, sql)
    return execute(sql, params, many, context)


def frames_of_rooms() -> Iterator[tuple[str, Path]]:
    """Room and file of every frame of ours, innermost first; migrations touch what they like."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(str(ROOT)) and "/.venv/" not in name:
            path = Path(name)
            inside = path.relative_to(ROOT).as_posix()
            room = next((room for room in ROOMS if inside.startswith(f"{room}/")), None)
            if room and "/migrations/" not in inside:
                yield room, path
        frame = frame.f_back  # type: ignore[assignment]


def refuse(tables: set[str], frames: list[tuple[str, Path]], sql: str) -> None:
    rooms = {room for room, _ in frames}
    for table in sorted(tables):
        forbidden = ("cases" in rooms and table.startswith(CASES_NEVER)) or (
            "trends/live" in rooms and table.startswith(LIVE_NEVER)
        )
        if forbidden and not is_key_check(table, frames, sql):
            raise ForbiddenTableError(f"{', '.join(sorted(rooms))} must not touch {table}.")


def is_key_check(table: str, frames: list[tuple[str, Path]], sql: str) -> bool:
    own = next(path for room, path in frames if room in ("trends/live", "cases"))
    return (table, own) == KEY_CHECK and sql.lstrip().upper().startswith("SELECT")


def watch_connection(sender: object, connection: Any, **kwargs: object) -> None:
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)
