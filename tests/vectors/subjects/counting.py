"""Vectors of facets, corrections and whole filings."""

from __future__ import annotations

from typing import Any

from reporting.sealing import derive
from reporting.sealing import facets as counted
from reporting.sealing import filing as filings
from reporting.sealing import report as reports
from reporting.sealing.box import report_header
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.padding import pad
from reporting.sealing.seals import Wrap
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
from tests.vectors.subjects.keys import DESK, DESK_ID, WINDOW

ANSWERS: dict[str, Any] = {
    "place": "NGAPP",
    "time": "2026-10",
    "kind": "demand",
    "track": "case",
    "inspection_type": "customs_ship",
    "what": ["cash", "cigarettes"],
    "value_demanded": "100_500",
}
FACETS = counted.facets_of_report(
    INSTANCE, cek=CEK, report_id=REPORT_ID, desk_id=DESK_ID, answers=ANSWERS
)
FULL = counted.facets_of_report(
    INSTANCE,
    cek=CEK,
    report_id=REPORT_ID,
    desk_id=DESK_ID,
    answers=ANSWERS,
    call=material("call", 16),
    cell=material("cell", 16),
    panel=True,
)
CORRECTION = counted.Correction(
    ticket=derive.ticket(INSTANCE, cek=CEK, report_id=REPORT_ID),
    desk_id=DESK_ID,
    number=4,
    status="confirmed",
    fact=ANSWERS,
)


def _sealed(kept: Kept, label: str, content: bytes) -> bytes:
    info = INSTANCE.info(label, WINDOW.public.key_id)
    return kept.seal(WINDOW, info=info, plaintext=pad(content, sizes=(counted.PLAINTEXT_BYTES,)))


def facets(kept: Kept) -> dict[str, Any]:
    """Return facets and a correction, as JSON and sealed."""
    contents = [("facets", FACETS.to_json()), ("facets", FULL.to_json())]
    contents.append(("correction", CORRECTION.to_json()))
    vectors = [
        {
            "label": label,
            "json": content.decode(),
            "plaintext_sha256": derive.sha256(pad(content, sizes=(2048,))).hex(),
            "sealed_b64": b64(_sealed(kept, label, content)),
        }
        for label, content in contents
    ]
    text = (
        "vectors: [{label, json, plaintext_sha256, sealed_b64}]: sealed opens with the "
        "window key of window_seed under I(label, key id) to json padded to 2,048. In "
        "facets, ticket is the hash of the ticket and the coded answers stand beside "
        "desk; in a correction, ticket is the ticket itself."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "window_seed": WINDOW.seed.hex(),
        "cek": CEK.hex(),
        "report_id": REPORT_ID.hex(),
        "desk_id": DESK_ID.hex(),
        "vectors": vectors,
    }


def _filing(
    kept: Kept, *, length: int, container: bytes | None, now: bool, record: bool
) -> filings.Filing:
    thread = derive.thread_key(INSTANCE, root=ROOT)
    plaintext = reports.report_plaintext(
        card={"v": 1, "place": "NGAPP"}, thread=thread, report={"v": 1, "account": "a" * length}
    )
    header = report_header(REPORT_ID)
    wrap_info = INSTANCE.info("wrap", b"\x01", REPORT_ID, DESK.public.key_id)
    return filings.Filing(
        alongside_now=now,
        record=record,
        tag=reports.filing_tag(filing_key=material("filing key", 32), plaintext=plaintext),
        mailbox_hash=derive.mailbox_hash(INSTANCE, root=ROOT),
        container_id=container,
        window_key_id=WINDOW.public.key_id,
        facets=_sealed(kept, "facets", FACETS.to_json()),
        wrap=Wrap(DESK.public.key_id, kept.seal(DESK, info=wrap_info, plaintext=CEK)),
        box=seal_box_with_salt(INSTANCE, header, base_key=CEK, plaintext=plaintext, salt=SALT),
    )


def filing(kept: Kept) -> dict[str, Any]:
    """Return filings of the five lengths, with the parts that a layout check finds."""
    first = _filing(kept, length=1, container=None, now=False, record=False)
    kept = Kept({"wrap": b64(first.wrap.sealed), "facets": b64(first.facets)} | kept.old)
    vectors = []
    shapes = [
        (1, None, False, False),
        (4000, material("container", 16), True, False),
        (12000, None, False, True),
        (20000, None, False, False),
        (60000, material("container", 16), True, True),
    ]
    for length, container, now, record in shapes:
        made = _filing(kept, length=length, container=container, now=now, record=record)
        body = made.to_bytes()
        vectors.append(
            {
                "account_length": length,
                "container_id": container.hex() if container else None,
                "alongside_now": now,
                "record": record,
                "tag": made.tag.hex(),
                "length": len(body),
                "box_sha256": derive.sha256(made.box).hex(),
                "sha256": derive.sha256(body).hex(),
            }
        )
    text = (
        "One report filed in the five lengths. The report is card "
        '{"v":1,"place":"NGAPP"}, TK of root, {"v":1,"account":a, account_length times}. '
        "body_b64 is the first filing's; its wrap opens with desk_seed (the expanded "
        "X-Wing seed), its facets with window_seed. vectors: [{account_length, "
        "container_id, alongside_now, record, tag, length, box_sha256, sha256 of the "
        "whole body}]; all have the facets and wrap of body_b64."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "root": ROOT.hex(),
        "report_id": REPORT_ID.hex(),
        "cek": CEK.hex(),
        "salt": SALT.hex(),
        "filing_key": material("filing key", 32).hex(),
        "desk_id": DESK_ID.hex(),
        "desk_seed": DESK.seed.hex(),
        "window_seed": WINDOW.seed.hex(),
        "wrap_b64": b64(first.wrap.sealed),
        "facets_b64": b64(first.facets),
        "body_b64": b64(first.to_bytes()),
        "vectors": vectors,
    }
