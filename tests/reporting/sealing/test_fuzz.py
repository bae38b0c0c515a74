"""Readers of bytes from outside: only their named errors come out, in bounded time and memory.

A few examples each in an ordinary run. `make fuzz` gives FUZZ_EXAMPLES and FUZZ_SECONDS.
"""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reporting.sealing.outside import READERS, cases, judge
from tests.reporting.sealing.vectors import fuzzed, within_budget

CPU_SECONDS = 2.0
MEGABYTE = 1 << 20
# what chance can write in a few bytes is none of these readers' noise
BY_CHANCE: dict[str, Callable[[object], bool]] = {
    "json": lambda value: isinstance(value, dict),  # {"":0}
    "histories": lambda value: value == [],  # of no desk
}


@pytest.mark.parametrize("name", READERS)
def test_only_named_errors_come_out(name: str) -> None:
    # made before the test looks at the clock: an example that draws less the second time, because
    # the seconds are over, is no example for hypothesis
    @fuzzed
    @given(data=st.randoms(use_true_random=False).map(READERS[name].make))
    @within_budget
    def only_named_errors_come_out(data: bytes) -> None:
        started = time.process_time()
        judge(name, data)
        assert time.process_time() - started < CPU_SECONDS

    only_named_errors_come_out()


@pytest.mark.parametrize("name", READERS)
@fuzzed
@given(noise=st.binary(max_size=300))
@within_budget
def test_noise_is_refused_by_name(name: str, noise: bytes) -> None:
    taken = judge(name, noise).startswith("ok")
    if name in BY_CHANCE and taken:
        assert BY_CHANCE[name](json.loads(noise))
    else:
        assert taken == (name == "thread")


def test_the_mutations_reach_both_verdicts() -> None:
    rng = Random(4)  # noqa: S311 - the same cases every time
    for name in READERS:
        verdicts = [judge(name, bytes.fromhex(case["hex"])) for case in cases(rng, 60, [name])]
        refused = [verdict for verdict in verdicts if not verdict.startswith("ok")]
        assert (refused == []) == (name == "thread"), name
        assert len(refused) < len(verdicts), name


def _long_inputs() -> dict[str, bytes]:
    """Inputs of a megabyte that are easy to write and might be dear to read."""
    many = MEGABYTE // 8
    texts = {
        "a nest of lists": b'{"a":' + b"[" * (4 * many) + b"]" * (4 * many) + b"}",
        "a nest of objects": b'{"a":' * many + b"1" + b"}" * many,
        "a nest that is never closed": b'{"a":' * many,
        "a number of a million digits": b'{"v":' + b"9" * MEGABYTE + b"}",
        "equal keys": b'{"v":1' + b',"v":1' * many + b"}",
        "many keys": b'{"v":1' + b"".join(b',"%d":1' % n for n in range(many)) + b"}",
        "a string of a megabyte": b'{"v":"' + b"a" * MEGABYTE + b'"}',
        "a string of escapes": b'{"v":"' + b"\\u0041" * many + b'"}',
        "a string of backslashes": b'{"v":"' + b"\\\\" * (4 * many) + b'"}',
        "marks over one letter": b'{"v":"a' + "\u0301\u0327".encode() * many + b'"}',
        "spaces": b'{"v":' + b" " * MEGABYTE + b"1}",
        "lone surrogates": b'{"v":"' + b"\\ud800" * many + b'"}',
        "zeros": bytes(MEGABYTE),
        "80s": b"\x80" * MEGABYTE,
    }
    texts |= {f"{what}, 65,536 bytes of it": text[:65_534] + b'"}' for what, text in texts.items()}
    texts["one long index"] = (2**31).to_bytes(4, "big") + texts["a string of a megabyte"]
    return texts


LONG = _long_inputs()


@pytest.mark.parametrize("what", LONG)
@pytest.mark.parametrize("name", READERS)
def test_long_inputs_take_bounded_time_and_memory(name: str, what: str) -> None:
    started = time.process_time()
    judge(name, LONG[what])
    assert time.process_time() - started < CPU_SECONDS
    tracemalloc.start()
    try:
        judge(name, LONG[what])
        assert tracemalloc.get_traced_memory()[1] < 64 * MEGABYTE
    finally:
        tracemalloc.stop()
