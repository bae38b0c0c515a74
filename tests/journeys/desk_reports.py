"""What a reporter does beside the desk: file, read and write letters, sealed by Python."""

import base64
from collections.abc import Sequence
from uuid import UUID

from playwright.sync_api import Page

from cases.tasks import collect_reports
from reporting.directory import current
from reporting.directory.services import set_route
from reporting.installation import sealing_instance
from reporting.models import Letter
from reporting.sealing.letters import Letter as Said
from reporting.sealing.letters import (
    LetterKind,
    ReadLetter,
    Side,
    previous_hash,
    read_mailbox,
    seal_letter,
)
from reporting.sealing.xwing import PublicKey
from tests.reporting.filing_factory import Secrets, make_filing, publish_window_key

ACCOUNT = "The surveyor did not go down into the holds.\nHe said: two thousand, and I sign."
DAY = "2026-11-24"


def file_report(
    page: Page, desk: UUID, *, account: str = ACCOUNT, excluded: Sequence[UUID] = ()
) -> Secrets:
    """Seal for the key that the public directory names, post it, and let the desk collect it."""
    window = publish_window_key()
    set_route(place="*", case=desk, own_side=desk)
    current.forget()  # the door looks for a newer directory every five seconds
    listed = page.request.get("/directory.json").json()["desks"]
    key = next(entry["key"] for entry in listed if entry["id"] == desk.hex)
    body, known = make_filing(
        desk_id=desk,
        desk_key=PublicKey(base64.b64decode(key)),
        window_key=window.public,
        account=account,
        excluded=excluded,
    )
    headers = {"Content-Type": "application/octet-stream"}
    assert page.request.post("/api/v1/reports", data=body, headers=headers).status == 201
    collect_reports()
    return known


def boxes_of(known: Secrets) -> list[bytes]:
    rows = Letter.objects.filter(mailbox_hash=known.filing.mailbox_hash).order_by("slot")
    return [bytes(row.box) for row in rows]


def read_letters_of(known: Secrets) -> tuple[ReadLetter, ...]:
    return read_mailbox(sealing_instance(), thread=known.thread, boxes=boxes_of(known))


def write_letter(page: Page, known: Secrets, text: str, kind: LetterKind = LetterKind.TEXT) -> None:
    """A letter of the reporter, through the door."""
    boxes = boxes_of(known)
    said = Said(slot=len(boxes), prev=previous_hash(boxes), day=DAY, kind=kind, text=text)
    box = seal_letter(sealing_instance(), thread=known.thread, side=Side.REPORTER, letter=said)
    body = known.mailbox_id + len(boxes).to_bytes(4, "big") + box
    headers = {"Content-Type": "application/octet-stream"}
    assert page.request.post("/api/v1/letters", data=body, headers=headers).status == 204
