"""`make bench` starts without settings of its own, and knows each of its measurements."""

import subprocess
import sys

from tests.smoke import ROOT

NAMES = "collect container count intake patience queue register sealing slow_link weights"


def ask_bench(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.bench", *words]
    return subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True, check=False)


def test_it_says_what_it_measures() -> None:
    answer = ask_bench("--help")
    assert answer.returncode == 0
    assert all(name in answer.stdout for name in NAMES.split())


def test_what_it_does_not_measure_is_an_error() -> None:
    answer = ask_bench("nothing_of_this_name")
    assert answer.returncode == 2
    assert "no such bench: nothing_of_this_name" in answer.stderr
