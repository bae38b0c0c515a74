"""Sealing: the index of a file container: which names, types and sizes it may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from reporting.sealing import strict_json
from reporting.sealing.errors import BadJson, BadLayout, TooLong
from reporting.sealing.instance import u32
from reporting.sealing.padding import container_size
from reporting.sealing.strict_json import JsonObject

VERSION = 1
MOST_FILES = 10
LARGEST_CONTAINER = 1 << 30
AT_MOST = "A container has at most 1 GiB."
LENGTH_BYTES = 4
LONGEST_INDEX = 16_384
LONGEST_NAME = 255
# Slashes and controls make paths; embeddings, overrides and isolates turn "gpj.exe" around.
NOT_IN_A_NAME = re.compile("[/\\\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
TYPE = re.compile(r"([a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,127})?")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What an index says of a file: name, media type ("" if unknown), size in bytes.

    Name: 1 to 255 bytes of UTF-8 in NFC, no slash, backslash, control or character that turns the
    direction of text, not "." or "..". Type: lower case, without parameters. BadJson otherwise;
    TooLong over 1 GiB.
    """

    name: str = field(repr=False)
    type: str
    size: int

    def __post_init__(self) -> None:
        if not _is_name(self.name):
            raise BadJson("A file has a name that no index may hold.")
        if not TYPE.fullmatch(self.type):
            raise BadJson("A file has a type that is no media type.")
        if self.size < 0:
            raise BadJson("A file has no size below nothing.")
        if self.size > LARGEST_CONTAINER:
            raise TooLong(AT_MOST)


def index_bytes(files: Sequence[FileEntry]) -> bytes:
    """Return index length u32 | JSON `v, files [{name, type, size, offset}]`.

    The offset of a file counts from the first byte after the index. TooLong over 10 files;
    BadJson without any.
    """
    if not files:
        raise BadJson("A container without files is no container.")
    if len(files) > MOST_FILES:
        raise TooLong("A container has at most 10 files.")
    offset, listed = 0, []
    for file in files:
        listed.append({"name": file.name, "type": file.type, "size": file.size, "offset": offset})
        offset += file.size
    index = strict_json.encode({"v": VERSION, "files": listed})
    return u32(len(index)) + index


def padded_size(start: int, files: Sequence[FileEntry]) -> int:
    """Return the padded plaintext's bytes: files that begin at `start`. TooLong over 1 GiB."""
    padded = container_size(start + sum(file.size for file in files))
    if padded > LARGEST_CONTAINER:
        raise TooLong(AT_MOST)
    return padded


def read_index(chunk: bytes) -> tuple[tuple[FileEntry, ...], int]:
    """Return the files and where they begin, from the first chunk of a plaintext.

    BadLayout for an index over 16,384 bytes or beyond the chunk; BadJson unless it lists 1 to 10
    files, one after the other, with every field and no other; TooLong for a file over 1 GiB.
    """
    length = int.from_bytes(chunk[:LENGTH_BYTES], "big")
    start = LENGTH_BYTES + length
    if length > LONGEST_INDEX or start > len(chunk):
        raise BadLayout("The index is longer than an index can be.")
    value = strict_json.decode(bytes(chunk[LENGTH_BYTES:start]))
    listed = value.get("files")
    if set(value) != {"v", "files"} or not strict_json.has_version(value, VERSION):
        raise BadJson("This is no index of version 1.")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_FILES:
        raise BadJson("An index lists 1 to 10 files.")
    files, offset = [], 0
    for item in listed:
        files.append(_entry(item, offset))
        offset += files[-1].size
    return tuple(files), start


def _entry(item: JsonObject, offset: int) -> FileEntry:
    if not isinstance(item, dict) or set(item) != {"name", "type", "size", "offset"}:
        raise BadJson("A file is name, type, size and offset.")
    name, media_type, size = item["name"], item["type"], item["size"]
    if not isinstance(name, str) or not isinstance(media_type, str):
        raise BadJson("A file's name and type are strings.")
    if type(size) is not int or type(item["offset"]) is not int or item["offset"] != offset:
        raise BadJson("The files of an index lie one after the other.")
    return FileEntry(name, media_type, size)


def _is_name(name: str) -> bool:
    try:
        length = len(name.encode("utf-8"))
    except UnicodeEncodeError:
        return False
    is_plain = unicodedata.is_normalized("NFC", name) and not NOT_IN_A_NAME.search(name)
    return is_plain and 1 <= length <= LONGEST_NAME and name not in (".", "..")
