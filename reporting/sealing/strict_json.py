"""Sealing: the one JSON of the protocol: UTF-8, NFC, no BOM, no key twice, integers only."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeAlias

from reporting.sealing.errors import BadJson

JsonObject: TypeAlias = dict[str, Any]
# Beyond this a browser's numbers are no longer exact.
LARGEST_INTEGER = (1 << 53) - 1
# The longest plaintext that there is; and normalising many marks over one letter is quadratic.
LONGEST_TEXT = 65_536
# No message is deeper than four; more is a trick on whoever walks through it.
DEEPEST = 64


def encode(value: Mapping[str, Any]) -> bytes:
    """Return an object as compact UTF-8 JSON with NFC strings and its keys in the order given.

    The same bytes as JSON.stringify in a browser. BadJson for floats, integers beyond 2^53-1, lone
    surrogates, keys that are equal once normalised, and whatever else is not JSON.
    """
    try:
        text = json.dumps(_normalised(dict(value)), ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8")
    except (TypeError, ValueError, RecursionError):
        raise BadJson("This cannot be written as JSON of the protocol.") from None


def decode(data: bytes) -> JsonObject:
    """Return the object that the bytes hold; BadJson unless they keep every rule.

    Also for more than 65,536 bytes, and for more than 64 objects and lists inside each other.
    """
    if len(data) > LONGEST_TEXT:
        raise BadJson("This is longer than any JSON of the protocol.")
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_no_key_twice)
        if not isinstance(value, dict) or _normalised(value) != value:
            raise BadJson("This is not an object in NFC.")
    except (ValueError, TypeError, RecursionError):
        raise BadJson("This is not JSON of the protocol.") from None
    return value


def has_version(value: JsonObject, version: int) -> bool:
    """Tell whether `v` is this integer; true is not 1."""
    return type(value.get("v")) is int and value["v"] == version


def _no_key_twice(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadJson("A key stands twice.")
    return found


def _normalised(value: Any, depth: int = 1) -> Any:
    """Return a copy with every string in NFC; BadJson for what the protocol has no place for."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise BadJson("An integer is beyond 2^53-1.")
        return value
    if isinstance(value, str):
        value.encode("utf-8")
        return unicodedata.normalize("NFC", value)
    if depth > DEEPEST:
        raise BadJson("The JSON is too deep.")
    if isinstance(value, list | tuple):
        return [_normalised(item, depth + 1) for item in value]
    if isinstance(value, Mapping):
        return _no_key_twice(
            [(_key(key), _normalised(item, depth + 1)) for key, item in value.items()]
        )
    raise BadJson("Only objects, lists, strings, integers, true, false and null: no fractions.")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise BadJson("A key is not a string.")
    key.encode("utf-8")
    return unicodedata.normalize("NFC", key)
