"""Moving a case one step on, through the one table of transitions."""

from datetime import date
from typing import Any

from cases.events import append_event
from cases.models import Case, Event
from cases.models.cases import NEVER
from cases.transitions import FINISHED, Transition, find_transition
from reporting import clock
from reporting.directory.legal_dates import feedback_by
from reporting.problems import Refused
from staff.access import role_in
from staff.models import Person

LONGEST_FIELD = 2000
RISKS = ("low", "medium", "high")


def require_transition(*, case: Case, person: Person, step: dict[str, Any]) -> Transition:
    """The step that is asked for; Refused where the case moved on or the table has none."""
    if step["from"] != case.status:
        raise Refused(
            409, "status_changed", "Somebody has moved this case on. Read it again, then decide."
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
    fields = {name: read_field(name, step.get(name)) for name in transition.fields}
    case.status = transition.target
    apply_clocks(case, transition, today=clock.today())
    case.outcome = fields.get("outcome", "")  # a case that is opened again has none
    case.save(update_fields=["status", "outcome", "feedback_by", "due"])
    data: dict[str, Any] = {"from": str(transition.source), "to": str(transition.target), **fields}
    if letter_slot is not None:
        data["slot"] = letter_slot
    return append_event(case=case, kind=Event.Kind.TRANSITION, actor=person, data=data)


def read_field(name: str, value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > LONGEST_FIELD:
        raise Refused(400, f"{name}_missing", "Fill in every field of this step.")
    if name == "outcome" and text not in Case.Outcome.values:
        raise Refused(400, "outcome_unknown", "Choose one of the outcomes of the list.")
    if name == "risk" and text not in RISKS:
        raise Refused(400, "risk_unknown", "The risk is low, medium or high.")
    return text


def apply_clocks(case: Case, transition: Transition, *, today: date) -> None:
    """The law's clocks run on by themselves; only acknowledging starts the second one."""
    if transition.target == Case.Status.ACKNOWLEDGED:
        case.feedback_by = feedback_by(
            filed=case.opened, country=case.desk.country, acknowledged=today
        )
    case.due = NEVER if transition.target in FINISHED else case.feedback_by
