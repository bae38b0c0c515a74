"""Holds, acts of two officers and withdrawals, as officers' browsers post them."""

import base64
from typing import Any

from cases.models import Case, Event
from cases.two_officers import act_of
from reporting.models import Letter as LetterRow
from reporting.sealing.acts import sign_act
from tests.cases.desk import OpenDesk, letter_box, post, sealed_note, send
from tests.cases.roster import Holder
from tests.reporting.filing_factory import Secrets
from tests.staff.people import Visitor

WHY = {"erase": "person_in_danger", "lift_hold": "matter_closed"}


def hold(who: Visitor, case: Case, *, letter: dict[str, Any] | None = None, **more: Any) -> Any:
    body = {"why": "claim", "note": sealed_note(case), "letter": letter} | more
    return post(who, f"cases/{case.pk}/hold", body)


def signed(holder: Holder, case: Case, act: str = "erase", **more: Any) -> dict[str, Any]:
    """A proposal for the next place of the case's chain, as a browser signs it."""
    note = more.pop("note", None) or sealed_note(case)
    last = case.events.latest("number")
    body = {"act": act, "why": WHY[act], "note": note, "number": last.number + 1} | more
    place = Event(
        case=case,
        number=body["number"],
        prev=last.hash,
        data={
            "act": body["act"],
            "why": body["why"],
            "note": base64.b64decode(note)[6:22].hex(),
            "officer": holder.officer.id.hex,
        },
    )
    body["signature"] = sign_act(act_of(place), holder.officer.pair.sign).hex()
    return body


def propose(holder: Holder, case: Case, act: str = "erase", **more: Any) -> Any:
    return post(holder.visitor, f"cases/{case.pk}/acts", signed(holder, case, act, **more))


def second(holder: Holder, case: Case, number: int) -> Any:
    """Sign what the event of this number proposes."""
    proposal = Event.objects.get(case=case, number=number)
    signature = sign_act(act_of(proposal), holder.officer.pair.sign).hex()
    path = f"cases/{case.pk}/acts/{number}/signature"
    return post(holder.visitor, path, {"signature": signature})


def drop(who: Visitor, case: Case, number: int) -> Any:
    return send(who, "delete", f"cases/{case.pk}/acts/{number}")


def status_letter(case: Case, known: Secrets, words: str) -> dict[str, Any]:
    """A status letter for the next slot."""
    rows = LetterRow.objects.filter(mailbox_hash=case.report.mailbox_hash).order_by("slot")
    boxes = [bytes(row.box) for row in rows]
    return {"expected_slot": len(boxes), "box": letter_box(known, boxes, words, status=True)}


def begin(rio: OpenDesk, case: Case, known: Secrets, slot: int = 0) -> Any:
    letter = status_letter(case, known, "withdrawing\nWrite to us to stop it.")
    return post(rio.ines, f"cases/{case.pk}/withdrawal", {"slot": slot, "letter": letter})


def stop(rio: OpenDesk, case: Case, known: Secrets, slot: int) -> Any:
    letter = status_letter(case, known, "continued\nWe keep it.")
    return post(rio.ines, f"cases/{case.pk}/withdrawal/stop", {"slot": slot, "letter": letter})


def carry_out(who: Visitor, case: Case) -> Any:
    return post(who, f"cases/{case.pk}/withdrawal/carry-out", {})
