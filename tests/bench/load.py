"""Sixteen connections that file reports as fast as they are answered."""

import secrets
import socket
import time
from dataclasses import dataclass, field
from threading import Thread

from reporting.sealing.filing import BOX_START
from tests.bench.running_door import RunningDoor

CONNECTIONS = 16
ID = slice(BOX_START + 6, BOX_START + 22)


@dataclass
class Load:
    """What came of it: seconds of each answered report, and how many answers were another."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    errors: int = 0

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds

    def wait_of(self, share: float) -> float:
        return sorted(self.waits)[int(share * (len(self.waits) - 1))]


def load_door(door: RunningDoor, *, seconds: float) -> Load:
    load, started = Load(), time.monotonic()
    threads = [
        Thread(target=file_until, args=(door, started + seconds, load)) for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.seconds = time.monotonic() - started
    return load


def file_until(door: RunningDoor, end: float, load: Load) -> None:
    with socket.create_connection(("127.0.0.1", door.port), timeout=30) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (started := time.monotonic()) < end:
            status = file_one(line, door)
            if status == 201:
                load.waits.append(time.monotonic() - started)
            else:
                load.errors += 1


def file_one(line: socket.socket, door: RunningDoor) -> int:
    """Post one report with an id of its own; the status of the answer."""
    line.sendall(head_of(door) + with_new_id(door.filing))
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += line.recv(4096)
    head, _, rest = answer.partition(b"\r\n\r\n")
    while len(rest) < length_in(head):
        rest += line.recv(4096)
    return int(head[9:12])


def head_of(door: RunningDoor) -> bytes:
    return (
        f"POST /api/v1/reports HTTP/1.1\r\nHost: localhost:{door.port}\r\n"
        f"Origin: http://localhost:{door.port}\r\nContent-Type: application/octet-stream\r\n"
        f"Content-Length: {len(door.filing)}\r\n\r\n"
    ).encode()


def with_new_id(filing: bytes) -> bytes:
    """The door looks at the layout only: another id makes another report."""
    return filing[: ID.start] + secrets.token_bytes(16) + filing[ID.stop :]


def length_in(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise ValueError("The answer does not say its length.")
