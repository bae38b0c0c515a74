"""Vectors of padding, of boxes of every kind, and of the report's plaintext."""

from __future__ import annotations

from typing import Any

from reporting.sealing import box as boxes
from reporting.sealing import derive
from reporting.sealing import report as reports
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.padding import container_size, pad, padme
from tests.vectors.subjects.inputs import (
    CEK,
    INSTANCE,
    REPORT_ID,
    ROOT,
    SALT,
    Kept,
    about,
    b64,
    material,
)

MIB = 1024 * 1024
SMALL_BOX = 4300
CLASSES = (4096, 8192, 16384, 32768, 65536)
THREAD = derive.thread_key(INSTANCE, root=ROOT)


def padding(_kept: Kept) -> dict[str, Any]:
    """Return the edges of every class, and of padme."""
    families = (CLASSES, (4096,), (1024, 4096, 16384), (512,), (1024,), (2048,))
    edges = []
    for sizes in families:
        lengths = {0, 1, *(size + step for size in sizes for step in (-2, -1, 0, 1))}
        for length in sorted(lengths):
            size = next((size for size in sizes if length < size), None)
            edges.append({"sizes": list(sizes), "length": length, "size": size})
    lengths = (
        1,
        2,
        3,
        9,
        500,
        4095,
        4096,
        4097,
        5001,
        MIB - 1,
        MIB,
        MIB + 1,
        100 * MIB,
        100 * MIB + 1,
    )
    text = (
        "classes: [{sizes, length, size}]: content of that length is padded (content, 80, "
        "zeros) to size, or refused where size is null. padme: [{length, padme, "
        "container}], container = max(4096, padme(L+1)). padded: [{content, size, "
        "padded}]."
    )
    padded = [
        {"content": content.hex(), "size": 16, "padded": pad(content, sizes=(16,)).hex()}
        for content in (b"", b"a", b"a\x80", b"a\x00\x00", b"\x80" * 15)
    ]
    return {
        "about": about(text),
        "classes": edges,
        "padme": [
            {"length": n, "padme": padme(n), "container": container_size(n)}
            for n in (*lengths, 1024 * MIB)
        ],
        "padded": padded,
    }


def _box(name: str, header: boxes.Header, key: bytes, content: bytes, size: int) -> dict[str, Any]:
    plaintext = pad(content, sizes=(size,)) if size > len(content) else content
    sealed = seal_box_with_salt(INSTANCE, header, base_key=key, plaintext=plaintext, salt=SALT)
    entry: dict[str, Any] = {
        "name": name,
        "kind": int(header.kind),
        "object_id": header.object_id.hex(),
        "parent_id": header.parent_id.hex(),
        "number": header.number,
        "base_key": key.hex(),
        "salt": SALT.hex(),
        "content": content.hex(),
        "size": size,
        "length": len(sealed),
        "sha256": derive.sha256(sealed).hex(),
    }
    return entry | ({"box_b64": b64(sealed)} if len(sealed) <= SMALL_BOX else {})


def box(_kept: Kept) -> dict[str, Any]:
    """Return a box of every kind and size of this version."""
    key, other = material("box key", 32), material("object", 16)
    rows = [
        *(
            _box("report", boxes.report_header(REPORT_ID), CEK, b"account", size)
            for size in CLASSES
        ),
        _box("letter", boxes.letter_header(other), key, b"letter", 4096),
        *(
            _box("note", boxes.note_header(other, report_id=REPORT_ID), CEK, b"note", size)
            for size in (1024, 4096, 16384)
        ),
        _box("index_row", boxes.index_row_header(REPORT_ID, index_version=2), key, b"row", 512),
        _box(
            "officer_key", boxes.officer_key_header(other, version=1), key, material("seed", 32), 32
        ),
        _box(
            "officer_key",
            boxes.officer_key_header(other, version=4_294_967_295, credential_id=b"credential"),
            key,
            material("seed", 32),
            32,
        ),
        _box("help_record", boxes.help_record_header(other), key, b"help", 4096),
        _box("officer_pins", boxes.officer_pins_header(other, version=9), key, b"{}", 1024),
        _box("session_unlock", boxes.session_unlock_header(other), key, material("seed", 32), 32),
    ]
    text = (
        "vectors: [{name, kind, object_id, parent_id, number, base_key, salt, content, "
        "size, length, sha256, box_b64 (boxes up to 4,300 bytes)}]: the plaintext is "
        "content padded (80, zeros) to size; kinds 06 and 0a are not padded (content has "
        "size bytes). Sealed with the salt given; opened it gives the plaintext."
    )
    return {"about": about(text), "instance": INSTANCE.id.hex(), "vectors": rows}


def report(_kept: Kept) -> dict[str, Any]:
    """Return reports at the edges of the five sizes."""
    filing_key = material("filing key", 32)
    card = {
        "v": 1,
        "schema": 1,
        "place": "NGAPP",
        "time": "2026-10",
        "kind": "demand",
        "inspection_type": "customs_ship",
        "actor": "customs_officer",
        "language": "en",
        "record": False,
    }
    whole = {
        "v": 1,
        "schema": 1,
        "answers": {"what": ["cash", "cigarettes"], "response": "refused"},
        "account": "",
        "who_started": "official",
        "reported_elsewhere": ["company"],
        "container": "",
        "excluded_desks": [],
    }
    empty = len(reports.report_plaintext(card=card, thread=THREAD, report=whole).rstrip(b"\0")) - 1
    rows = []
    for size in CLASSES:
        for step in (-1, 0) if size < CLASSES[-1] else (-1,):
            length = size + step - empty
            plaintext = reports.report_plaintext(
                card=card, thread=THREAD, report=whole | {"account": "a" * length}
            )
            header = boxes.report_header(REPORT_ID)
            sealed = seal_box_with_salt(
                INSTANCE, header, base_key=CEK, plaintext=plaintext, salt=SALT
            )
            rows.append(
                {
                    "account_length": length,
                    "plaintext_length": len(plaintext),
                    "plaintext_sha256": derive.sha256(plaintext).hex(),
                    "tag": reports.filing_tag(filing_key=filing_key, plaintext=plaintext).hex(),
                    "box_length": len(sealed),
                    "box_sha256": derive.sha256(sealed).hex(),
                }
            )
    text = (
        "card and report are written as compact JSON with their keys in the order given; "
        "the account is the letter a, account_length times; thread is TK. vectors: "
        "[{account_length, plaintext_length, plaintext_sha256, tag, box_length, "
        "box_sha256}]: plaintext = card padded to 1,024 | TK | report, padded to the "
        "class; tag = HMAC-SHA256(filing_key, plaintext); box under cek and salt. An "
        "account of too_long letters is refused."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "report_id": REPORT_ID.hex(),
        "cek": CEK.hex(),
        "salt": SALT.hex(),
        "thread": THREAD.hex(),
        "filing_key": filing_key.hex(),
        "card": card,
        "report": whole,
        "too_long": CLASSES[-1] - empty,
        "vectors": rows,
    }
