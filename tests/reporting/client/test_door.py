"""The line to a door: to the address that was named and to no other, and never for ever."""

import gzip
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from reporting.client.door import open_door
from reporting.client.failures import NoConnection, NotADoor, Refused
from tests.reporting.client.lying_door import LyingDoor, lying_door, saying

PATH = "/directory.json"


@pytest.fixture
def door() -> Iterator[LyingDoor]:
    with lying_door() as one:
        yield one


@pytest.mark.parametrize(
    "url",
    [
        "reports.example",
        "ftp://reports.example",
        "https://",
        "https://reports.example/en/",
        "https://reports.example/?a=1",
        "https://somebody@reports.example",
        "https://reports.example:port",
        "http://reports.example",
        "http://192.0.2.7",
    ],
)
def test_an_address_that_is_none_or_not_private_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        open_door(url, timeout=1)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://reports.example/", "https://reports.example"),
        ("https://REPORTS.example:8443", "https://reports.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://abcdefgh.onion", "http://abcdefgh.onion"),
    ],
)
def test_a_door_is_known_by_its_origin(url: str, origin: str) -> None:
    assert open_door(url, timeout=1).origin == origin


def test_no_redirect_is_followed(door: LyingDoor) -> None:
    door.lies[PATH] = saying(302, b"", Location=f"{door.url}/elsewhere")
    with pytest.raises(NotADoor, match="another address"):
        open_door(door.url, timeout=60).get(PATH, limit=100)
    assert [path for path, _ in door.asked] == [PATH]


def test_no_proxy_of_the_environment_is_used(
    door: LyingDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.lies[PATH] = saying(200, b"here")
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert open_door(door.url, timeout=60).get(PATH, limit=100) == b"here"


def test_a_packed_answer_is_unpacked(door: LyingDoor) -> None:
    door.lies[PATH] = saying(200, gzip.compress(b"words" * 100), Content_Encoding="gzip")
    assert open_door(door.url, timeout=60).get(PATH, limit=1000) == b"words" * 100


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_without_end_is_none(door: LyingDoor, packed: bool) -> None:
    body = bytes(5_000_000)
    headers = {"Content_Encoding": "gzip"} if packed else {}
    door.lies[PATH] = saying(200, gzip.compress(body) if packed else body, **headers)
    with pytest.raises(NotADoor, match="longer"):
        open_door(door.url, timeout=60).get(PATH, limit=100_000)


def test_an_answer_that_is_not_packed_as_it_says_is_none(door: LyingDoor) -> None:
    door.lies[PATH] = saying(200, os.urandom(500), Content_Encoding="gzip")
    with pytest.raises(NotADoor, match="not packed"):
        open_door(door.url, timeout=60).get(PATH, limit=1000)


def test_an_answer_that_is_cut_is_no_answer(door: LyingDoor) -> None:
    door.lies[PATH] = saying(200, b"half", Content_Length="8")
    with pytest.raises(NoConnection):
        open_door(door.url, timeout=1).get(PATH, limit=1000)


@pytest.mark.parametrize("status", [500, 502, 503, 408, 425, 429])
def test_a_door_that_is_busy_may_be_asked_again(door: LyingDoor, status: int) -> None:
    door.lies["/api/v1/reports"] = saying(status, b"")
    door.lies[PATH] = saying(status, b"")
    with pytest.raises(NoConnection, match="busy"):
        open_door(door.url, timeout=60).post("/api/v1/reports", b"x")
    with pytest.raises(NoConnection, match="busy"):
        open_door(door.url, timeout=60).get(PATH, limit=100)


def test_nobody_there_is_no_connection() -> None:
    with socket.socket() as taken:  # and not listening: so nobody else comes to listen there
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(NoConnection):
            open_door(f"http://127.0.0.1:{port}", timeout=60).get(PATH, limit=100)


def test_somebody_who_never_answers_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(NoConnection):
            open_door(f"http://127.0.0.1:{port}", timeout=0.2).get(PATH, limit=100)


def test_somebody_who_speaks_another_language_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            line, _ = server.accept()
            with line:
                line.recv(1000)
                line.sendall(b"220 mail.example ESMTP\r\n")

        speaker = threading.Thread(target=speak)
        speaker.start()
        with pytest.raises(NoConnection):
            open_door(f"http://127.0.0.1:{server.getsockname()[1]}", timeout=60).get(PATH, limit=9)
        speaker.join()


def test_a_certificate_that_does_not_hold_stops_everything(tmp_path: Path) -> None:
    key, certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            line, _ = server.accept()
            with suppress(OSError), context.wrap_socket(line, server_side=True) as private:
                received.append(private.recv(1000))

        listener = threading.Thread(target=listen)
        listener.start()
        door = open_door(f"https://127.0.0.1:{server.getsockname()[1]}", timeout=60)
        with pytest.raises(NotADoor, match="certificate"):
            door.post("/api/v1/reports", b"sealed")
        listener.join()
    assert received in ([], [b""])


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A key, and a certificate that nobody but itself vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    signed = (
        builder.not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    paths = folder / "key.pem", folder / "certificate.pem"
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    paths[0].write_bytes(key.private_bytes(serialization.Encoding.PEM, *private))
    paths[1].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    return paths


def test_https_to_somebody_without_it_is_no_connection(door: LyingDoor) -> None:
    with pytest.raises(NoConnection):
        open_door(door.url.replace("http:", "https:"), timeout=60).get(PATH, limit=100)
    assert door.asked == []
