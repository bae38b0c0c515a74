"""What the tests start for themselves."""

import subprocess

import pytest

from tests.services import PORTS_TRIED, at_a_free_port


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
