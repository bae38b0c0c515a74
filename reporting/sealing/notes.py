"""Sealing: what an officer writes about a case (notes, drafts, labels), index rows and help
records.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.sealing import strict_json
from reporting.sealing.box import (
    PLAINTEXT_SIZES,
    Kind,
    help_record_header,
    index_row_header,
    note_header,
    open_box,
    seal_box,
)
from reporting.sealing.instance import Instance
from reporting.sealing.padding import pad, unpad
from reporting.sealing.strict_json import JsonObject


def seal_note(
    instance: Instance, *, note_id: bytes, report_id: bytes, cek: bytes, content: bytes
) -> bytes:
    """Return the box (kind 04) of up to 16,383 bytes under the case's CEK: 1,130, 4,202 or
    16,490 bytes.
    """
    plaintext = pad(content, sizes=PLAINTEXT_SIZES[Kind.NOTE])
    return seal_box(
        instance, note_header(note_id, report_id=report_id), base_key=cek, plaintext=plaintext
    )


def open_note(
    instance: Instance, *, note_id: bytes, report_id: bytes, cek: bytes, box: bytes
) -> bytes:
    """Return the note's content; CannotOpen otherwise."""
    header = note_header(note_id, report_id=report_id)
    return unpad(open_box(instance, header, base_key=cek, box=box))


def seal_index_row(
    instance: Instance,
    *,
    report_id: bytes,
    index_version: int,
    index_key: bytes,
    row: Mapping[str, Any],
) -> bytes:
    """Return the box (kind 05, 618 bytes) of a case's index row; TooLong over 511 bytes of JSON."""
    header = index_row_header(report_id, index_version=index_version)
    plaintext = pad(strict_json.encode(row), sizes=PLAINTEXT_SIZES[Kind.INDEX_ROW])
    return seal_box(instance, header, base_key=index_key, plaintext=plaintext)


def open_index_row(
    instance: Instance, *, report_id: bytes, index_version: int, index_key: bytes, box: bytes
) -> JsonObject:
    """Return the index row; CannotOpen or BadJson otherwise."""
    header = index_row_header(report_id, index_version=index_version)
    return strict_json.decode(unpad(open_box(instance, header, base_key=index_key, box=box)))


def seal_help_record(
    instance: Instance, *, record_id: bytes, cek: bytes, record: Mapping[str, Any]
) -> bytes:
    """Return the box (kind 07, 4,202 bytes) of a help record under its own CEK."""
    plaintext = pad(strict_json.encode(record), sizes=PLAINTEXT_SIZES[Kind.HELP_RECORD])
    return seal_box(instance, help_record_header(record_id), base_key=cek, plaintext=plaintext)


def open_help_record(instance: Instance, *, record_id: bytes, cek: bytes, box: bytes) -> JsonObject:
    """Return the help record; CannotOpen or BadJson otherwise."""
    return strict_json.decode(
        unpad(open_box(instance, help_record_header(record_id), base_key=cek, box=box))
    )
