"""One report through each door: the protected form, the simple form, and the program."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys import simple
from tests.journeys.form import expect_receipt, fill_case, open_form

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Filed:
    """What a reporter knows afterwards."""

    account: str
    code: str


def by_protected_form(browser: Browser, address: str, account: str) -> Filed:
    page = browser.new_context(base_url=address).new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page)
    code = fill_case(page, account)
    page.click("#send")
    expect_receipt(page)
    page.context.close()
    return Filed(account, code)


def by_simple_form(browser: Browser, address: str, account: str) -> Filed:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    words = simple.fill_case(page, account)
    simple.send(page)
    page.wait_for_url("**/en/simple/received")
    page.context.close()
    return Filed(account, " ".join(words))


def by_program(folder: Path, address: str, account: str) -> Filed:
    """`folder` keeps the pins and the code; it is the reporter's own machine."""
    answers = {"place": "ARROS", "time": "2026-10", "kind": "demand", "track": "case"}
    code = folder / "code"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "reporting.client", "file", "--url", address, "--json"),
            *("--answers", "-", "--pins", str(folder / "pins.json"), "--code-file", str(code)),
        ],
        cwd=ROOT,
        input=json.dumps(answers | {"account": account}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return Filed(account, " ".join(code.read_text(encoding="utf-8").split()[:12]))
