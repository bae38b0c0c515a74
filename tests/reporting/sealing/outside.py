"""Every reader of bytes from outside, with valid inputs to start from and the errors it may give.

`judge` gives a verdict that tests/client/sealing/judge.ts gives in the same words.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Any

from reporting.client.directory import parse_directory, parse_history
from reporting.client.failures import ChainBroken, NotADoor
from reporting.sealing import (
    box,
    derive,
    facets,
    filing,
    letters,
    mailbox,
    report,
    strict_json,
)
from reporting.sealing import errors as named
from reporting.sealing.chain import verify_chain
from reporting.sealing.container import open_container
from reporting.sealing.container_index import FileEntry, index_bytes, read_index
from reporting.sealing.instance import Instance
from reporting.sealing.statements import SignedStatement, parse_statement
from reporting.sealing.xwing import PrivateKey, PublicKey
from tests.reporting.sealing.mutations import mutated, mutated_json
from tests.reporting.sealing.vectors import load, unb64, unhex

INSTANCE = Instance(bytes(range(16)))
LETTERS, FILING, REPORT, FILES = load("letters"), load("filing"), load("report"), load("files")
STATEMENTS, FACETS, BOXES = load("statements"), load("facets"), load("box")
THREAD, CEK = unhex(LETTERS["thread"]), unhex(REPORT["cek"])
REPORT_ID, WINDOW = unhex(FILING["report_id"]), PrivateKey(unhex(FACETS["window_seed"]))
NOTE = next(row for row in BOXES["vectors"] if row["name"] == "note")
CONTAINER = next(row for row in FILES["containers"] if "box_b64" in row)
CONTAINER_HEADER = box.container_header(
    unhex(FILES["object_id"]), parent_id=unhex(FILES["parent_id"])
)
JSON_OF_LETTERS = [
    letters.Letter(0, bytes(32), "2026-11-24", kind, "text", re).to_json()
    for kind, re in ((letters.LetterKind.TEXT, None), (letters.LetterKind.ANSWER, bytes(16)))
]
PLAINTEXT = report.report_plaintext(card=REPORT["card"], thread=THREAD, report=REPORT["report"])
HISTORY = [
    {**entry, "statement": STATEMENTS["statements_b64"][entry["statement"]]}
    for row in STATEMENTS["good"]
    for entry in row["history"]
]


@dataclass(frozen=True)
class Reader:
    """A reader as the fuzzers see it: bytes in, a summary out, or one of its named errors."""

    read: Callable[[bytes], str]
    errors: tuple[type[Exception], ...]
    make: Callable[[Random], bytes]


def _hash(*parts: bytes) -> str:
    return derive.sha256(b"|".join(parts)).hex()


def _json(data: bytes) -> str:
    return _hash(strict_json.encode(strict_json.decode(data)))


def _filing(data: bytes) -> str:
    read = filing.parse_filing(data)
    flags = bytes([read.alongside_now, read.record])
    container = read.container_id or b"none"
    parts = (read.tag, read.mailbox_hash, container, read.window_key_id, read.facets)
    return _hash(flags, *parts, read.wrap.to_bytes(), read.report_id, read.box)


def _note(data: bytes) -> str:
    ids = unhex(NOTE["object_id"]), unhex(NOTE["parent_id"])
    header = box.Header(box.Kind.NOTE, *ids, NOTE["number"])
    return _hash(box.open_box(INSTANCE, header, base_key=unhex(NOTE["base_key"]), box=data))


def _statement(data: bytes) -> str:
    return _hash(parse_statement(data).to_bytes())


def _entry(data: bytes) -> str:
    signed = SignedStatement.from_json(_loaded(data))
    parts = [(_utf16(s.officer), s.key, s.signature) for s in signed.signatures]
    return _hash(signed.statement, *chain.from_iterable(parts))


def _utf16(text: str) -> bytes:
    """The text as JavaScript has it, halves of characters included."""
    return text.encode("utf-16-le", "surrogatepass")


def _history(data: bytes) -> str:
    value = _loaded(data)
    if not isinstance(value, dict) or list(value) != ["history"]:
        raise named.BadStatement("This is no history.")
    if not isinstance(value["history"], list):
        raise named.BadStatement("A history is a list.")
    signed = [SignedStatement.from_json(entry) for entry in value["history"]]
    verified = verify_chain(
        INSTANCE, unhex(STATEMENTS["desk"]), signed, first_hash=signed[0].hash if signed else None
    )
    return _hash(*(statement.to_bytes() for statement in verified))


def _loaded(data: bytes) -> Any:
    """What a program makes of a downloaded file before a reader sees it."""
    try:
        return json.loads(data.decode("utf-8"), parse_constant=lambda _: 1 / 0)
    except (ValueError, RecursionError, ZeroDivisionError):
        raise named.BadStatement("This is no JSON.") from None


def _letter(data: bytes) -> str:
    return _hash(letters.Letter.from_json(data).to_json())


def _thread(data: bytes) -> str:
    boxes = [data[at : at + mailbox.LETTER_BYTES] for at in range(0, len(data), 4202)]
    read = letters.read_letters(INSTANCE, thread=THREAD, boxes=boxes)
    return json.dumps([[entry.slot, entry.side, sorted(entry.problems)] for entry in read])


def _answer(data: bytes) -> str:
    return _hash(*mailbox.split_answer(data))


def _report(data: bytes) -> str:
    read = report.read_report(data)
    return _hash(strict_json.encode(read.card), read.thread, strict_json.encode(read.report))


def _card(data: bytes) -> str:
    return _hash(strict_json.encode(report.read_card(data)))


def _facets(data: bytes) -> str:
    return _hash(facets.Facets.from_json(data).to_json())


def _correction(data: bytes) -> str:
    return _hash(facets.Correction.from_json(data).to_json())


def _sealed_facets(data: bytes) -> str:
    return _hash(facets.open_facets(INSTANCE, window=WINDOW, sealed=data).to_json())


def _index(data: bytes) -> str:
    files, start = read_index(data)
    return _hash(index_bytes(files), str(start).encode())


def _container(data: bytes) -> str:
    opened = open_container(INSTANCE, CONTAINER_HEADER, base_key=CEK, blocks=[data])
    return _hash(*(bytes(block) for _, block in opened.blocks()))


def _directory(data: bytes) -> str:
    read = parse_directory(data)
    keys = [desk.key for desk in read.desks.values()]
    return _hash(read.instance.id, *keys, *(place.encode() for place in read.routes))


def _histories(data: bytes) -> str:
    chains = parse_history(data)
    return _hash(*(signed.statement for found in chains.values() for signed in found))


def _public_key(data: bytes) -> str:
    return PublicKey(data).key_id.hex()


def _bytes_of(*seeds: bytes) -> Callable[[Random], bytes]:
    return lambda rng: mutated(rng, seeds)


def _json_of(*seeds: bytes | dict[str, Any]) -> Callable[[Random], bytes]:
    values = [seed if isinstance(seed, dict) else json.loads(seed) for seed in seeds]
    return lambda rng: mutated_json(rng, values)


def _made_report(rng: Random) -> bytes:
    """A report whose halves are mutated before they are padded, or after."""
    if rng.random() < 0.3:
        return mutated(rng, [PLAINTEXT])
    card = mutated_json(rng, [REPORT["card"]])[:1023] + b"\x80"
    text = mutated_json(rng, [REPORT["report"]])[:60_000]
    return card.ljust(1024, b"\0") + THREAD + text + b"\x80" + bytes(rng.randrange(40))


def _made_index(rng: Random) -> bytes:
    text = mutated_json(rng, [json.loads(index_bytes(INDEXED)[4:])])
    length = len(text) + rng.choice((0, 0, 0, 0, 1, -1, 2**31))
    return max(0, length).to_bytes(4, "big") + text + rng.randbytes(rng.choice((0, 5, 20_000)))


def _made_thread(rng: Random) -> bytes:
    boxes = [unb64(text) for text in LETTERS["boxes_b64"]]
    picked = [rng.choice(boxes) for _ in range(rng.randint(1, 4))]
    thread = b"".join(picked)
    return mutated(rng, [thread]) if rng.random() < 0.6 else thread


def _made_histories(rng: Random) -> bytes:
    """The list that /directory/history is."""
    text = mutated_json(rng, CHAINS)
    return text[text.find(b"[") : text.rfind(b"]") + 1]


DIRECTORY = {
    "v": 1,
    "instance": INSTANCE.id.hex(),
    "suite": 1,
    "window": {
        "key": base64.b64encode(WINDOW.public.raw).decode(),
        "id": WINDOW.public.key_id.hex(),
    },
    "desks": [
        {
            "id": STATEMENTS["desk"],
            "name": "Team",
            "epoch": 1,
            "key": "AAAA",
            "statement": "00" * 32,
            "confirm_by": "2026-12-01",
            "answer_by": "2027-03-01",
        }
    ],
    "routes": {"*": {"case": STATEMENTS["desk"], "own_side": STATEMENTS["desk"]}},
}
INDEXED = [FileEntry("a.jpg", "image/jpeg", 3), FileEntry("é", "", 0), FileEntry("b", "", 5)]
FACETS_JSON = [row["json"].encode() for row in FACETS["vectors"] if row["label"] == "facets"]
CORRECTION_JSON = next(
    row["json"].encode() for row in FACETS["vectors"] if row["label"] == "correction"
)
SEALED_FACETS = unb64(FACETS["vectors"][0]["sealed_b64"])
STATEMENT_BYTES = [unb64(text) for text in STATEMENTS["statements_b64"]]
CHAINS = [
    {
        "history": [
            {**entry, "statement": STATEMENTS["statements_b64"][entry["statement"]]}
            for entry in row["history"]
        ]
    }
    for row in STATEMENTS["good"] + STATEMENTS["bad"]
]
E = named
READERS: dict[str, Reader] = {
    "json": Reader(_json, (E.BadJson,), _json_of(REPORT["report"], REPORT["card"], {})),
    "filing": Reader(_filing, (E.BadLayout,), _bytes_of(unb64(FILING["body_b64"]))),
    "box": Reader(_note, (E.CannotOpen,), _bytes_of(unb64(NOTE["box_b64"]))),
    "statement": Reader(_statement, (E.BadStatement,), _json_of(*STATEMENT_BYTES)),
    "entry": Reader(_entry, (E.BadStatement,), _json_of(*HISTORY)),
    "history": Reader(_history, (E.BadStatement,), _json_of(*CHAINS)),
    "directory": Reader(_directory, (NotADoor,), _json_of(DIRECTORY)),
    "histories": Reader(_histories, (NotADoor, ChainBroken), _made_histories),
    "letter": Reader(_letter, (E.BadJson,), _json_of(*JSON_OF_LETTERS)),
    "thread": Reader(_thread, (), _made_thread),
    "answer": Reader(_answer, (E.BadLayout,), _bytes_of(bytes(mailbox.ANSWER_BYTES))),
    "report": Reader(_report, (E.CannotOpen, E.BadJson), _made_report),
    "card": Reader(_card, (E.CannotOpen, E.BadJson), _made_report),
    "facets": Reader(_facets, (E.BadJson,), _json_of(*FACETS_JSON)),
    "correction": Reader(_correction, (E.BadJson,), _json_of(CORRECTION_JSON)),
    "sealed_facets": Reader(_sealed_facets, (E.CannotOpen,), _bytes_of(SEALED_FACETS)),
    "index": Reader(_index, (E.BadLayout, E.BadJson, E.TooLong), _made_index),
    "container": Reader(_container, (E.CannotOpen,), _bytes_of(unb64(CONTAINER["box_b64"]))),
    "public_key": Reader(_public_key, (E.BadKey,), _bytes_of(WINDOW.public.raw)),
}


def judge(name: str, data: bytes) -> str:
    """Return "ok SUMMARY", or the name of the error; whatever is not named goes through."""
    reader = READERS[name]
    try:
        return f"ok {reader.read(data)}"
    except reader.errors as error:
        return type(error).__name__


def cases(rng: Random, count: int, names: Sequence[str] = tuple(READERS)) -> list[dict[str, str]]:
    """Return `count` cases for each reader, as the judges of both languages take them."""
    return [
        {"reader": name, "hex": READERS[name].make(rng).hex()}
        for name in names
        for _ in range(count)
    ]
