"""`manage.py up` with real processes: what dies comes back, and stopping leaves nothing."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from tests.services import Service, free_port, wait_until

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120.0  # seconds for what takes a few


@dataclass
class Up:
    """One house of its own, in a folder of its own."""

    folder: Path
    port: int
    environment: dict[str, str]
    arguments: list[str] = field(default_factory=list)
    process: subprocess.Popen[str] | None = None

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "manage.py", *arguments]

    def manage(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment | changes,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def start(self) -> None:
        with (self.folder / "log").open("w") as log:
            self.process = subprocess.Popen(
                self.command("up", "--port", str(self.port), *self.arguments),
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        wait_until(lambda: "answer" in self.said(), seconds=PATIENCE, what="The house")

    def said(self) -> str:
        return (self.folder / "log").read_text()

    def children(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def find(self, *words: str) -> psutil.Process | None:
        """The main process of the part whose command has all these words."""
        assert self.process is not None
        for child in psutil.Process(self.process.pid).children():
            try:
                line = " ".join(child.cmdline())
            except psutil.Error:
                continue
            if all(word in line for word in words):
                return child
        return None

    def stop(self, number: int = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def free_port_but(other: int) -> int:
    """Of two ports that nobody has taken yet, the second could be the first."""
    return next(port for port in iter(free_port, None) if port != other)


def parts_with_window_keys(up: Up) -> list[str]:
    """The command of a part for each process of its own that is told where the keys lie."""
    assert up.process is not None
    found = []
    for part in psutil.Process(up.process.pid).children():
        command = " ".join(part.cmdline())
        for process in (part, *part.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):  # a part starts others for a moment
                if process.environ().get("WINDOW_KEYS_DIR"):
                    found.append(command)
    return found


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("migrated")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=environment_of(folder),
        check=True,
        timeout=PATIENCE,
    )
    return folder / "fairlead.sqlite3"


def environment_of(folder: Path, **changes: str) -> dict[str, str]:
    static = folder / "static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    own = {
        "FAIRLEAD_VAR_DIR": str(folder),
        "FAIRLEAD_STATIC_ROOT": str(static),
        "TMPDIR": str(folder),
    }
    return kept | own | changes


@pytest.fixture
def up(tmp_path: Path, migrated: Path) -> Iterator[Up]:
    for path in migrated.parent.glob("fairlead.sqlite3*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    house = Up(folder=tmp_path, port=free_port(), environment=environment_of(tmp_path))
    yield house
    if house.process and house.process.poll() is None:
        house.process.kill()
        house.process.wait()


def test_a_killed_part_is_back_and_stopping_leaves_nothing(up: Up) -> None:
    up.start()
    parts = [("valkey",), ("granian",), ("desk@",), ("count@",), ("beat",)]
    for words in parts:
        first = up.find(*words)
        assert first is not None, words
        first.kill()
        wait_until(
            lambda words=words, first=first: (
                (again := up.find(*words)) is not None and again.pid != first.pid
            ),
            seconds=PATIENCE,
            what=f"The part {words}",
        )
    wait_until(lambda: answers(up.port), seconds=PATIENCE, what="The web")
    before = up.children()
    assert len(before) >= 5
    assert up.stop() == 0
    psutil.wait_procs(before, timeout=PATIENCE)  # what was killed needs a moment to be gone
    assert [child.pid for child in before if child.is_running()] == []
    assert [path for path in up.folder.rglob("*") if path.is_socket()] == []
    assert not answers(up.port)


def test_ctrl_c_stops_it_and_a_killed_supervisor_takes_its_parts_along(up: Up) -> None:
    up.start()
    assert up.stop(signal.SIGINT) == 0
    up.start()
    parts = up.children()
    assert up.process is not None
    up.process.kill()
    up.process.wait()
    psutil.wait_procs(parts, timeout=PATIENCE)
    assert [part.pid for part in parts if part.is_running()] == []


def test_a_broker_that_is_named_replaces_the_embedded_one(up: Up, broker: Service) -> None:
    up.environment["BROKER_URL"] = broker.url
    up.start()
    assert up.find("valkey") is None
    assert up.stop() == 0


def production() -> dict[str, str]:
    return {
        "FAIRLEAD_MODE": "production",
        "FAIRLEAD_ROLE": "desk",
        "SECRET_KEY": secrets.token_hex(40),
        "FILLER_SECRET": secrets.token_hex(32),
        "FIELD_KEYS": secrets.token_hex(32),
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "DOOR_ORIGIN": "https://reports.example",
    }


def test_in_production_the_door_and_the_desk_are_two_processes(up: Up) -> None:
    up.environment |= production()
    desk_port = free_port_but(up.port)
    up.arguments = ["--desk-port", str(desk_port)]
    up.start()
    wait_until(lambda: answers(desk_port), seconds=PATIENCE, what="The desk")
    door, desk = up.find("granian", str(up.port)), up.find("granian", str(desk_port))
    assert door is not None
    assert desk is not None
    assert door.environ()["FAIRLEAD_ROLE"] == "door"
    assert desk.environ()["FAIRLEAD_ROLE"] == "desk"
    assert door.environ().get("FIELD_KEYS", "") == ""
    assert "BROKER_URL" not in door.environ() or door.environ()["BROKER_URL"] == ""
    with_keys = parts_with_window_keys(up)
    assert with_keys
    assert all("count@" in command for command in with_keys)
    assert up.stop() == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"FILLER_SECRET": ""}, "Set FILLER_SECRET or FILLER_SECRET_FILE"),
        ({"FAIRLEAD_ROLE": "door"}, "Set FAIRLEAD_ROLE=desk"),
    ],
)
def test_it_refuses_what_one_of_its_halves_could_not_start_with(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    house = Up(tmp_path, free_port(), environment_of(tmp_path, **(production() | changes)))
    refused = house.manage("up", "--port", str(house.port))
    assert refused.returncode == 2
    assert sentence in refused.stderr


def test_it_refuses_a_port_that_is_taken(up: Up) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        up.port = other.getsockname()[1]
        refused = up.manage("up", "--port", str(up.port))
    assert refused.returncode == 2
    assert f"Port {up.port} cannot be used" in refused.stderr


def test_it_refuses_a_folder_that_is_not_writable(up: Up) -> None:
    refused = up.manage("up", FAIRLEAD_VAR_DIR="/proc/fairlead")
    assert refused.returncode == 2
    assert "The folder /proc/fairlead is not writable" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_it_refuses_an_insecure_context(up: Up) -> None:
    refused = up.manage("up", "--host", "0.0.0.0")  # noqa: S104
    assert refused.returncode == 2
    assert "A browser seals reports on https or http://localhost only" in refused.stderr


def test_it_refuses_a_second_house_in_one_folder(up: Up) -> None:
    up.start()
    refused = up.manage("up", "--port", str(free_port()))
    assert refused.returncode == 2
    assert "Fairlead already runs in" in refused.stderr
    assert up.stop() == 0


def test_it_refuses_a_database_that_is_not_migrated(up: Up, tmp_path: Path) -> None:
    for path in tmp_path.glob("fairlead.sqlite3*"):
        path.unlink()
    refused = up.manage("up", "--port", str(up.port))
    assert refused.returncode == 2
    assert "migrations are not applied" in refused.stderr


def test_it_refuses_pages_that_are_not_built(up: Up, tmp_path: Path) -> None:
    (tmp_path / "static" / "staticfiles.json").unlink()
    refused = up.manage("up", "--port", str(up.port))
    assert refused.returncode == 2
    assert "not built" in refused.stderr


def test_it_refuses_a_full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from config import readiness

    readiness.require_folder(tmp_path)
    full = type("Usage", (), {"free": 30 * 2**20})
    monkeypatch.setattr(readiness.shutil, "disk_usage", lambda folder: full)
    with pytest.raises(readiness.NotReadyError, match="Only 30 MB are free"):
        readiness.require_folder(tmp_path)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_it_listens_on_this_machine_without_https(host: str) -> None:
    from config.readiness import require_secure_context

    require_secure_context(host, production=False)


def test_it_gives_the_line_for_ssh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from config.management.commands.up import addresses
    from config.parts import House

    house = House("127.0.0.1", 8000, 8001, production=False, folder=tmp_path)
    monkeypatch.setattr("getpass.getuser", lambda: "abel")
    monkeypatch.setenv("SSH_CONNECTION", "198.51.100.2 50000 198.51.100.7 22")
    assert addresses(house)[1].endswith("ssh -L 8000:localhost:8000 abel@198.51.100.7")
    monkeypatch.delenv("SSH_CONNECTION")
    assert addresses(house) == ["Fairlead answers at http://localhost:8000"]


def test_a_demo_begins_at_its_tours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from django.conf import settings

    from config.management.commands.up import addresses
    from config.parts import House

    monkeypatch.setattr(settings, "FAIRLEAD_MODE", "demo")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    house = House("127.0.0.1", 8010, 8011, production=False, folder=tmp_path)
    assert addresses(house) == ["Fairlead answers at http://localhost:8010/demo/"]
