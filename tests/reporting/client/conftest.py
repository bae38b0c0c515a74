"""The program beside a door that runs: Rosa's command line, and teams that open what arrives."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reporting.client import patience
from reporting.client.program import main
from reporting.directory import current
from reporting.directory.services import set_route
from reporting.installation import ensure_instance
from reporting.sealing.xwing import PrivateKey
from tests.reporting.client.lying_door import LyingDoor, lying_door
from tests.reporting.filing_factory import Roster, list_desk_of, publish_window_key

ANSWERS = {
    "place": "ARROS",
    "time": "2026-10",
    "kind": "demand",
    "track": "case",
    "actor": "customs_officer",
    "what": ["cigarettes", "cash"],
    "account": "The officer asked for two cartons. Sentinel 4711.",
}


@dataclass(frozen=True)
class Ran:
    """One run of the program: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def line(self, event: str) -> dict[str, Any]:
        return next(line for line in self.lines if line["event"] == event)


@dataclass(frozen=True)
class ClientDoor:
    """An open door at an address: the team, the other team, the window key."""

    url: str
    usual: Roster
    other: Roster
    window: PrivateKey
    keys: list[PrivateKey] = field(default_factory=list)


Program = Callable[..., Ran]


@pytest.fixture
def client_door(transactional_db: None, live_server: Any) -> Iterator[ClientDoor]:
    current.forget()
    ensure_instance()  # the test before has taken its row along
    usual, other = Roster(), Roster()
    list_desk_of(usual, name="Team Rio")
    list_desk_of(other, name="Oversight", oversight=True)
    set_route(place="*", case=usual.desk, own_side=other.desk)
    yield ClientDoor(live_server.url, usual, other, publish_window_key())
    current.forget()


@pytest.fixture
def between(client_door: ClientDoor) -> Iterator[LyingDoor]:
    """Somebody between the program and the door, who forwards until a test gives them lies."""
    with lying_door(behind=client_door.url) as door:
        yield door


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """Run an action with pins of this test; waits between tries take no time."""
    monkeypatch.setattr(patience.time, "sleep", lambda seconds: None)

    def run(action: str, url: str, *more: str, stdin: str = "", json_lines: bool = False) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        arguments = [action, "--url", url, "--pins", str(tmp_path / "pins.json"), *more]
        capsys.readouterr()
        code = main(arguments + (["--json"] if json_lines else []))
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run


@pytest.fixture
def rosa_files(program: Program) -> Callable[..., Ran]:
    """File a report as JSON from standard input."""

    def file(url: str, *more: str, **said: Any) -> Ran:
        given = {name: value for name, value in (ANSWERS | said).items() if value is not None}
        return program(
            "file", url, "--answers", "-", *more, stdin=json.dumps(given), json_lines=True
        )

    return file
