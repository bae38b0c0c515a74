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
    desks = list(ListedDesk.objects.order_by("desk"))
    return strict_json.encode(
        {
            "v": VERSION,
            "instance": instance_id().hex(),
            "suite": SUITE,
            "window": window and {"key": _base64(window.key), "id": window.id.hex},
            "desks": [_desk(desk, today) for desk in desks],
            "routes": _routes(desks),
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


def _routes(desks: list[ListedDesk]) -> dict[str, dict[str, str]]:
    """Where reports go today: those of a desk that is closed to an oversight desk that is open."""
    listed = {desk.desk for desk in desks}
    oversight = next((desk.desk for desk in desks if desk.oversight), None)
    routes = {}
    for route in Route.objects.order_by("place"):
        case = route.case if route.case in listed else oversight
        if case is not None:
            own_side = route.own_side if route.own_side in listed else oversight or case
            routes[route.place] = {"case": case.hex, "own_side": own_side.hex}
    return routes


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
