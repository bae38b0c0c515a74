"""What other desks have offered to a desk: few, and looked at with its queue."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Substr

from cases.models import Case
from cases.selectors.lines import Line, Wraps, as_lines, read_lines, wraps_of
from cases.selectors.queue import CARD_BYTES
from reporting.fields import BytesField
from staff.models import Desk

MOST = 50  # who has more than these answers some first


@dataclass(frozen=True, slots=True)
class OfferedLine(Line):
    """With the desk that offers it, and the key for which it was wrapped."""

    from_desk: str
    key_id: UUID


def offers_to(desk: Desk) -> tuple[list[OfferedLine], Wraps]:
    """Cases that wait for this desk, the most pressing first, each with the wrap for this desk."""
    offered = Case.objects.filter(offer__desk=desk, report__isnull=False)
    shown = as_lines(
        OfferedLine,
        offered,
        card=Substr("report__box", 1, CARD_BYTES, output_field=BytesField()),
        from_desk=F("desk__name"),
        key_id=F("offer__key_id"),
    )
    lines = read_lines(OfferedLine, shown.order_by("due", "id")[:MOST])
    wraps = wraps_of(lines)
    ours = {
        line.report_id: [wrap for wrap in wraps[line.report_id] if wrap[0] == line.key_id]
        for line in lines
    }
    return lines, ours
