"""The bytes of `directory.json` and its history: the same for everybody (protocol.md section 7)."""

import base64
import json
from datetime import date
from typing import Any

from reporting.directory import legal_dates
from reporting.installation import instance_id
from reporting.models import ListedDesk, ListedStatement, Route, WindowKey
from reporting.sealing import strict_json

VERSION = 1
SUITE = 1


def build_directory(today: date) -> bytes:
    """The directory as it reads on this day, whose legal dates it carries."""
    window = WindowKey.objects.filter(status=WindowKey.Status.CURRENT).first()
    return strict_json.encode(
        {
            "v": VERSION,
            "instance": instance_id().hex(),
            "suite": SUITE,
            "window": window and {"key": _base64(window.key), "id": window.id.hex},
            "desks": [_desk(desk, today) for desk in ListedDesk.objects.order_by("desk")],
            "routes": {
                route.place: {"case": route.case.hex, "own_side": route.own_side.hex}
                for route in Route.objects.order_by("place")
            },
        }
    )


def build_history() -> bytes:
    """Every statement of every desk with its signatures, each desk's oldest first."""
    history = [
        {"statement": _base64(row.statement), "signatures": row.signatures}
        for row in ListedStatement.objects.order_by("desk", "number")
    ]
    return json.dumps(history, separators=(",", ":")).encode()


def _desk(desk: ListedDesk, today: date) -> dict[str, Any]:
    confirm_by = legal_dates.acknowledge_by(filed=today, country=desk.country)
    answer_by = legal_dates.feedback_by(filed=today, country=desk.country)
    return {
        "id": desk.desk.hex,
        "name": desk.name,
        "epoch": desk.epoch,
        "key": _base64(desk.key),
        "statement": desk.statement.hex(),
        "organisations": desk.organisations,
        "people": desk.people,
        "languages": desk.languages,
        "duty": desk.duty,
        "oversight": desk.oversight,
        "retention": desk.retention_months,
        "custodians": desk.custodians,
        "confirm_by": confirm_by.isoformat(),
        "answer_by": answer_by.isoformat(),
    }


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
