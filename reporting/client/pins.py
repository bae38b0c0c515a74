"""The pins: what this machine has seen of each door's teams, in a file that only you can read."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reporting.client.failures import Refused
from reporting.client.private_files import replace_private
from reporting.sealing.errors import SealingError
from reporting.sealing.facets import read_hex
from reporting.sealing.instance import HASH_BYTES, ID_BYTES

VERSION = 1
UNREADABLE = (
    "The pins file cannot be read. Name another with --pins, or look into it: without it"
    " a false key would not be noticed."
)


@dataclass(frozen=True, slots=True)
class DeskPin:
    """The first statement of a team that was ever seen here, and the last one accepted."""

    first: bytes
    number: int
    last: bytes


@dataclass(slots=True)
class DoorPins:
    """What is known of one door: its instance and its teams."""

    instance: bytes
    desks: dict[bytes, DeskPin] = field(default_factory=dict)


@dataclass(slots=True)
class Pins:
    """The whole file; a door is known by its address, so that it cannot come as another one."""

    path: Path
    doors: dict[str, DoorPins]

    def save(self) -> None:
        doors = {origin: _written(door) for origin, door in sorted(self.doors.items())}
        body = json.dumps({"v": VERSION, "doors": doors}, indent=1).encode() + b"\n"
        replace_private(self.path, body)


def default_path() -> Path:
    """In the user's folder for settings: XDG_CONFIG_HOME, APPDATA or ~/.config."""
    named = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    folder = Path(named) if named else Path.home() / ".config"
    return folder / "fairlead" / "pins.json"


def load_pins(path: Path) -> Pins:
    """No file is no pins; Refused for one that is not whole, which never means "none"."""
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Pins(path, {})
    except (OSError, ValueError, RecursionError):
        raise Refused(UNREADABLE) from None
    try:
        if value["v"] != VERSION:
            raise Refused(UNREADABLE)
        return Pins(path, {origin: _door(door) for origin, door in value["doors"].items()})
    except (AttributeError, KeyError, TypeError, SealingError):
        raise Refused(UNREADABLE) from None


def _door(value: Mapping[str, Any]) -> DoorPins:
    desks = {read_hex(desk, ID_BYTES): _desk(pin) for desk, pin in value["desks"].items()}
    return DoorPins(read_hex(value["instance"], ID_BYTES), desks)


def _desk(value: Mapping[str, Any]) -> DeskPin:
    if type(value["number"]) is not int or value["number"] < 1:
        raise Refused(UNREADABLE)
    first, last = read_hex(value["first"], HASH_BYTES), read_hex(value["last"], HASH_BYTES)
    return DeskPin(first=first, number=value["number"], last=last)


def _written(door: DoorPins) -> dict[str, Any]:
    desks = {
        desk.hex(): {"first": pin.first.hex(), "number": pin.number, "last": pin.last.hex()}
        for desk, pin in sorted(door.desks.items())
    }
    return {"instance": door.instance.hex(), "desks": desks}
