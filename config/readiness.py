"""What `up` looks at before it starts anything: a sentence for each thing that is wrong."""

import fcntl
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

LEAST_FREE = 200 * 1024 * 1024


class NotReadyError(Exception):
    """The house cannot start; the text says why and what to do."""


def require_both_halves(*, role: str, filler_secret: str) -> None:
    """In production `up` starts the door and the desk: its settings are those of both."""
    if role != "desk":
        raise NotReadyError("Set FAIRLEAD_ROLE=desk: up starts the door by itself.")
    if not filler_secret:
        raise NotReadyError(
            "Set FILLER_SECRET or FILLER_SECRET_FILE: 64 hexadecimal digits, for the door."
        )


def require_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise NotReadyError(
                f"Port {port} cannot be used ({error.strerror}): stop what has it, or --port."
            ) from None


def require_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise NotReadyError(
            f"The folder {folder} is not writable ({error.strerror}): set FAIRLEAD_VAR_DIR."
        ) from None
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        raise NotReadyError(
            f"Only {free // 2**20} MB are free at {folder}: make room for 200 MB,"
            " or reports could not be kept."
        )


def require_built(static_root: Path) -> None:
    if not (static_root / "staticfiles.json").exists():
        raise NotReadyError("Pages and static files are not built: run python3 start.py setup.")


def require_secure_context(host: str, *, production: bool) -> None:
    """A browser seals on https and on localhost only; in production the proxy speaks https."""
    if production or is_loopback(host):
        return
    raise NotReadyError(
        f"A browser seals reports on https or http://localhost only, not on http://{host}:"
        " leave --host out, and reach another machine by ssh -L."
    )


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Two houses in one folder would take each other's data."""
    with (folder / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NotReadyError(f"Fairlead already runs in {folder}: stop it first.") from None
        yield
