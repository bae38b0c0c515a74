"""A door on loopback that does as it is told: forwards, forges, loses answers, talks nonsense."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from django.db import connections

Said = tuple[int, bytes] | tuple[int, bytes, dict[str, str]]
Lie = Callable[["LyingDoor", bytes], Said | None]


@dataclass
class LyingDoor:
    """`lies` by path; a path without one goes to the honest door behind, if there is one."""

    behind: str = ""
    lies: dict[str, Lie] = field(default_factory=dict)
    asked: list[tuple[str, bytes]] = field(default_factory=list)
    url: str = ""

    def answer(self, method: str, path: str, body: bytes) -> Said | None:
        self.asked.append((path, body))
        lie = self.lies.get(path)
        try:
            return lie(self, body) if lie else self.forward(method, path, body)
        finally:
            connections.close_all()  # what a lie has changed, it changed in a thread of its own

    def forward(self, method: str, path: str, body: bytes) -> Said:
        if not self.behind:
            return 404, b""
        request = urllib.request.Request(  # noqa: S310  loopback
            self.behind + path,
            data=body or None,
            method=method,
            headers={"Content-Type": "application/octet-stream"},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  loopback
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read()

    def bodies(self, path: str) -> list[bytes]:
        return [body for asked, body in self.asked if asked == path]


def lost_times(times: int, path: str) -> Lie:
    """The door takes it, but the answer never arrives, this often."""

    def lie(door: LyingDoor, body: bytes) -> Said | None:
        said = door.forward("POST", path, body)
        return None if len(door.bodies(path)) <= times else said

    return lie


def saying(status: int, body: bytes, **headers: str) -> Lie:
    return lambda door, asked: (status, body, headers)


@contextmanager
def lying_door(**given: Any) -> Iterator[LyingDoor]:
    door = LyingDoor(**given)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(door.answer("GET", self.path, b""))

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self.reply(door.answer("POST", self.path, self.rfile.read(length)))

        def reply(self, said: Said | None) -> None:
            if said is None:
                return  # the line is closed without a word
            status, body, *more = said
            self.send_response(status)
            headers = {"Content_Length": str(len(body))} | (more[0] if more else {})
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a test's output is not a log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    door.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield door
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
