"""The program as a company starts it, beside the door as `up` starts it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reporting.sealing.codename import Language, read_codename
from reporting.sealing.instance import Instance
from reporting.sealing.xwing import PrivateKey
from tests.bench.running_door import RunningDoor, running_door
from tests.on_disk import files_in
from tests.reporting.client.conftest import ANSWERS
from tests.reporting.client.opened import open_body
from tests.reporting.client.test_program import start


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("door")


@pytest.fixture(scope="module")
def real_door(folder: Path) -> Iterator[RunningDoor]:
    with running_door(
        folder=folder,
        database_url=f"sqlite:///{folder / 'door.sqlite3'}",
        prepared_by="tests.reporting.client.prepare_door",
    ) as door:
        yield door


def rows(folder: Path, sql: str) -> list[tuple[bytes, ...]]:
    with closing(sqlite3.connect(folder / "door.sqlite3")) as base:
        return base.execute(sql).fetchall()


def arrived(folder: Path) -> set[bytes]:
    return {body for (body,) in rows(folder, "SELECT body FROM reporting_arrival")}


def test_a_report_and_a_letter_go_all_the_way(
    real_door: RunningDoor, folder: Path, tmp_path: Path
) -> None:
    url, code = ("--url", f"http://127.0.0.1:{real_door.port}"), tmp_path / "code"
    answers, before = json.dumps(ANSWERS), arrived(folder)
    filed = start(tmp_path, "file", *url, "--answers", "-", "--code-file", str(code), stdin=answers)
    assert filed.returncode == 0, filed.stderr
    assert "Your report has arrived at Team Test." in filed.stdout
    (body,) = arrived(folder) - before
    ((instance,),) = rows(folder, "SELECT instance FROM reporting_installation")
    kept = {name: bytes.fromhex(seed) for name, seed in json.loads(real_door.filing).items()}
    desk, window = PrivateKey(kept["desk"]), PrivateKey(kept["window"])
    opened = open_body(body, desk, window, instance=Instance(instance))
    assert opened.report.report["account"] == ANSWERS["account"]

    (tmp_path / "letter").write_text("One thing more.")
    more = ("--code-file", str(code))
    letter = start(tmp_path, "letter", *url, *more, "--text-file", str(tmp_path / "letter"))
    assert letter.returncode == 0, letter.stderr
    read = start(tmp_path, "mailbox", *url, *more)
    assert "    One thing more." in read.stdout
    assert start(tmp_path, "watch", *url).returncode == 0
    assert read_codename(code.read_text(), Language.ENGLISH)


def test_neither_the_code_nor_a_word_reaches_the_servers_disk(
    real_door: RunningDoor, folder: Path, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{real_door.port}"
    filed = start(tmp_path, "file", "--url", url, "--answers", "-", stdin=json.dumps(ANSWERS))
    words = filed.stdout.splitlines()[1]
    assert len(words.split()) == 12
    written = b"".join(held for _, held in files_in(folder))
    assert b"reporting_arrival" in written  # the database is among what was searched
    for secret in (words, "Sentinel 4711", "customs_officer", "127.0.0.1"):
        assert secret.encode() not in written
