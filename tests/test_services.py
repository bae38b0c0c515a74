"""What the tests start for themselves."""

import socket
import subprocess
from pathlib import Path

import pytest

from tests import services
from tests.services import PORTS_TRIED, at_a_free_port, free_port


def taken(times: int) -> tuple[list[int], object]:
    tried: list[int] = []

    def start(port: int) -> None:
        tried.append(port)
        if len(tried) <= times:
            raise subprocess.CalledProcessError(1, "pg_ctl")

    return tried, start


def test_a_port_that_somebody_else_took_is_not_the_last_one_tried() -> None:
    tried, start = taken(PORTS_TRIED - 1)
    assert at_a_free_port(start) == tried[-1]
    assert len(tried) == PORTS_TRIED


def test_a_service_that_does_not_start_anywhere_says_so() -> None:
    tried, start = taken(PORTS_TRIED)
    with pytest.raises(subprocess.CalledProcessError):
        at_a_free_port(start)
    assert len(tried) == PORTS_TRIED


def test_a_port_is_none_that_a_connection_may_be_given_and_none_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port()))
        port = other.getsockname()[1]
        (tmp_path / "range").write_text(f"{port + 1}\t60999\n")
        monkeypatch.setattr(services, "GIVEN_AWAY", tmp_path / "range")
        monkeypatch.setattr(services, "FIRST_PORT", port)
        assert free_port() != port
    assert free_port() == port


@pytest.mark.parametrize("told", ["1024\t65535\n", None])
def test_where_the_system_keeps_no_port_back_any_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    if told:
        (tmp_path / "range").write_text(told)
    monkeypatch.setattr(services, "GIVEN_AWAY", tmp_path / "range")
    assert free_port() > 1024
