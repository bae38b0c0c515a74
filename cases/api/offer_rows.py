"""What somebody of another desk is given of a case that is offered to them, before they decide."""

from cases.api.rows import (
    Row,
    card_row,
    common_row,
    event_row,
    letter_row,
    letters_of,
    note_row,
    report_row,
    wraps_of,
)
from cases.models import Case
from cases.selectors.lines import Wraps
from cases.selectors.offers import OfferedLine
from reporting.models import Report


def offered_line(line: OfferedLine, wraps: Wraps) -> Row:
    """A case in the list of what is offered to a desk; its card with the wrap for that desk."""
    return common_row(line, 0) | {"card": card_row(line, wraps), "from_desk": line.from_desk}


def offered_row(case: Case, report: Report) -> Row:
    """Report, letters and the reason; not what the other desk wrote for itself."""
    offer = case.offer
    event = case.events.select_related("actor").get(number=offer.number)
    letters = letters_of(report)
    ours = [wrap for wrap in wraps_of(report) if wrap[0] == offer.key_id]
    return common_row(case, 0) | {
        "from_desk": case.desk.name,
        "to_desk": offer.desk_id,
        "to_desk_name": offer.desk.name,
        "report": report_row(report, ours),
        "letters": [letter_row(letter) for letter in letters],
        "notes": [note_row(note) for note in case.notes.filter(number=offer.number)],
        "events": [event_row(event)],
    }
