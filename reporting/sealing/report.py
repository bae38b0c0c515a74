"""Sealing: the plaintext of a report (card, thread key, JSON) and its box."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reporting.sealing import strict_json
from reporting.sealing.box import PLAINTEXT_SIZES, Kind, open_box, report_header, seal_box
from reporting.sealing.errors import CannotOpen
from reporting.sealing.instance import SECRET_BYTES, Instance, exactly
from reporting.sealing.padding import pad, unpad
from reporting.sealing.strict_json import JsonObject

CARD_BYTES = 1024
BODY_START = CARD_BYTES + SECRET_BYTES


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """What a desk reads: the card, the thread key that the reporter chose, and the report's
    JSON.
    """

    card: JsonObject = field(repr=False)
    thread: bytes = field(repr=False)
    report: JsonObject = field(repr=False)


def report_plaintext(*, card: Mapping[str, Any], thread: bytes, report: Mapping[str, Any]) -> bytes:
    """Return card padded to 1,024 | TK 32 | JSON, padded so that the whole is 4, 8, 16, 32 or 64
    KiB.

    Card: `v, schema, place, time, kind, inspection_type, actor, language, record`. Report: `v,
    schema, answers, account, who_started, reported_elsewhere, container, excluded_desks`.
    TooLong, BadJson, WrongLength. Source: protocol.md section 7, kind 01.
    """
    head = pad(strict_json.encode(card), sizes=(CARD_BYTES,))
    body = head + exactly("The thread key", thread, SECRET_BYTES) + strict_json.encode(report)
    return pad(body, sizes=PLAINTEXT_SIZES[Kind.REPORT])


def read_report(plaintext: bytes) -> OpenedReport:
    """Take a padded plaintext apart; CannotOpen if a padding is missing, BadJson if the JSON is
    bad.
    """
    body = unpad(plaintext)
    if len(body) < BODY_START:
        raise CannotOpen("padding")
    card = strict_json.decode(unpad(body[:CARD_BYTES]))
    return OpenedReport(card, body[CARD_BYTES:BODY_START], strict_json.decode(body[BODY_START:]))


def read_card(plaintext: bytes) -> JsonObject:
    """Return the card from the first 1,024 bytes of a report's plaintext."""
    return strict_json.decode(unpad(plaintext[:CARD_BYTES]))


def seal_report(instance: Instance, *, report_id: bytes, cek: bytes, plaintext: bytes) -> bytes:
    """Return the box (kind 01) of a plaintext made by report_plaintext: 4,250 to 66,650 bytes."""
    return seal_box(instance, report_header(report_id), base_key=cek, plaintext=plaintext)


def open_report(instance: Instance, *, report_id: bytes, cek: bytes, box: bytes) -> OpenedReport:
    """Return the report that was filed under this id; CannotOpen or BadJson otherwise."""
    return read_report(open_box(instance, report_header(report_id), base_key=cek, box=box))


def filing_tag(*, filing_key: bytes, plaintext: bytes) -> bytes:
    """Return the 32 bytes HMAC-SHA256(filing key, plaintext with its padding): same report, same
    tag.
    """
    return hmac.digest(exactly("The filing key", filing_key, SECRET_BYTES), plaintext, "sha256")
