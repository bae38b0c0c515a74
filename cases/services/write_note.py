"""Writing a note on a case: sealed in the officer's browser, an event of the case here."""

from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.events import append_event
from cases.models import Event, Note
from reporting.problems import Refused
from reporting.sealing.box import BOUND_BYTES, note_header, object_id_of
from staff.models import Person


@transaction.atomic
def write_note(*, person: Person, case_id: UUID, box: bytes) -> Note:
    """Keep a note, with the event that it is; the same box again is the same note.

    Refused if the box is bound to another report, or its id names another note.
    """
    case = lock_case(person, case_id)
    if case.report_id is None:
        raise Refused(409, "erased", "This report was erased; nothing can be sealed for it.")
    note_id = UUID(bytes=bound_note(box, case.report_id))
    known = Note.objects.filter(pk=note_id).first()
    if known is not None:
        if known.case_id != case.pk or known.box != box:
            raise Refused(409, "id_conflict", "Another note has this id. Write it again.")
        return known
    event = append_event(case=case, kind=Event.Kind.NOTE, actor=person, data={"note": note_id.hex})
    return Note.objects.create(pk=note_id, case=case, number=event.number, box=box)


def bound_note(box: bytes, report_id: UUID) -> bytes:
    """The id that a note's box claims; Refused where the box is no note of this report."""
    note_id = object_id_of(box)
    if box[:BOUND_BYTES] != note_header(note_id, report_id=report_id.bytes).to_bytes():
        raise Refused(400, "bad_note", "This note is bound to another report. Nothing was kept.")
    return note_id
