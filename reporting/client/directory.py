"""`/directory.json` and `/directory/history` as a stranger sent them: every field is checked."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reporting.client.failures import ChainBroken, NotADoor, Refused
from reporting.sealing import strict_json
from reporting.sealing.errors import BadJson, SealingError
from reporting.sealing.facets import read_hex
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, Instance
from reporting.sealing.statements import SignedStatement, parse_statement
from reporting.sealing.xwing import PublicKey

VERSION = SUITE = 1
LARGEST_DIRECTORY = 500_000
LARGEST_HISTORY = 20_000_000


@dataclass(frozen=True, slots=True)
class Desk:
    """A team as the directory lists it; its key is believed only with the chain behind it."""

    id: bytes
    name: str
    epoch: int
    key: bytes
    statement: bytes
    confirm_by: str
    answer_by: str


@dataclass(frozen=True, slots=True)
class Route:
    """Who receives what for one place, country or `*`."""

    case: bytes
    own_side: bytes


@dataclass(frozen=True, slots=True)
class Directory:
    """Who reads what, with which keys, as the door says today."""

    instance: Instance
    window: PublicKey | None
    desks: Mapping[bytes, Desk]
    routes: Mapping[str, Route]

    def route_of(self, place: str) -> Route:
        """The longest match; Refused where nobody reads reports for this place."""
        for name in (place, place[:2], "*"):
            if name in self.routes:
                return self.routes[name]
        raise Refused("No team reads reports for this place yet. Nothing was sent.")


def parse_directory(body: bytes) -> Directory:
    """NotADoor unless every field that is needed is there and well formed."""
    try:
        value = strict_json.decode(body)
        if not strict_json.has_version(value, VERSION) or value["suite"] != SUITE:
            raise NotADoor("This door speaks another version of the protocol. Update the program.")
        desks = [_desk(entry) for entry in _list(value["desks"])]
        return Directory(
            instance=Instance(read_hex(value["instance"], ID_BYTES)),
            window=_window(value["window"]),
            desks={desk.id: desk for desk in desks},
            routes={place: _route(entry) for place, entry in _object(value["routes"]).items()},
        )
    except (KeyError, TypeError, ValueError, SealingError):
        raise NotADoor("The directory at this address is malformed.") from None


def parse_history(body: bytes) -> dict[bytes, list[SignedStatement]]:
    """Each desk's statements in the order of the file; what is signed, the chain decides."""
    try:
        entries = _list(json.loads(body))
    except (ValueError, RecursionError, BadJson):
        raise NotADoor("The history at this address is malformed.") from None
    chains: dict[bytes, list[SignedStatement]] = {}
    for entry in entries:
        try:
            signed = SignedStatement.from_json(entry)
            desk = parse_statement(signed.statement).desk_id
        except SealingError as error:
            raise ChainBroken(f"A statement in the history does not hold. {error}") from None
        chains.setdefault(desk, []).append(signed)
    return chains


def _desk(entry: object) -> Desk:
    value = _object(entry)
    return Desk(
        id=read_hex(value["id"], ID_BYTES),
        name=_line(value["name"]),
        epoch=_checked(value["epoch"], int),
        key=_base64(value["key"]),
        statement=read_hex(value["statement"], HASH_BYTES),
        confirm_by=_line(value["confirm_by"]),
        answer_by=_line(value["answer_by"]),
    )


def _route(entry: object) -> Route:
    value = _object(entry)
    return Route(read_hex(value["case"], ID_BYTES), read_hex(value["own_side"], ID_BYTES))


def _window(entry: object) -> PublicKey | None:
    if entry is None:
        return None
    value = _object(entry)
    key = PublicKey(_base64(value["key"]))
    if key.key_id != read_hex(value["id"], ID_BYTES):
        raise BadJson("The window key has another id.")
    return key


def _base64(value: object) -> bytes:
    try:
        return base64.b64decode(_checked(value, str), validate=True)
    except binascii.Error:
        raise BadJson("This is no base64.") from None


def _line(value: object) -> str:
    """Words on one line: a name with a line break could say something about another team."""
    return " ".join(_checked(value, str).split())


def _checked(value: object, kind: Callable[..., Any]) -> Any:
    if type(value) is not kind:
        raise BadJson("A field has another type.")
    return value


def _object(value: object) -> dict[str, Any]:
    return dict(_checked(value, dict))


def _list(value: object) -> list[Any]:
    return list(_checked(value, list))
