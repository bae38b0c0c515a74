"""Measure the sealing in Python: wraps a second, a 4 KiB report sealed and opened.

`python -m tests.bench.sealing` prints what measure() returns, which `make bench` calls.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

from reporting.sealing import derive, report, seals
from reporting.sealing.box import Kind
from reporting.sealing.instance import Instance
from reporting.sealing.xwing import PrivateKey, PublicKey

ROUNDS = 3
SECONDS = 0.5
INSTANCE = Instance(bytes(range(16)))
REPORT_ID, CEK = bytes(range(32, 48)), bytes(range(64, 96))


def measure() -> dict[str, float]:
    """Return calls a second on one core, each the median of three runs of half a second."""
    desk = PrivateKey(bytes(range(32)))
    thread = derive.thread_key(INSTANCE, root=bytes(16))
    card = {"v": 1, "place": "NGAPP", "time": "2026-10", "kind": "demand"}
    plaintext = report.report_plaintext(
        card=card, thread=thread, report={"v": 1, "account": "a" * 2900}
    )
    assert len(plaintext) == 4096

    def wrap() -> seals.Wrap:
        return seals.wrap_cek(
            INSTANCE, kind=Kind.REPORT, object_id=REPORT_ID, to=desk.public, cek=CEK
        )

    def seal() -> tuple[seals.Wrap, bytes]:
        box = report.seal_report(INSTANCE, report_id=REPORT_ID, cek=CEK, plaintext=plaintext)
        return wrap(), box

    sealed_wrap, box = seal()

    def unwrap() -> bytes:
        return seals.unwrap_cek(
            INSTANCE, kind=Kind.REPORT, object_id=REPORT_ID, key=desk, wrap=sealed_wrap
        )

    def open_report() -> report.OpenedReport:
        return report.open_report(INSTANCE, report_id=REPORT_ID, cek=unwrap(), box=box)

    return {
        "wraps_per_second": _rate(wrap),
        "unwraps_per_second": _rate(unwrap),
        "reports_4k_sealed_per_second": _rate(seal),
        "reports_4k_opened_per_second": _rate(open_report),
        "keys_expanded_per_second": _rate(lambda: PrivateKey(CEK)),
        "public_keys_checked_per_second": _rate(lambda: PublicKey(desk.public.raw)),
    }


def _rate(call: Callable[[], object]) -> float:
    return round(statistics.median(_run(call) for _ in range(ROUNDS)), 1)


def _run(call: Callable[[], object]) -> float:
    calls, start = 0, time.perf_counter()
    while (taken := time.perf_counter() - start) < SECONDS:
        call()
        calls += 1
    return calls / taken


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
