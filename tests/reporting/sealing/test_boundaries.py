"""What surrounds the sealing: no start without primitives, no fixed salt outside the vectors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey

from reporting.sealing import selftest, stream
from reporting.sealing.errors import MissingPrimitive
from tests.reporting.sealing.vectors import FOLDER
from tests.vectors import make
from tests.vectors.subjects.inputs import Kept

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("reporting", "staff", "cases", "trends", "config")


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_it_loads_no_django() -> None:
    names = ", ".join(f"reporting.sealing.{path.stem}" for path in _modules())
    run = _run(f"import {names}, sys; print([m for m in sys.modules if m.startswith('django')])")
    assert (run.stdout.strip(), run.returncode) == ("[]", 0), run.stderr


def test_it_does_not_start_without_ml_kem() -> None:
    run = _run(
        "from cryptography.hazmat.backends.openssl.backend import backend\n"
        "type(backend).mlkem_supported = lambda self: False\n"
        "import reporting.sealing"
    )
    assert run.returncode == 1
    assert "MissingPrimitive" in run.stderr


def test_the_self_test_notices_other_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    selftest.require_primitives()
    with monkeypatch.context() as patch:
        patch.setattr(stream, "_nonce", lambda index, *, last: bytes(12))
        with pytest.raises(MissingPrimitive):
            selftest.require_primitives()

    def unsupported(_seed: bytes) -> None:
        raise UnsupportedAlgorithm("no ML-KEM")

    monkeypatch.setattr(MLKEM768PrivateKey, "from_seed_bytes", unsupported)
    with pytest.raises(MissingPrimitive):
        selftest.require_primitives()


def test_nobody_but_the_vectors_seals_with_a_fixed_salt() -> None:
    fixed = re.compile(r"sealing(\.| import )deterministic|_with_salt\b|\bSealingPass\(")
    users = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if fixed.search(path.read_text(encoding="utf-8"))
    ]
    assert sorted(users) == [
        f"reporting/sealing/{name}.py" for name in ("box", "container", "deterministic")
    ]


@pytest.mark.parametrize("subject", make.SUBJECTS)
def test_the_committed_vectors_are_what_the_script_writes(subject: str) -> None:
    path = FOLDER / f"{subject}.json"
    committed = json.loads(path.read_text(encoding="utf-8"))
    assert make.SUBJECTS[subject](Kept(committed)) == committed


def _modules() -> list[Path]:
    return [
        path for path in (ROOT / "reporting" / "sealing").glob("*.py") if path.stem != "__init__"
    ]
