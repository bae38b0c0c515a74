"""A real door for measurements: granian as `up` starts it, with a database of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from config.parts import web
from tests.services import PATIENCE, free_port, wait_until

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class RunningDoor:
    """Where it listens, which process tree it is, and what was prepared: a filing it takes."""

    port: int
    pid: int
    filing: bytes


@contextmanager
def running_door(
    *, folder: Path, database_url: str, prepared_by: str = "tests.bench.prepare_door"
) -> Iterator[RunningDoor]:
    filing, own = folder / "filing", web("door", "door", "127.0.0.1", 0, {}).environment
    environment = {
        **os.environ,
        "FAIRLEAD_MODE": "development",
        "FAIRLEAD_VAR_DIR": str(folder),
        "DATABASE_URL": database_url,
        **own,
    }
    prepare = [sys.executable, "-m", prepared_by, str(filing)]
    subprocess.run(prepare, cwd=ROOT, env=environment, check=True)
    port = free_port()  # just before it is taken, so that hardly anybody can be quicker
    part = web("door", "door", "127.0.0.1", port, {})
    with (folder / "door.log").open("wb") as log:
        process = subprocess.Popen(
            part.command, cwd=ROOT, env=environment, start_new_session=True, stdout=log, stderr=log
        )
    try:
        wait_until(lambda: answers(port, process), seconds=PATIENCE, what="The door")
        yield RunningDoor(port, process.pid, filing.read_bytes())
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(port: int, process: "subprocess.Popen[bytes]") -> bool:
    if process.poll() is not None:
        raise RuntimeError("The door stopped while it was starting: door.log says why.")
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/directory.json")
        with connection.getresponse() as answer:
            if answer.status >= 500:
                raise RuntimeError(f"The door answers {answer.status}: door.log says why.")
            return answer.status == 200
    except OSError:
        return False
    finally:
        connection.close()
