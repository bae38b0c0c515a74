"""Measures patience: how long a reporter waits while fifty others idle and fifty upload slowly.

`python -m tests.bench.patience` prints what `measure()` returns.
"""

import json
import socket
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from threading import Event, Thread

from tests.bench.load import file_one, head_of
from tests.bench.running_door import RunningDoor, running_door

IDLE = 50
SLOW = 50
REPORTERS = 20


def measure() -> dict[str, float]:
    """Seconds that a report takes alone and in company; `delay` is the worst in company."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running_door(
            folder=folder, database_url=f"sqlite:///{folder / 'door.sqlite3'}"
        ) as door:
            alone = [file_anew(door) for _ in range(REPORTERS)]
            together = in_company(door)
    return {
        "alone_median": round(median(alone), 4),
        "together_median": round(median(together), 4),
        "delay": round(max(together) - median(alone), 4),
    }


def in_company(door: RunningDoor) -> list[float]:
    """Seconds of each report while the others are there; one every fifth of a second."""
    stop = Event()
    with ExitStack() as lines:
        for _ in range(IDLE):
            lines.enter_context(connect(door))
        slow = [lines.enter_context(connect(door)) for _ in range(SLOW)]
        for line in slow:
            line.sendall(head_of(door))
        sender = Thread(target=send_slowly, args=(slow, door.filing, stop))
        sender.start()
        try:
            time.sleep(2)
            return [paced(door) for _ in range(REPORTERS)]
        finally:
            stop.set()
            sender.join()


def paced(door: RunningDoor) -> float:
    time.sleep(0.2)
    return file_anew(door)


def send_slowly(lines: list[socket.socket], body: bytes, stop: Event) -> None:
    """A byte a second on each line."""
    for at in range(len(body)):
        for line in lines:
            line.sendall(body[at : at + 1])
        if stop.wait(1):
            return


def file_anew(door: RunningDoor) -> float:
    """Seconds from connecting to the receipt."""
    started = time.monotonic()
    with connect(door) as line:
        status = file_one(line, door)
    if status != 201:
        raise RuntimeError(f"A report was answered {status}.")
    return time.monotonic() - started


def connect(door: RunningDoor) -> socket.socket:
    return socket.create_connection(("127.0.0.1", door.port), timeout=30)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=2) + "\n")
