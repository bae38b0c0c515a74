"""Measure the sealing in Chromium, on a page with the reporters' policy: what a browser can do.

`python -m tests.bench.sealing_in_chromium` prints what measure() returns, which `make bench` calls.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from playwright.sync_api import sync_playwright

from config.csp import POLICIES

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
BUNDLE = """
import { build } from "esbuild";
import { script } from "./deploy/bundling.ts";
const entry = { in: "tests/bench/sealing.ts", out: "sealing" };
await build({ ...script, entryPoints: [entry], outdir: process.env.BENCH_FOLDER });
"""
PAGE = (
    '<!doctype html><html lang="en"><title>Bench</title><script src="sealing.js"></script></html>'
)


def measure() -> dict[str, Any]:
    """Return wraps a second and milliseconds for a 4 KiB report; nothing without a Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_page(folder)
        with served(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page()
            page.goto(address)
            speed = page.evaluate("measureSealing()")
            browser.close()
    return {name: round(value, 2) for name, value in cast("dict[str, float]", speed).items()}


def write_page(folder: Path) -> None:
    subprocess.run(
        ["deploy/node.sh", "node", "--input-type=module", "--eval", BUNDLE],
        cwd=ROOT,
        env={**os.environ, "VIRTUAL_ENV": sys.prefix, "BENCH_FOLDER": str(folder)},
        check=True,
    )
    (folder / "index.html").write_text(PAGE, encoding="utf-8")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files under the policy that the form has, so that nothing is measured that it forbids."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICIES["protected"])
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the table clean."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/index.html"
        server.shutdown()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
