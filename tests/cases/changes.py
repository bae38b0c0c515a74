"""What officers do with a change of their desk: propose, sign, withdraw."""

from typing import Any

from tests.cases.desk import post, send
from tests.cases.roster import Change, Holder


def propose(by: Holder, change: Change, **more: Any) -> Any:
    return post(by.visitor, f"desks/{change.desk.pk}/proposals", change.request(by) | more)


def sign(by: Holder, change: Change, *, number: int | None = None, **more: Any) -> Any:
    path = f"desks/{change.desk.pk}/proposals/{number or change.number}/signatures"
    return post(by.visitor, path, {"signature": change.signature(by)} | more)


def withdraw(by: Holder, change: Change) -> Any:
    return send(by.visitor, "delete", f"desks/{change.desk.pk}/proposals/{change.number}")
