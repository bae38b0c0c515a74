"""Letters in a thread, as both sides put them there."""

from collections.abc import Sequence
from datetime import date

from reporting.installation import sealing_instance
from reporting.mailbox.services import add_letter
from reporting.models import Letter as Row
from reporting.sealing import derive
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, seal_letter

DAY = date(2026, 11, 25)


def sealed_letter(
    root: bytes,
    text: str,
    *,
    slot: int,
    side: Side,
    boxes: Sequence[bytes],
    kind: LetterKind = LetterKind.TEXT,
) -> bytes:
    instance = sealing_instance()
    letter = Letter(slot, previous_hash(boxes), DAY.isoformat(), kind, text)
    thread = derive.thread_key(instance, root=root)
    return seal_letter(instance, thread=thread, side=side, letter=letter)


def put_letter(
    root: bytes,
    text: str,
    *,
    side: Side,
    kind: LetterKind = LetterKind.TEXT,
    box: bytes | None = None,
) -> bytes:
    """The next letter of this side; `box` in its place, where a test has sealed another."""
    mailbox = derive.mailbox_hash(sealing_instance(), root=root)
    boxes = [bytes(row.box) for row in Row.objects.filter(mailbox_hash=mailbox).order_by("slot")]
    box = box or sealed_letter(root, text, slot=len(boxes), side=side, boxes=boxes, kind=kind)
    row_side = Row.Side.REPORTER if side is Side.REPORTER else Row.Side.DESK
    add_letter(mailbox_hash=mailbox, expected_slot=len(boxes), side=row_side, box=box, day=DAY)
    return box
