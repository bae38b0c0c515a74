"""Two desks with real keys, and what their officers' browsers post when a case moves."""

import base64
import secrets
from dataclasses import dataclass
from typing import Any

from cases.models import Case, DeskStatement
from reporting.models import Letter
from staff.models import Desk
from tests.cases.desk import OpenDesk, bring, letter_box, open_a_desk, post, sealed_note, send
from tests.reporting.filing_factory import Secrets
from tests.staff.people import Visitor


@dataclass(frozen=True)
class TwoDesks:
    """Team Rio has a case that it assesses; Team Dakar could take it over."""

    rio: OpenDesk
    dakar: OpenDesk
    case: Case
    known: Secrets

    def offer(self, who: Visitor | None = None, **changed: Any) -> Any:
        body = offer_to(self.dakar.desk, self.case) | changed
        return post(who or self.rio.ines, f"cases/{self.case.pk}/offer", body)

    def take_back(self, who: Visitor | None = None) -> Any:
        return send(who or self.rio.ines, "delete", f"cases/{self.case.pk}/offer")

    def take_over(self, who: Visitor | None = None, **changed: Any) -> Any:
        boxes = boxes_of(self.case)
        box = letter_box(self.known, boxes, "moved\nYour report is with us.", status=True)
        body = {"expected_slot": len(boxes), "box": box} | changed
        return post(who or self.dakar.ines, f"offers/{self.case.pk}/take-over", body)

    def decline(self, who: Visitor | None = None, **changed: Any) -> Any:
        body = {"note": sealed_note(self.case)} | changed
        return post(who or self.dakar.ines, f"offers/{self.case.pk}/decline", body)


def two_desks(status: str = "assessing", **of_dakar: Any) -> TwoDesks:
    rio, dakar = open_a_desk(), open_a_desk("Team Dakar", **of_dakar)
    known = rio.arrive()
    return TwoDesks(rio, dakar, bring(rio, rio.case_of(known), known, status), known)


def offer_to(desk: Desk, case: Case) -> dict[str, Any]:
    """The server cannot open a wrap: what is inside, browsers find out."""
    newest = DeskStatement.objects.filter(desk=desk).latest("number")
    wrap = base64.b64encode(secrets.token_bytes(1168)).decode("ascii")
    note = sealed_note(case)
    return {"desk": str(desk.pk), "key_id": str(newest.key_id), "wrap": wrap, "note": note}


def boxes_of(case: Case) -> list[bytes]:
    assert case.report is not None
    rows = Letter.objects.filter(mailbox_hash=case.report.mailbox_hash).order_by("slot")
    return [bytes(row.box) for row in rows]
