"""Measure a container of 100 MiB in Python, beside what `openssl speed` does with such chunks.

Both sides in CPU seconds, because `openssl speed` counts so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator

from reporting.sealing.box import container_header
from reporting.sealing.container import (
    CHUNK,
    OutgoingFile,
    SealingPass,
    open_container,
    seal_container,
)
from reporting.sealing.container_index import FileEntry
from reporting.sealing.instance import Instance

MIB = 1 << 20
SIZE = 100 * MIB
BLOCK = bytes(64 * 1024)  # what Django gives an upload handler at a time
INSTANCE, PARENT, KEY = Instance(bytes(16)), bytes(16), bytes(range(32))


def measure() -> dict[str, float]:
    """Return MiB a second, and which part of openssl's that is where there is an openssl."""
    speeds = {"sealed": measure_sealing(), "opened": measure_opening()}
    rates = {f"{what}_mib_per_second": speed for what, speed in speeds.items()}
    raw = openssl_speed()
    if raw is None:
        return rates
    ratios = {f"{what}_ratio": speed / raw for what, speed in speeds.items()}
    return {"openssl_mib_per_second": raw, **rates, **ratios}


def measure_sealing() -> float:
    started, sealed = time.process_time(), 0
    for chunk in sealing().chunks():
        sealed += len(chunk)  # a caller sends it and lets it go
    assert sealed > SIZE
    return mib_per_second(started)


def measure_opening() -> float:
    one = sealing()
    header = container_header(one.object_id, parent_id=PARENT)
    blocks = [one.head, *one.chunks()]
    started = time.process_time()
    container = open_container(INSTANCE, header, base_key=KEY, blocks=blocks)
    assert sum(len(block) for _, block in container.blocks()) == SIZE
    return mib_per_second(started)


def sealing() -> SealingPass:
    file = OutgoingFile(FileEntry("a.bin", "", SIZE), blocks())
    return seal_container(INSTANCE, parent_id=PARENT, base_key=KEY, files=[file])


def blocks() -> Iterator[bytes]:
    return (BLOCK for _ in range(SIZE // len(BLOCK)))


def mib_per_second(started: float) -> float:
    return SIZE / MIB / (time.process_time() - started)


def openssl_speed() -> float | None:
    """MiB a second that the system's openssl encrypts in blocks of a chunk."""
    if shutil.which("openssl") is None:
        return None
    command = ["openssl", "speed", "-mr", "-seconds", "1", "-bytes", str(CHUNK)]
    done = subprocess.run(
        [*command, "-evp", "aes-256-gcm"], capture_output=True, text=True, check=True
    )
    found = re.search(r"^\+F:.*:([\d.]+)$", done.stdout, re.MULTILINE)
    return float(found[1]) / MIB if found else None
