"""The same bytes from outside get the same verdict in Python and in Node, and the same reading."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from tests.reporting.sealing.outside import READERS, cases, judge

ROOT = Path(__file__).resolve().parents[3]
JUDGE = ["deploy/node.sh", "node", "tests/client/sealing/judge.ts"]
# Browsers write facets and corrections and never read one; the others are the program's.
IN_PYTHON_ONLY = {"facets", "correction", "directory", "histories"}
SEED = int(os.environ.get("FUZZ_SEED", "1"))
COUNT = int(os.environ.get("FUZZ_EXAMPLES", "40"))


def test_both_languages_give_the_same_verdict(tmp_path: Path) -> None:
    names = [name for name in READERS if name not in IN_PYTHON_ONLY]
    made = cases(Random(SEED), COUNT, names)  # noqa: S311 - the same cases every time
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    done = subprocess.run(
        [*JUDGE, str(path)],
        cwd=ROOT,
        env={**os.environ, "VIRTUAL_ENV": sys.prefix},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    different = [
        (case["reader"], ours, theirs, case["hex"][:2000])
        for case, theirs in zip(made, json.loads(done.stdout), strict=True)
        if (ours := judge(case["reader"], bytes.fromhex(case["hex"]))) != theirs
    ]
    assert different == []
