"""Vectors of file containers: the edges of their sizes, and what sealer and opener refuse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from reporting.sealing import box as boxes
from reporting.sealing import derive
from reporting.sealing.container import OutgoingFile
from reporting.sealing.container_index import FileEntry, index_bytes
from reporting.sealing.deterministic import seal_container_with_salt
from tests.vectors.subjects.inputs import CEK, INSTANCE, REPORT_ID, SALT, Kept, about, b64, material
from tests.vectors.subjects.keys import THREAD

MIB = 1 << 20
HEADER = boxes.container_header(material("container", 16), parent_id=REPORT_ID)
ODD_NAMES = (
    "فاتورة.jpg",
    "收据 (2).png",
    "\U0001f4c4.txt",
    'a "b" %2e <c>.pdf',
    " . ",
    "...",
    "x" * 255,
)


def content_of(name: str, size: int) -> bytes:
    """Return the bytes of a vector's file: SHAKE256("fairlead file " + name)."""
    return hashlib.shake_256(f"fairlead file {name}".encode()).digest(size)


def _files(*sizes: int) -> list[FileEntry]:
    return [FileEntry(f"{n}.jpg", "image/jpeg", size) for n, size in enumerate(sizes)]


def _filling(content: int) -> list[FileEntry]:
    """Return one file that makes index and file together `content` bytes long."""
    size = content
    while (length := len(index_bytes(_files(size))) + size) != content:
        size -= length - content
    return _files(size)


def _sealed(files: list[FileEntry], *, base_key: bytes = CEK) -> bytes:
    outgoing = [OutgoingFile(file, [content_of(file.name, file.size)]) for file in files]
    sealing = seal_container_with_salt(
        INSTANCE, HEADER, base_key=base_key, files=outgoing, salt=SALT
    )
    return sealing.head + b"".join(sealing.chunks())


def _container(name: str, files: list[FileEntry], base_key: bytes = CEK) -> dict[str, Any]:
    sealed, index = _sealed(files, base_key=base_key), index_bytes(files)
    entry = {
        "name": name,
        "base_key": base_key.hex(),
        "files": [{"name": f.name, "type": f.type, "size": f.size} for f in files],
        "index_b64": b64(index[4:]),
        "content_length": len(index) + sum(file.size for file in files),
        "length": len(sealed),
        "sha256": derive.sha256(sealed).hex(),
    }
    return entry | ({"box_b64": b64(sealed)} if name == "a file of one byte" else {})


def _containers() -> Iterable[dict[str, Any]]:
    yield _container("an empty file", _files(0))
    yield _container("a file of one byte", _files(1))
    for edge in (4096, 4224, MIB, 2 * MIB):
        for step in (-1, 0, 1):
            yield _container(f"content of {edge} {step:+d}", _filling(edge + step))
    yield _container("a file of two full chunks", _files(2 * MIB))
    yield _container("ten files, some of them empty", _files(0, 5, 0, 4000, 1, 0, 0, 7, 90, 0))
    odd = [FileEntry(name, "", size) for size, name in enumerate(ODD_NAMES)]
    yield _container("odd names", odd)
    desk_letter = derive.desk_letter_key(INSTANCE, thread=THREAD)
    yield _container("of a letter of the desk", _files(100), desk_letter)


REFUSED_NAMES = {
    "empty name": "",
    "this folder": ".",
    "the folder above": "..",
    "slash": "a/b",
    "backslash": "a\\b",
    "zero": "a\0.jpg",
    "line feed": "a\nb",
    "delete": "a\x7f",
    "C1 control": "a\x85b",
    "line separator": "a\u2028b",
    "override of direction": "a\u202egpj.exe",
    "isolate": "a\u2066b",
    "not NFC": "e\u0301.jpg",
    "256 bytes": "é" * 128,
}
REFUSED_TYPES = ("image", "image/", "/jpeg", "Image/jpeg", "text/plain; charset=utf-8", "a/b\n")


def _refused_files() -> Iterable[dict[str, Any]]:
    """Return what no sealer begins with."""
    one = {"name": "a.jpg", "type": "image/jpeg", "size": 1}
    yield {"rule": "no file", "files": [], "error": "BadJson"}
    yield {"rule": "eleven files", "files": [one] * 11, "error": "TooLong"}
    for rule, name in REFUSED_NAMES.items():
        yield {"rule": f"name: {rule}", "files": [one | {"name": name}], "error": "BadJson"}
    for media_type in REFUSED_TYPES:
        files = [one | {"type": media_type}]
        yield {"rule": f"type: {media_type!r}", "files": files, "error": "BadJson"}
    yield {"rule": "a size below nothing", "files": [one | {"size": -1}], "error": "BadJson"}
    yield {"rule": "a file over 1 GiB", "files": [one | {"size": 2**30 + 1}], "error": "TooLong"}
    yield {"rule": "1 GiB and its index", "files": [one | {"size": 2**30}], "error": "TooLong"}
    half = [one | {"size": 2**29}] * 2
    yield {"rule": "two halves of 1 GiB", "files": half, "error": "TooLong"}


def _listed(*changes: dict[str, Any]) -> str:
    files = [
        {"name": "a", "type": "", "size": 1, "offset": offset} | change
        for offset, change in enumerate(changes)
    ]
    return json.dumps({"v": 1, "files": files}, ensure_ascii=False, separators=(",", ":"))


def _refused_plaintexts() -> Iterable[dict[str, Any]]:
    """Return plaintexts that were sealed under the right key and are no container all the same."""
    good = _listed({})
    rows: dict[str, tuple[str, str]] = {
        "no object": ("[]", "BadJson"),
        "no JSON": ("{", "BadJson"),
        "another version": (good.replace('"v":1', '"v":2'), "BadJson"),
        "a version that is true": (good.replace('"v":1', '"v":true'), "BadJson"),
        "one field more": (good[:-1] + ',"x":1}', "BadJson"),
        "no files": ('{"v":1}', "BadJson"),
        "files that are no list": ('{"v":1,"files":{}}', "BadJson"),
        "an empty list": (_listed(), "BadJson"),
        "eleven files": (_listed(*[{}] * 11), "BadJson"),
        "a file that is no object": ('{"v":1,"files":[1]}', "BadJson"),
        "a file with a field more": (_listed({"x": 1}), "BadJson"),
        "a name that is a number": (_listed({"name": 1}), "BadJson"),
        "a type that is null": (_listed({"type": None}), "BadJson"),
        "a size that is a string": (_listed({"size": "1"}), "BadJson"),
        "a size that is true": (_listed({"size": True}), "BadJson"),
        "a size below nothing": (_listed({"size": -1}), "BadJson"),
        "a size beyond 1 GiB": (_listed({"size": 2**30 + 1}), "TooLong"),
        "a size of 2^53": (_listed({"size": 2**53}), "BadJson"),
        "sizes of more than 1 GiB together": (
            _listed({"size": 2**30}, {"size": 1, "offset": 2**30}),
            "TooLong",
        ),
        "an offset that overlaps": (_listed({}, {"offset": 0}), "BadJson"),
        "an offset that leaves a gap": (_listed({}, {"offset": 2}), "BadJson"),
        "an offset that is true": (_listed({}, {"offset": True}), "BadJson"),
        "a path": (_listed({"name": "../a"}), "BadJson"),
    }
    for rule, (index, error) in rows.items():
        yield _row(rule, index, error)
    yield _row("another padded size", good, "CannotOpen", padded=8192)
    yield _row("a padded size that is too small", _listed({"size": 5000}), "CannotOpen")
    yield _row("a file shorter than its size", _listed({"size": 2}), "CannotOpen")
    yield _row("a byte after the file", good, "CannotOpen", content="6162")
    yield _row("80 twice", good, "CannotOpen", content="6180")
    yield _row("no 80", good, "CannotOpen", mark="00")
    yield _row("an index over 16,384 bytes", good + " " * 16_384, "BadLayout", padded=32_768)
    yield _row("an index that goes on", good, "BadLayout", index_length=5000)
    yield _row("a length of 2^32-1", good, "BadLayout", index_length=2**32 - 1)
    yield _row("none: this one opens", good, None)


def _row(rule: str, index: str, error: str | None, **more: Any) -> dict[str, Any]:
    return {"rule": rule, "index": index, "content": "61", "padded": 4096, "error": error} | more


EDITS: list[dict[str, Any]] = [
    {"rule": "nothing at all", "keep": 0},
    {"rule": "cut in the header", "keep": 89},
    {"rule": "the header alone", "keep": 90},
    {"rule": "cut in the first tag", "keep": 100},
    {"rule": "cut in the middle of a chunk", "keep": 90 + MIB + 16 + 1000},
    {"rule": "cut after the first chunk", "keep": 90 + MIB + 16},
    {"rule": "cut after the second chunk", "keep": 90 + 2 * (MIB + 16)},
    {"rule": "last byte gone", "keep": -1},
    {"rule": "a byte more", "append": "00"},
    {"rule": "a tag more", "append": "00" * 16},
    {"rule": "chunks swapped", "order": [1, 0, 2]},
    {"rule": "a chunk twice", "order": [0, 1, 1, 2]},
    {"rule": "a chunk gone", "order": [0, 2]},
    {"rule": "the last chunk first", "order": [2, 1, 0]},
    {"rule": "the last chunk twice", "order": [0, 1, 2, 2]},
    {"rule": "a bit of the header", "flip": 5},
    {"rule": "a bit of the salt", "flip": 42},
    {"rule": "a bit of the commitment", "flip": 89},
    {"rule": "a bit of the first chunk", "flip": 90},
    {"rule": "a bit of the second chunk", "flip": 90 + MIB + 16},
    {"rule": "a bit of the last tag", "flip": -1},
    {"rule": "another number", "patch": [38, "00000002"]},
    {"rule": "another parent", "patch": [22, "00" * 16]},
    {"rule": "another object id", "patch": [6, "00" * 16]},
    {"rule": "another kind", "patch": [5, "01"]},
]


def files(_kept: Kept) -> dict[str, Any]:
    """Return containers at every edge, and every way in which one is refused."""
    text = (
        "object_id, parent_id and salt are those of every container; number is 1. containers: "
        "[{name, base_key, files, index_b64, content_length, length, sha256, box_b64 (one of "
        "them)}]: a file's bytes are SHAKE256('fairlead file ' + its name), size of them; "
        "content_length is index length, index and files without padding. refused_files: what a "
        "sealer does not begin with. refused_plaintexts, sealed under cek: index_length (or the "
        "index's own) u32 | index | content | mark (80) | zeros up to padded; error is null where "
        "it opens. edits of the container `edited`, whose chunks are three, each CannotOpen: keep "
        "so many bytes (or drop some from the end), append, chunks in another order, flip the "
        "lowest bit of a byte, patch bytes at an offset."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "cek": CEK.hex(),
        "object_id": HEADER.object_id.hex(),
        "parent_id": HEADER.parent_id.hex(),
        "salt": SALT.hex(),
        "containers": list(_containers()),
        "refused_files": list(_refused_files()),
        "refused_plaintexts": list(_refused_plaintexts()),
        "edited": "a file of two full chunks",
        "edits": EDITS,
    }
