"""Moving a case one step on, through the one table of transitions."""

from datetime import date
from typing import Any
from uuid import UUID

from cases.clocks import end_clocks, run_clocks
from cases.events import append_event
from cases.models import Case, Event, Note, Offer
from cases.services.write_note import bound_note
from cases.transitions import CONSENT, FINISHED, Transition, find_transition
from reporting import clock
from reporting.models import Letter
from reporting.problems import Refused
from reporting.sealing.derive import sha256
from staff.access import role_in
from staff.models import Person

LONGEST_FIELD = 40
RISKS = ("low", "medium", "high")
MOVED = (
    *("status", "outcome", "feedback_by", "due", "acknowledged", "answered", "finished"),
    *("assess_by", "next_action_on", "paused_since"),
)


def require_transition(*, case: Case, person: Person, step: dict[str, Any]) -> Transition:
    """The step that is asked for; Refused where the case moved on or the table has none."""
    if step["from"] != case.status:
        raise Refused(
            409, "status_changed", "Somebody has moved this case on. Read it again, then decide."
        )
    if Offer.objects.filter(case=case).exists():
        raise Refused(
            409, "offered", "This case is offered to another desk. Take it back first, then go on."
        )
    found = find_transition(case.status, step["to"], role_in(person, case.desk))
    if found is None:
        raise Refused(
            409, "not_allowed", "A case cannot take this step from where it is. Reload the page."
        )
    return found


def transition_case(
    *, case: Case, person: Person, step: dict[str, Any], letter_slot: int | None
) -> Event:
    """Take a step in the caller's transaction, which has locked the case.

    `letter_slot` is the slot of the status letter that goes with it, None where there is none.
    Refused if the step is not lawful, a field is missing, or a letter is missing or too much.
    """
    transition = require_transition(case=case, person=person, step=step)
    if transition.needs_letter != (letter_slot is not None):
        raise Refused(400, "letter_needed", "This step goes with a letter to the reporter.")
    data: dict[str, Any] = {"from": str(transition.source), "to": str(transition.target)}
    data |= {name: read_field(name, step.get(name)) for name in transition.fields}
    if transition.needs_consent:
        data |= read_consent(case, step.get(CONSENT), before=letter_slot)
    if letter_slot is not None:
        data["slot"] = letter_slot
    note = read_words(case, transition, step.get("note"))
    if note is not None:
        data["note"] = note.pk.hex
    move_case(case=case, transition=transition, outcome=data.get("outcome", ""), day=clock.today())
    event = append_event(case=case, kind=Event.Kind.TRANSITION, actor=person, data=data)
    if note is not None:
        keep_words(note, event)
    return event


def read_words(case: Case, transition: Transition, box: bytes | None) -> Note | None:
    """The officer's own words of this step, sealed in their browser: not kept yet."""
    if transition.needs_words != (box is not None):
        raise Refused(400, "words_missing", "Fill in every field of this step.")
    return None if box is None else new_note(case, box)


def new_note(case: Case, box: bytes) -> Note:
    """A note that is bound to this case's report, for an event that comes with it: not kept yet."""
    if case.report_id is None:
        raise Refused(409, "erased", "This report was erased; nothing can be sealed for it.")
    note = Note(pk=UUID(bytes=bound_note(box, case.report_id)), case=case, box=box)
    if Note.objects.filter(pk=note.pk).exists():
        raise Refused(409, "id_conflict", "Another note has this id. Send it again.")
    return note


def keep_words(note: Note, event: Event) -> None:
    note.number = event.number
    note.save(force_insert=True)


def move_case(*, case: Case, transition: Transition, outcome: str, day: date) -> None:
    """The case's own columns after a step; one that is opened again has no outcome."""
    case.status = transition.target
    case.outcome = outcome
    if transition.target in FINISHED:
        end_clocks(case, day=day)
    else:
        run_clocks(case, transition, day=day)
    case.save(update_fields=MOVED)


def read_field(name: str, value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > LONGEST_FIELD:
        raise Refused(400, f"{name}_missing", "Fill in every field of this step.")
    if name == "outcome" and text not in Case.Outcome.values:
        raise Refused(400, "outcome_unknown", "Choose one of the outcomes of the list.")
    if name == "risk" and text not in RISKS:
        raise Refused(400, "risk_unknown", "The risk is low, medium or high.")
    return text


def read_consent(case: Case, slot: Any, *, before: int | None) -> dict[str, Any]:
    """The reporter's letter that the officer points at, and its hash: it can be shown later.

    Only the officer's browser can read whether it answers a question of the desk, and agrees.
    """
    letter = letter_of_reporter(case, slot, before=before)
    if letter is None:
        raise Refused(
            400, "consent_missing", "Choose the letter in which the reporter agrees to this."
        )
    return {"consent": letter.slot, "consent_letter": sha256(letter.box).hex()}


def letter_of_reporter(case: Case, slot: Any, *, before: int | None) -> Letter | None:
    """The reporter's letter in this slot, which must lie before the desk's own."""
    if not isinstance(slot, int) or case.report is None or not (before is None or slot < before):
        return None
    letters = Letter.objects.filter(mailbox_hash=case.report.mailbox_hash)
    return letters.filter(slot=slot, side=Letter.Side.REPORTER).first()
