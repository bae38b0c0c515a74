"""The directory as this process serves it: in memory, its version looked at every five seconds."""

import time
from dataclasses import dataclass
from datetime import date
from threading import Lock

from reporting import clock
from reporting.directory.build import build_directory, build_history
from reporting.models import DirectoryState, ListedDesk, WindowKey
from reporting.packed import Packed, pack
from reporting.sealing.derive import sha256
from reporting.sealing.instance import ID_BYTES

LOOK_EVERY = 5.0


@dataclass(frozen=True, slots=True)
class Keys:
    """Ids of the keys that a filing may be sealed to today."""

    desks: frozenset[bytes]
    window: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Current:
    """Everything that was true at one version on one day."""

    version: int
    day: date
    keys: Keys
    directory: Packed
    history: Packed


@dataclass(slots=True)
class _Memory:
    current: Current | None = None
    looked: float = 0.0
    changes: int = 0  # by this process: what was read before one is not kept after it


_memory = _Memory()
_looking = Lock()


def keys() -> Keys:
    return current().keys


def current() -> Current:
    """What is in memory; one thread looks whether it is still so while the others go on."""
    known = _memory.current
    today = clock.today()
    if known and known.day == today and time.monotonic() - _memory.looked < LOOK_EVERY:
        return known
    if known is None or known.day != today:
        _looking.acquire()
    elif not _looking.acquire(blocking=False):
        return known
    try:
        return _look(today)
    finally:
        _looking.release()


def forget() -> None:
    """After a change by this very process: the next reader looks again."""
    _memory.current = None
    _memory.changes += 1


def _look(today: date) -> Current:
    known, changes = _memory.current, _memory.changes
    if known is None or known.day != today or known.version != _version():
        known = read_current(today)
    if changes == _memory.changes:
        _memory.current, _memory.looked = known, time.monotonic()
    return known


def read_current(today: date) -> Current:
    # the version first: a change in between is then seen at the next look
    version = _version()
    return Current(
        version=version,
        day=today,
        keys=_read_keys(today),
        directory=pack(build_directory(today)),
        history=pack(build_history()),
    )


def _version() -> int:
    return DirectoryState.objects.values_list("version", flat=True).first() or 0


def _read_keys(today: date) -> Keys:
    desks = ListedDesk.objects.all()
    accepted = {sha256(desk.key)[:ID_BYTES] for desk in desks}
    accepted |= {
        desk.previous_key_id.bytes
        for desk in desks
        if desk.previous_key_id and desk.previous_key_until and today <= desk.previous_key_until
    }
    window = WindowKey.objects.filter(status__in=["current", "previous"])
    return Keys(
        desks=frozenset(accepted),
        window=frozenset(key.bytes for key in window.values_list("id", flat=True)),
    )
