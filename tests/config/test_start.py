"""`start.py`: a clear sentence and exit code 2 for whatever a bare machine lacks."""

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).resolve().parent.parent.parent


def run(script: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        env={"PATH": os.environ["PATH"], "HOME": str(script.parent)} | changes,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What start.py needs for its first steps, without an environment."""
    (tmp_path / "deploy").mkdir()
    shutil.copy(ROOT / "start.py", tmp_path)
    shutil.copy(ROOT / "deploy" / "uv.txt", tmp_path / "deploy")
    for lock in ROOT.glob("requirements*.txt"):
        shutil.copy(lock, tmp_path)
    return tmp_path


def test_it_needs_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        str(node.module).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert names <= set(sys.stdlib_module_names)


def test_an_old_python_can_read_it() -> None:
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_says_what_can_be_done(clone: Path) -> None:
    helped = run(clone / "start.py", "--help")
    assert helped.returncode == 0
    for word in ("setup", "demo"):
        assert word in helped.stdout
    assert run(clone / "start.py").returncode == 2
    assert run(clone / "start.py", "fly").returncode == 2


def test_it_refuses_a_python_without_venv(clone: Path) -> None:
    lacking = clone / "lacking"
    lacking.mkdir()
    (lacking / "ensurepip.py").write_text("raise ImportError('not packaged')")
    refused = run(clone / "start.py", "setup", PYTHONPATH=str(lacking), PATH="/nowhere")
    assert refused.returncode == 2
    assert refused.stderr == (
        "This Python cannot make virtual environments: apt-get install python3-venv.\n"
    )


def test_it_refuses_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(start.CannotStartError, match=r"needs Python 3\.11.*this is 3\.9"):
        start.require_python()


def test_it_goes_on_in_another_python_that_fits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone: list[list[str]] = []
    (tmp_path / "python3.12").symlink_to(sys.executable)
    (tmp_path / "python3.11").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "python3.11").chmod(0o755)
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(start.os, "execv", lambda path, command: gone.append(command))
    monkeypatch.setattr(start.sys, "argv", ["start.py", "demo"])
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("FAIRLEAD_STARTED_BY", raising=False)
    with pytest.raises(start.CannotStartError):
        start.require_python()
    monkeypatch.delenv("FAIRLEAD_STARTED_BY", raising=False)
    assert gone == [[str(tmp_path / "python3.12"), str(ROOT / "start.py"), "demo"]]


def test_it_refuses_a_full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(start, "VENV", tmp_path / "none")
    full = type("Usage", (), {"free": 300 * 10**6})
    monkeypatch.setattr(start.shutil, "disk_usage", lambda path: full)
    with pytest.raises(start.CannotStartError, match=r"1\.5 GB of disk.* has 0\.3 GB free"):
        start.require_room()


def test_it_refuses_a_folder_that_is_not_writable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.os, "access", lambda path, mode: False)
    with pytest.raises(start.CannotStartError, match="is not writable"):
        start.require_room()


def test_it_says_that_no_package_index_answers(clone: Path) -> None:
    refused = run(
        clone / "start.py",
        "setup",
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
        PIP_CONFIG_FILE=os.devnull,
    )
    assert refused.returncode == 2
    assert refused.stderr.startswith("No package index answers: check the network or the proxy")
    assert refused.stderr.count("\n") == 1


def test_it_refuses_other_bytes_than_the_lock_names(clone: Path) -> None:
    """An index that answers, with a package of another hash."""
    index = clone / "index"
    index.mkdir()
    version = (clone / "deploy" / "uv.txt").read_text().split("uv==")[1].split()[0]
    (index / f"uv-{version}.tar.gz").write_bytes(b"not uv")
    refused = run(
        clone / "start.py",
        "setup",
        PIP_NO_INDEX="1",
        PIP_FIND_LINKS=str(index),
        PIP_CONFIG_FILE=os.devnull,
    )
    assert refused.returncode == 2
    assert "other bytes than deploy/uv.txt names" in refused.stderr


def test_a_step_that_is_done_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    (tmp_path / "lock").write_text("one")
    done: list[str] = []
    for content in ("one", "one", "two"):
        (tmp_path / "lock").write_text(content)
        steps = start.Steps(1)
        steps.take("Lock", lambda: done.append("x"), tmp_path / "stamp", [tmp_path / "lock"])
    assert len(done) == 2
    assert "[1/1] Lock: done already" in capsys.readouterr().out


def test_a_step_may_write_among_its_own_inputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    done: list[str] = []

    def build() -> None:
        done.append("x")
        (tmp_path / "source" / "written").write_text("the same each time")

    (tmp_path / "source").mkdir()
    for _ in range(2):
        start.Steps(1).take("Client", build, tmp_path / "stamp", [tmp_path / "source"])
    assert len(done) == 1


def test_a_port_that_is_taken_is_said_before_anything_is_installed(clone: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = run(clone / "start.py", "demo", "--port", str(port))
    assert refused.returncode == 2
    assert refused.stderr == (
        f"Port {port} cannot be used. If a demo runs there, open http://localhost:{port}/demo/."
        " Else take another port: python3 start.py demo --port 8010.\n"
    )
    assert not (clone / ".venv").exists()


def test_stopping_it_says_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*, demo: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "set_up", stop)
    monkeypatch.setattr(start.sys, "argv", ["start.py", "setup"])
    assert start.main() == 130
    assert "goes on where this one ended" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-data.txt", "deploy/uv.txt"]
)
def test_a_lock_holds_names_and_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pins
    assert all("==" in line for line in pins)
    assert not any(
        "://" in line or line.startswith("-") or str(Path.home()) in line for line in lines
    )
    hashed = sum("--hash=sha256:" in line for line in lines)
    assert hashed >= len(pins)
