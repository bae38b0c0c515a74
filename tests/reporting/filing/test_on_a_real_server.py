"""The door as `up` starts it: what a line that breaks, stalls or says too much leaves behind."""

import os
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.bench.load import ID, file_one, head_of, with_new_id
from tests.bench.running_door import RunningDoor, running_door
from tests.on_disk import files_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("door")


@pytest.fixture(scope="module")
def real_door(folder: Path) -> Iterator[RunningDoor]:
    with running_door(folder=folder, database_url=f"sqlite:///{folder / 'door.sqlite3'}") as door:
        yield door


def kept_ids(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "door.sqlite3")) as base:
        return {row[0] for row in base.execute("SELECT id FROM reporting_arrival")}


def connect(door: RunningDoor) -> socket.socket:
    return socket.create_connection(("127.0.0.1", door.port), timeout=60)


def test_it_keeps_a_report_and_sets_no_cookie(real_door: RunningDoor, folder: Path) -> None:
    body = with_new_id(real_door.filing)
    line = HTTPConnection("127.0.0.1", real_door.port)
    octets = {"Content-Type": "application/octet-stream", "Cookie": "session=1; csrf=2"}
    line.request("POST", "/api/v1/reports", body, octets)
    answer = line.getresponse()
    assert (answer.status, answer.read()) == (201, b'{"v":1,"status":"received"}     ')
    assert answer.getheader("Set-Cookie") is None
    assert answer.getheader("Vary") is None
    line.close()
    assert body[ID].hex() in kept_ids(folder)


def test_a_body_that_never_ends_leaves_nothing(real_door: RunningDoor, folder: Path) -> None:
    before = kept_ids(folder)
    with connect(real_door) as line:
        line.sendall(head_of(real_door) + with_new_id(real_door.filing)[:-1])
    with connect(real_door) as line:
        assert file_one(line, real_door) == 201
    time.sleep(0.3)
    assert len(kept_ids(folder) - before) == 1


def test_a_body_longer_than_it_says_is_one_report_and_no_second(
    real_door: RunningDoor, folder: Path
) -> None:
    before = kept_ids(folder)
    body = with_new_id(real_door.filing)
    with connect(real_door) as line:
        line.sendall(head_of(real_door) + body + with_new_id(real_door.filing))
        answers = read_all(line)
    assert answers.startswith(b"HTTP/1.1 201")
    assert answers.count(b"HTTP/1.1 201") == 1
    assert kept_ids(folder) - before == {body[ID].hex()}


def test_a_body_of_unsaid_length_is_refused(real_door: RunningDoor, folder: Path) -> None:
    before = kept_ids(folder)
    line = HTTPConnection("127.0.0.1", real_door.port)
    parts = iter([with_new_id(real_door.filing)])
    with suppress(BrokenPipeError, ConnectionResetError):  # answered before the body is through
        line.request(
            "POST",
            "/api/v1/reports",
            parts,
            {"Content-Type": "application/octet-stream"},
            encode_chunked=True,
        )
    answer = line.getresponse()
    assert answer.status == 411
    assert b"length_required" in answer.read()
    line.close()
    assert kept_ids(folder) == before


def test_a_length_of_gigabytes_is_refused_before_a_byte_is_sent(real_door: RunningDoor) -> None:
    head = head_of(real_door).replace(str(len(real_door.filing)).encode(), b"9999999999")
    with connect(real_door) as line:
        line.sendall(head)
        assert line.recv(12) == b"HTTP/1.1 413"


def test_slow_senders_do_not_keep_the_next_reporter_waiting(real_door: RunningDoor) -> None:
    slow = [connect(real_door) for _ in range(50)]
    try:
        for line in slow:
            line.sendall(head_of(real_door) + real_door.filing[:100])
        # they never end: who had to wait for one of them would get no answer at all
        with connect(real_door) as line:
            assert file_one(line, real_door) == 201
    finally:
        for line in slow:
            line.close()


def test_nothing_that_it_writes_names_the_sender(real_door: RunningDoor, folder: Path) -> None:
    agent = "Sentinel/1.0 (a ship's computer)"
    sentinel = {"User-Agent": agent, "X-Forwarded-For": "192.0.2.77", "Forwarded": "for=192.0.2.78"}
    for path, body in (
        ("/api/v1/reports", with_new_id(real_door.filing)),
        ("/api/v1/reports", b"nonsense"),
        ("/api/v1/mailbox", os.urandom(33) + bytes(3)),
        ("/nowhere", b""),
    ):
        line = HTTPConnection("127.0.0.1", real_door.port)
        with suppress(BrokenPipeError, ConnectionResetError):  # refused by its length alone
            line.request(
                "POST", path, body, {"Content-Type": "application/octet-stream"} | sentinel
            )
        line.getresponse().read()
        line.close()
    written = b"".join(held for path, held in files_in(folder) if path.name != "filing")
    assert b"reporting_arrival" in written  # the database is among what was searched
    for trace in (b"Sentinel/1.0", b"192.0.2.", b"127.0.0.1"):
        assert trace not in written


def read_all(line: socket.socket) -> bytes:
    """The first answer, however long it takes; then until the server closes or says no more."""
    found = line.recv(4096)
    line.settimeout(2)
    try:
        while part := line.recv(4096):
            found += part
    except (TimeoutError, ConnectionResetError):
        pass
    return found
