"""Negative vectors: one for each rule of protocol.md section 10, and what else a reader must
refuse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from reporting.sealing import box as boxes
from reporting.sealing import derive
from reporting.sealing.box import Header
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.letters import Letter, LetterKind, Side
from reporting.sealing.padding import pad
from reporting.sealing.stream import seal_chunks
from tests.vectors.subjects.inputs import (
    CEK,
    INSTANCE,
    OTHER_INSTANCE,
    REPORT_ID,
    SALT,
    Kept,
    about,
    b64,
    material,
)
from tests.vectors.subjects.keys import DESK, DESK_ID, DESK_SEED, OFFICER, THREAD
from tests.vectors.subjects.mail import sealed_letter

KEY = material("negative key", 32)
NOTE = boxes.note_header(material("negative note", 16), report_id=REPORT_ID)
REPORT = boxes.report_header(REPORT_ID)
PLAINTEXT = pad(b"note", sizes=(1024,))
WHOLE = pad(b"report", sizes=(4096,))


def _sealed(header: Header, key: bytes = KEY, *, salt: bytes = SALT) -> bytes:
    plaintext = WHOLE if header.kind is boxes.Kind.REPORT else PLAINTEXT
    return seal_box_with_salt(INSTANCE, header, base_key=key, plaintext=plaintext, salt=salt)


def _patched(data: bytes, offset: int, new: bytes) -> bytes:
    return data[:offset] + new + data[offset + len(new) :]


def _flipped(data: bytes, offset: int) -> bytes:
    return _patched(data, offset, bytes([data[offset] ^ 1]))


def _by_hand(chunks: bytes, header: Header = REPORT) -> bytes:
    """Return a box whose key and commitment are right and whose chunks are given."""
    both = derive.hkdf(KEY, salt=SALT, info=INSTANCE.info("box", header.to_bytes()), length=64)
    return header.to_bytes() + SALT + both[32:] + chunks


def _box_key(header: Header = REPORT) -> bytes:
    return derive.hkdf(KEY, salt=SALT, info=INSTANCE.info("box", header.to_bytes()), length=64)[:32]


def _open_ended() -> bytes:
    """Return four full chunks, none marked as the last, and an empty last one."""
    cipher, chunks = AESGCM(_box_key()), [WHOLE[at : at + 1024] for at in range(0, 4096, 1024)]
    sealed = [
        cipher.encrypt(n.to_bytes(11, "big") + b"\0", part, None) for n, part in enumerate(chunks)
    ]
    return b"".join(sealed) + cipher.encrypt((4).to_bytes(11, "big") + b"\1", b"", None)


def _swapped_chunks(box: bytes) -> bytes:
    first, second = box[90:1130], box[1130:2170]
    return box[:90] + second + first + box[2170:]


def box_cases() -> list[dict[str, Any]]:
    """Return boxes that do not open where a note or a report is expected."""
    note, report = _sealed(NOTE), _sealed(REPORT)
    other_note = boxes.note_header(material("another note", 16), report_id=REPORT_ID)
    other_parent = boxes.note_header(NOTE.object_id, report_id=material("another report", 16))
    numbered = boxes.index_row_header(REPORT_ID, index_version=1)
    row = seal_box_with_salt(
        INSTANCE, numbered, base_key=KEY, plaintext=bytes(511) + b"\x80", salt=SALT
    )
    renumbered = boxes.index_row_header(REPORT_ID, index_version=2)
    other_instance = seal_box_with_salt(
        OTHER_INSTANCE, NOTE, base_key=KEY, plaintext=PLAINTEXT, salt=SALT
    )
    other_commitment = _sealed(NOTE, material("another key", 32))[58:90]
    one_chunk = seal_chunks(_box_key(), WHOLE, chunk_size=4096)
    return [
        _box("wrong magic", NOTE, _patched(note, 0, b"FLE2"), "header"),
        _box("wrong suite", NOTE, _patched(note, 4, b"\x02"), "header"),
        _box("wrong kind", NOTE, _patched(note, 5, b"\x03"), "header"),
        _box("wrong object id", NOTE, _sealed(other_note), "header"),
        _box("wrong parent", NOTE, _sealed(other_parent), "header"),
        _box("wrong number", renumbered, row, "header"),
        _box(
            "object id rewritten",
            NOTE,
            _patched(_sealed(other_note), 6, NOTE.object_id),
            "commitment",
        ),
        _box(
            "parent rewritten", NOTE, _patched(_sealed(other_parent), 22, REPORT_ID), "commitment"
        ),
        _box("number rewritten", renumbered, _patched(row, 38, b"\0\0\0\2"), "commitment"),
        _box("wrong salt", NOTE, _flipped(note, 42), "commitment"),
        _box("wrong commitment", NOTE, _flipped(note, 58), "commitment"),
        _box("wrong commitment, last bit", NOTE, _flipped(note, 89), "commitment"),
        _box("commitment of another key", NOTE, _patched(note, 58, other_commitment), "commitment"),
        _box("wrong key", NOTE, _sealed(NOTE, material("another key", 32)), "commitment"),
        _box("another instance", NOTE, other_instance, "commitment"),
        _box("chunk changed", NOTE, _flipped(note, 90), "chunk"),
        _box("tag changed", NOTE, _flipped(note, len(note) - 1), "chunk"),
        _box("last chunk changed", REPORT, _flipped(report, len(report) - 1), "chunk"),
        _box("chunks swapped", REPORT, _swapped_chunks(report), "chunk"),
        _box("one chunk of another size", REPORT, _by_hand(one_chunk), "length"),
        _box("truncated", NOTE, note[:-1], "length"),
        _box("truncated by a chunk", REPORT, report[:-1040], "length"),
        _box("truncated in the header", NOTE, note[:89], "length"),
        _box("nothing", NOTE, b"", "header"),
        _box("empty last chunk", REPORT, _by_hand(_open_ended()), "length"),
        _box("extra bytes", NOTE, note + b"\0", "length"),
        _box("extra chunk", REPORT, report + report[-1040:], "length"),
    ]


def _box(rule: str, expected: Header, box: bytes, reason: str) -> dict[str, Any]:
    return {
        "rule": rule,
        "kind": int(expected.kind),
        "object_id": expected.object_id.hex(),
        "parent_id": expected.parent_id.hex(),
        "number": expected.number,
        "base_key": KEY.hex(),
        "box_b64": b64(box),
        "error": "CannotOpen",
        "reason": reason,
    }


def stream_cases() -> list[dict[str, Any]]:
    """Return chunks of 16 bytes that no reader takes."""
    whole = seal_chunks(KEY, bytes(range(40)), chunk_size=16)
    even = seal_chunks(KEY, bytes(range(32)), chunk_size=16)
    cipher = AESGCM(KEY)
    empty = cipher.encrypt((2).to_bytes(11, "big") + b"\1", b"", None)
    not_last = cipher.encrypt((1).to_bytes(11, "big") + b"\0", bytes(range(16, 32)), None)
    cases = {
        "truncated by a chunk": whole[:64],
        "empty last chunk": even[:32] + not_last + empty,
        "no last chunk": even[:32] + not_last,
        "nothing": b"",
        "only a tag": cipher.encrypt(bytes(11) + b"\1", b"", None),
        "extra byte": whole + b"\0",
        "chunk twice": whole[:32] + whole,
    }
    good = {
        "rule": "none: this one opens",
        "sealed": whole.hex(),
        "plaintext": bytes(range(40)).hex(),
    }
    return [good] + [
        {"rule": rule, "sealed": sealed.hex(), "error": "CannotOpen"}
        for rule, sealed in cases.items()
    ]


def key_cases() -> list[dict[str, Any]]:
    """Return public keys that are none."""
    raw = DESK.public.raw
    cases = {
        "ML-KEM key with a coefficient of 3329": b"\x01\x0d" + raw[2:],
        "ML-KEM key with the last coefficient 4095": _patched(raw, 1150, b"\xff\xff"),
        "a byte less": raw[:-1],
        "a byte more": raw + b"\0",
        "ML-KEM part alone": raw[:1184],
    }
    return [
        {"rule": rule, "public_b64": b64(key), "error": "BadKey"} for rule, key in cases.items()
    ]


def wrap_cases(kept: Kept) -> list[dict[str, Any]]:
    """Return wraps and shares that must not be taken."""
    key_id, desk = DESK.public.key_id, (DESK_ID, (3).to_bytes(4, "big"))
    wrapped = kept.seal(DESK, info=INSTANCE.info("wrap", b"\x01", REPORT_ID, key_id), plaintext=CEK)
    info = INSTANCE.info("desk share", *desk, OFFICER.hpke.public.key_id)
    share = kept.seal(OFFICER.hpke, info=info, plaintext=DESK_SEED)
    false = kept.seal(OFFICER.hpke, info=info, plaintext=material("false desk seed", 32))
    wrap = {"kind": 1, "object_id": REPORT_ID.hex(), "seed": DESK.seed.hex(), "share": False}
    shared = {
        "desk_id": DESK_ID.hex(),
        "epoch": 3,
        "seed": OFFICER.hpke.seed.hex(),
        "stated_key_b64": b64(DESK.public.raw),
        "share": True,
    }
    row = b64(key_id + wrapped)
    unknown = b64(material("unknown key id", 16) + wrapped)
    officer_id = OFFICER.hpke.public.key_id
    return [
        wrap | {"rule": "none: this one opens", "wrap_b64": row, "plaintext": CEK.hex()},
        shared
        | {
            "rule": "none: this one opens",
            "wrap_b64": b64(officer_id + share),
            "plaintext": DESK_SEED.hex(),
        },
        wrap | {"rule": "key id unknown", "wrap_b64": unknown, "error": "UnknownKey"},
        wrap | {"rule": "wrong kind", "kind": 7, "wrap_b64": row, "error": "CannotOpen"},
        wrap
        | {
            "rule": "wrong object id",
            "object_id": bytes(16).hex(),
            "wrap_b64": row,
            "error": "CannotOpen",
        },
        wrap
        | {
            "rule": "enc changed",
            "wrap_b64": b64(_flipped(key_id + wrapped, 16)),
            "error": "CannotOpen",
        },
        wrap
        | {
            "rule": "ct changed",
            "wrap_b64": b64(_flipped(key_id + wrapped, 1183)),
            "error": "CannotOpen",
        },
        wrap
        | {"rule": "truncated", "wrap_b64": b64((key_id + wrapped)[:-1]), "error": "BadLayout"},
        shared
        | {
            "rule": "wrong epoch",
            "epoch": 4,
            "wrap_b64": b64(officer_id + share),
            "error": "CannotOpen",
        },
        shared
        | {
            "rule": "seed of another key",
            "wrap_b64": b64(officer_id + false),
            "error": "UnknownKey",
        },
    ]


def index_share_cases(kept: Kept) -> list[dict[str, Any]]:
    """Return an index share of the desk's own seed, and one that the server made up."""
    key, version = OFFICER.hpke, 2
    info = INSTANCE.info("index share", DESK_ID, version.to_bytes(4, "big"), key.public.key_id)
    own = derive.index_seed(INSTANCE, desk_seed=DESK_SEED, desk_id=DESK_ID, version=version)
    invented = material("index seed of the server", 32)
    place = {
        "desk_id": DESK_ID.hex(),
        "version": version,
        "seed": key.seed.hex(),
        "desk_seed": DESK_SEED.hex(),
    }
    good = {"rule": "none: this one opens", "plaintext": own.hex()}
    bad = {"rule": "a seed that no desk seed gives", "error": "UnknownKey"}
    return [
        place | case | {"sealed_b64": b64(kept.seal(key, info=info, plaintext=seed))}
        for case, seed in ((good, own), (bad, invented))
    ]


def letter_cases() -> list[dict[str, Any]]:
    """Return letters that open for nobody who is told where they lie."""
    letter = Letter(slot=0, prev=bytes(32), day="2026-11-24", kind=LetterKind.TEXT, text="hello")
    by_reporter = sealed_letter("reflected", Side.REPORTER, letter)
    moved = sealed_letter("moved", Side.DESK, letter)
    first = sealed_letter("first of two", Side.DESK, letter)
    return [
        {
            "rule": "reflected letter: what the reporter wrote is no letter of the desk",
            "boxes_b64": [b64(by_reporter)],
            "side": "reporter",
            "slot": 0,
            "problems": [],
        },
        {
            "rule": "reflected letter, put after itself",
            "boxes_b64": [b64(by_reporter), b64(by_reporter)],
            "side": "reporter",
            "slot": 1,
            "problems": ["chain_broken", "out_of_place"],
        },
        {
            "rule": "letter in the wrong slot",
            "boxes_b64": [b64(first), b64(moved)],
            "side": "desk",
            "slot": 1,
            "problems": ["chain_broken", "out_of_place"],
        },
        {
            "rule": "letter of a day that is no date",
            "boxes_b64": [b64(sealed_letter("soon", Side.DESK, replace(letter, day="soon")))],
            "side": "desk",
            "slot": 0,
            "problems": ["malformed"],
        },
        {
            "rule": "letter cut in its header",
            "boxes_b64": [b64(moved[:58])],
            "side": None,
            "slot": 0,
            "problems": ["cannot_open"],
        },
        {
            "rule": "letter without padding",
            "boxes_b64": [b64(_unpadded_letter())],
            "side": "desk",
            "slot": 0,
            "problems": ["malformed"],
        },
    ]


def _unpadded_letter() -> bytes:
    key = derive.desk_letter_key(INSTANCE, thread=THREAD)
    header = boxes.letter_header(material("unpadded", 16))
    return seal_box_with_salt(INSTANCE, header, base_key=key, plaintext=b" " * 4096, salt=SALT)


FILING_PATCHES = [
    ("wrong magic", 0, b"FLF2"),
    ("unknown flag", 4, b"\x04"),
    ("unknown flag, highest", 4, b"\x80"),
    ("first zero not zero", 5, b"\x01"),
    ("last zero not zero", 7, b"\x01"),
    ("box: wrong magic", 4472, b"FLE2"),
    ("box: wrong suite", 4476, b"\x02"),
    ("box: wrong kind", 4477, b"\x03"),
    ("box: a parent", 4494, b"\x01"),
    ("box: a number", 4510, b"\x00\x00\x00\x01"),
]
FILING_LENGTHS = [0, 1, 4472, 8721, 8723, 12881, 12883, 71121, 71123]


def negative(kept: Kept) -> dict[str, Any]:
    """Return every case, by the reader that must refuse it."""
    text = (
        "Every entry has its rule and the name of the error (ours; other languages have "
        "one of their own). box: opened with base_key where the header (kind, object_id, "
        "parent_id, number) is expected; reason is what Python says. stream: chunks of "
        "stream_chunk bytes under stream_key. padding: padded texts without 80. key: "
        "public keys. wrap: key id | sealed, opened with the X-Wing key of seed; share "
        "false: CEK wrap of kind and object_id; share true: desk share of desk_id and "
        "epoch, whose seed must expand to stated_key_b64. index_share: sealed to the X-Wing "
        "key of seed, taken only if desk_seed gives it. letter: boxes of the thread; "
        "the letter in slot is by side and shows problems. filing: body_b64 of "
        "filing.json with bytes at offset replaced, or cut or filled with zeros to a "
        "length; all BadLayout. Statements: bad and raw of statements.json (one "
        "signature, by a leaver, with a gap, ...). Entries whose rule begins with 'none' "
        "do open and show that the others are refused for their rule."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "thread": THREAD.hex(),
        "box": box_cases(),
        "stream_key": KEY.hex(),
        "stream_chunk": 16,
        "stream": stream_cases(),
        "padding": [bytes(16).hex(), (b"a" * 16).hex(), "", (b"\x80a" + bytes(14)).hex()],
        "key": key_cases(),
        "wrap": wrap_cases(kept),
        "index_share": index_share_cases(kept),
        "letter": letter_cases(),
        "filing": [
            {"rule": rule, "offset": offset, "bytes": new.hex()}
            for rule, offset, new in FILING_PATCHES
        ]
        + [{"rule": "length", "length": length} for length in FILING_LENGTHS],
    }
