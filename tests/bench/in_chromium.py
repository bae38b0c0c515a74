"""A bench of the sealing in Chromium: its script on a page with the reporters' policy."""

from __future__ import annotations

import http.server
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

from playwright.sync_api import Page, sync_playwright

from config.csp import POLICIES

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
BUNDLE = """
import { build } from "esbuild";
import { script } from "./deploy/bundling.ts";
const entry = { in: process.env.BENCH_SCRIPT, out: "bench" };
await build({ ...script, entryPoints: [entry], outdir: process.env.BENCH_FOLDER });
"""
PAGE = '<!doctype html><html lang="en"><title>Bench</title><script src="bench.js"></script></html>'


@contextmanager
def page_with(script: str) -> Iterator[Page | None]:
    """Give a page that has run the script of this name in tests/bench; None without a Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        yield None
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_page(folder, script)
        with served(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page()
            page.goto(address)
            yield page
            browser.close()


def write_page(folder: Path, script: str) -> None:
    wanted = {"BENCH_FOLDER": str(folder), "BENCH_SCRIPT": f"tests/bench/{script}"}
    subprocess.run(
        ["deploy/node.sh", "node", "--input-type=module", "--eval", BUNDLE],
        cwd=ROOT,
        env={**os.environ, "VIRTUAL_ENV": sys.prefix, **wanted},
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
