"""Every transition of a case: from, to, who may, what it needs.

`referred` and `purged` have no way in yet: moving a case to another desk and erasing one come with
their own keys and signatures, and a status that nothing keeps is a promise that nothing holds.
"""

from dataclasses import dataclass

from cases.models import Case
from staff.models import Membership

Status = Case.Status
Role = Membership.Role
EVERY_OFFICER = frozenset({Role.OFFICER, Role.LEAD})
LEADS = frozenset({Role.LEAD})
LETTER = "letter"


@dataclass(frozen=True)
class Transition:
    """One lawful step; `needs` are fields of the request, `letter` a status letter beside it."""

    source: Case.Status
    target: Case.Status
    who: frozenset[Membership.Role]
    needs: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(need for need in self.needs if need != LETTER)

    @property
    def needs_letter(self) -> bool:
        return LETTER in self.needs


# ISO 37002 asks two questions at assessment; the second is the risk to the reporter
RISK = ("risk", "risk_reason", "risk_measures")

TRANSITIONS = (
    Transition(Status.RECEIVED, Status.ACKNOWLEDGED, EVERY_OFFICER, (LETTER,)),
    Transition(Status.ACKNOWLEDGED, Status.ASSESSING, EVERY_OFFICER, (*RISK, LETTER)),
    Transition(Status.ASSESSING, Status.ADDRESSING, EVERY_OFFICER),
    Transition(
        Status.ASSESSING, Status.NOT_PROCEEDING, EVERY_OFFICER, ("outcome", "reason", LETTER)
    ),
    Transition(Status.ADDRESSING, Status.CONCLUDED, EVERY_OFFICER, ("outcome", LETTER)),
    Transition(Status.CONCLUDED, Status.ASSESSING, LEADS, ("reason", LETTER)),
    Transition(Status.NOT_PROCEEDING, Status.ASSESSING, LEADS, ("reason", LETTER)),
)
FINISHED = frozenset({Status.CONCLUDED, Status.NOT_PROCEEDING, Status.PURGED})


def allowed_from(status: str, role: Membership.Role | None) -> tuple[Transition, ...]:
    """The steps that somebody of this role may take from here."""
    return tuple(step for step in TRANSITIONS if step.source == status and role in step.who)


def find_transition(source: str, target: str, role: Membership.Role | None) -> Transition | None:
    return next((step for step in allowed_from(source, role) if step.target == target), None)
