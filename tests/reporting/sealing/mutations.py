"""Bytes from outside as they might come: valid ones changed a little, and texts that look like
JSON. All choices are a Random's: hypothesis gives one that it can shrink, a seed gives the same.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from random import Random
from typing import Any

INTERESTING = (b"", b"\0", b"\x80", b"\xff" * 4, b"FLE1", b"FLF1", bytes(16), b"\xef\xbb\xbf")
DEPTHS = (1, 62, 63, 64, 65, 2_000, 30_000)


def mutated(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """Return one of the seeds with up to three edits, or noise."""
    if rng.random() < 0.05:
        return rng.randbytes(rng.randrange(200))
    data = rng.choice(seeds)
    for _ in range(rng.randint(0, 3)):
        data = rng.choice(EDITS)(rng, data)
    return data


def _flip(rng: Random, data: bytes) -> bytes:
    if not data:
        return data
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def _cut(rng: Random, data: bytes) -> bytes:
    return data[: rng.randint(0, len(data))]


def _append(rng: Random, data: bytes) -> bytes:
    return data + rng.choice((b"\0", b"\0" * 16, b" ", rng.randbytes(5), data))


def _delete(rng: Random, data: bytes) -> bytes:
    start = rng.randint(0, len(data))
    return data[:start] + data[start + rng.randint(1, 20) :]


def _insert(rng: Random, data: bytes) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.choice(INTERESTING) + data[at:]


def _overwrite(rng: Random, data: bytes) -> bytes:
    at, patch = rng.randint(0, len(data)), rng.choice(INTERESTING)
    return data[:at] + patch + data[at + len(patch) :]


def _repeat(rng: Random, data: bytes) -> bytes:
    start = rng.randint(0, len(data))
    return data[:start] + data[start : start + 16] + data[start:]


EDITS = (_flip, _flip, _cut, _append, _delete, _insert, _overwrite, _repeat)


class Raw(str):
    """A piece of text that is written as it is, be it JSON or not."""

    __slots__ = ()


class Pairs(list[tuple[Any, Any]]):
    """An object whose keys may stand twice."""


ODD = (
    *(None, True, False, "", "x", [], {}, [[]], 0, -1, 1, 2, 2**32, 2**53 - 1, -(2**53) + 1),
    *map(Raw, ("1.0", "1e2", "-0", "01", "+1", ".5", "1.", "NaN", "-Infinity", "1_000")),
    *map(Raw, ("9007199254740992", "9" * 400, "9" * 6000, "1e999999", "'a'", "//", "undefined")),
    *map(Raw, (r'"\ud800"', r'"\udc00\ud800"', r'"\ud83d\ude00"', '"\x01"', r'"\x"', '"open')),
    *map(Raw, (r'"\u0065\u0301"', '"e\u0301"', r'"\u00e9"', '"\ufeff"', r'"\u0000"', '"\x7f"')),
    *("00" * 16, "AA" * 16, "0g" * 16, "00" * 32, "=", "AA==", "AB==", "2026-13-45", "\u0661"),
    *("a" * 3_000, "\U0001f4c4", "\u202e", "e\u0301", "../a", "recovery", "answer", "question"),
    *map(Raw, ("[" * depth + "]" * depth for depth in DEPTHS)),
    *map(Raw, ('{"a":' * depth + "1" + "}" * depth for depth in DEPTHS)),
)
ODD_KEYS = ("v", "x", "__proto__", "constructor", "length", "", "e\u0301", "toString")


def mutated_json(rng: Random, seeds: Sequence[dict[str, Any]]) -> bytes:
    """Return the text of a seed with up to three nodes changed, sometimes broken as text."""
    value = _paired(rng.choice(seeds))
    for _ in range(rng.randint(0, 3)):
        _change(rng, value)
    data = _written(rng, value).encode("utf-8", "surrogatepass")
    chance = rng.random()
    if chance < 0.15:
        data = rng.choice(EDITS)(rng, data)
    elif chance < 0.2:
        data = rng.choice((b"\xef\xbb\xbf" + data, data + b"{}", b" \n\t\r" + data, data + b"\0"))
    return data


def _paired(value: Any) -> Any:
    if isinstance(value, dict):
        return Pairs((key, _paired(item)) for key, item in value.items())
    return [_paired(item) for item in value] if isinstance(value, list) else value


def _change(rng: Random, root: Pairs) -> None:
    """Change one child of one of the objects and lists of the tree."""
    node = rng.choice(list(_nodes(root)))
    if not node or rng.random() < 0.15:
        odd = copy.deepcopy(_paired(rng.choice(ODD)))
        node.append((rng.choice(ODD_KEYS), odd) if isinstance(node, Pairs) else odd)
        return
    at = rng.randrange(len(node))
    change = rng.choice(("replace", "replace", "replace", "delete", "double", "shuffle", "edit"))
    if change == "delete":
        del node[at]
    elif change == "double":
        node.insert(rng.randint(0, len(node)), node[at])
    elif change == "shuffle":
        rng.shuffle(node)
    else:
        _replace(rng, node, at, edit=change == "edit")


def _replace(rng: Random, node: list[Any], at: int, *, edit: bool) -> None:
    old = node[at][1] if isinstance(node, Pairs) else node[at]
    new = _paired(rng.choice(ODD))
    if edit and isinstance(old, str):
        start = rng.randint(0, len(old))
        new = old[:start] + rng.choice(("", "0", "f", "A", "=", " ")) + old[start + 1 :]
    elif edit and type(old) is int:
        new = old + rng.choice((-1, 1))
    node[at] = (node[at][0], new) if isinstance(node, Pairs) else new


def _nodes(value: Any) -> list[Any]:
    if isinstance(value, Pairs):
        return [value, *(node for _, item in value for node in _nodes(item))]
    if isinstance(value, list):
        return [value, *(node for item in value for node in _nodes(item))]
    return []


def _written(rng: Random, value: Any) -> str:
    if isinstance(value, Raw):
        return value
    space = rng.choice(("", "", "", " ", "\n"))
    if isinstance(value, Pairs):
        items = (f"{_written(rng, key)}:{space}{_written(rng, item)}" for key, item in value)
        return "{" + ",".join(items) + space + "}"
    if isinstance(value, list):
        return "[" + f",{space}".join(_written(rng, item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=rng.random() < 0.2)
