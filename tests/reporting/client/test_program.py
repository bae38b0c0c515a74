"""The program as a stranger starts it: no settings, no Django, a code for every end."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reporting.client.pins import default_path, load_pins
from reporting.client.program import main

ROOT = Path(__file__).resolve().parents[3]
NOWHERE = "http://127.0.0.1:1"
BROKEN_PINS = [
    "",
    "[]",
    "{",
    "[" * 9999,
    '{"v": 2, "doors": {}}',
    '{"v": 1}',
    '{"v": 1, "doors": {"x": {}}}',
    '{"v": 1, "doors": {"x": {"instance": "00", "desks": {}}}}',
]


def start(
    folder: Path, *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """In another folder, with an empty home and an environment that names no settings."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "reporting.client", *arguments],
        cwd=folder,
        env={"HOME": str(folder), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
        | environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_it_loads_no_django() -> None:
    code = "import reporting.client.program, sys; print([m for m in sys.modules if 'django' in m])"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.stdout.strip(), run.returncode) == ("[]", 0), run.stderr


@pytest.mark.parametrize("action", ["file", "mailbox", "letter", "watch"])
def test_the_help_of_every_action_says_the_exit_codes(tmp_path: Path, action: str) -> None:
    ran = start(tmp_path, action, "--help")
    assert ran.returncode == 0
    for code in range(7):
        assert f"\n  {code}  " in ran.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("steal",),
        ("file",),
        ("watch", "--url", NOWHERE, "--tries", "0"),
        ("watch", "--url", NOWHERE, "--timeout", "soon"),
        ("file", "--url", NOWHERE, "--call", "12"),
        ("mailbox", "--url", NOWHERE, "legal", "winner", "thank"),
    ],
)
def test_a_command_that_is_not_understood_is_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert start(tmp_path, *arguments).returncode == 2


def test_no_connection_is_3_in_one_sentence(tmp_path: Path) -> None:
    ran = start(tmp_path, "watch", "--url", NOWHERE, "--tries", "1")
    assert ran.returncode == 3
    assert ran.stderr == (
        "No connection: the door did not answer. Look at the address and the line, then try"
        " again.\n"
    )
    assert ran.stdout == ""


def test_with_json_a_failure_is_an_object_too(tmp_path: Path) -> None:
    ran = start(tmp_path, "watch", "--url", NOWHERE, "--tries", "1", "--json")
    said = json.loads(ran.stdout)
    assert (said["event"], said["name"], said["exit"]) == ("failed", "no_connection", 3)


def test_a_terminal_without_the_letters_of_a_sentence_is_no_reason_to_break(tmp_path: Path) -> None:
    asked = ("file", "--url", NOWHERE, "--answers", "-")
    ran = start(tmp_path, *asked, stdin='{"señal": 1}', PYTHONIOENCODING="ascii")
    assert ran.returncode == 1
    assert "se\\xf1al" in ran.stderr


def test_bad_input_is_1_and_asks_nobody(tmp_path: Path) -> None:
    ran = start(tmp_path, "file", "--url", NOWHERE, "--answers", "-", stdin="{}")
    assert ran.returncode == 1
    assert "place is missing" in ran.stderr


@pytest.mark.parametrize("body", BROKEN_PINS, ids=lambda body: body[:30])
def test_pins_that_are_not_whole_are_never_taken_for_none(tmp_path: Path, body: str) -> None:
    pins = tmp_path / "pins.json"
    pins.write_text(body)
    assert main(["watch", "--url", NOWHERE, "--pins", str(pins)]) == 1
    assert pins.read_text() == body


def test_pins_lie_in_the_folder_for_settings(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_path() == tmp_path / "fairlead" / "pins.json"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_path() == tmp_path / "home" / ".config" / "fairlead" / "pins.json"


def test_pins_and_their_folder_are_their_owners(tmp_path: Path) -> None:
    pins = load_pins(tmp_path / "new" / "pins.json")
    pins.save()
    assert stat.S_IMODE(pins.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(pins.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in pins.path.parent.iterdir()] == ["pins.json"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    pins = load_pins(tmp_path / "pins.json")
    pins.path = tmp_path / "file" / "pins.json"
    with pytest.raises(Exception, match="cannot be written"):
        pins.save()
