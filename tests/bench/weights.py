"""Weighs what a reporter's browser fetches, as it is sent: the better of gzip and brotli."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "static" / "dist"
REPORTERS = ("page", "report", "mailbox")
BUNDLE = """
import { build } from "esbuild";
import { script } from "./deploy/bundling.ts";
const contents = `import * as sealing from "./static/src/sealing/index.ts";
import { english } from "./static/src/sealing/words/en.ts";
Object.assign(globalThis, { sealing, english });`;
const stdin = { contents, resolveDir: process.cwd(), loader: "ts" };
const result = await build({ ...script, write: false, stdin });
process.stdout.write(result.outputFiles[0].contents);
"""


def measure() -> dict[str, int]:
    """Bytes as sent: pages of each language, styles, scripts, ports, and the sealing alone."""
    return {
        **pages(),
        "style of reporters": weigh((DIST / "reporter.css").read_bytes()),
        "style of figures": weigh((DIST / "figures.css").read_bytes()),
        **{f"script {name}.js": weigh((DIST / f"{name}.js").read_bytes()) for name in REPORTERS},
        "largest country's ports": largest_ports(),
        "directory.json": directory_of_sixteen(),
        "sealing with one word list, gzip": len(gzip.compress(sealing_bundle(), 9)),
    }


def weigh(body: bytes) -> int:
    return min(len(gzip.compress(body, 9)), len(brotli.compress(body, quality=11)))


def pages() -> dict[str, int]:
    folder = pages_folder()
    return {
        f"page {path.relative_to(folder).with_suffix('')}": weigh(path.read_bytes())
        for path in sorted([*folder.rglob("*.html"), *folder.rglob("words.json")])
        if not path.stem.isdigit()  # the error pages are smaller than these
    }


def pages_folder() -> Path:
    from config.settings.mode import PAGES_DIR

    if not any(PAGES_DIR.rglob("*.html")):
        raise SystemExit("The pages are not built: make setup.")
    return PAGES_DIR


def largest_ports() -> int:
    countries = (DIST / "ports").glob("[A-Z][A-Z].*")  # beside them lie the desk's names of all
    return max(weigh(path.read_bytes()) for path in countries)


def directory_of_sixteen() -> int:
    """As many desks as a directory may list, in a database that goes with its folder."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "FAIRLEAD_MODE": "development",
            "FAIRLEAD_VAR_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/directory.sqlite3",
        }
        command = [sys.executable, "-m", "tests.bench.directory_of_sixteen"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return int(done.stdout)


def sealing_bundle() -> bytes:
    done = subprocess.run(
        ["deploy/node.sh", "node", "--input-type=module", "--eval", BUNDLE],
        cwd=ROOT,
        env={**os.environ, "VIRTUAL_ENV": sys.prefix},
        capture_output=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
