"""Every transition of a case: from, to, who may, what it needs. `docs/cases.md` is drawn from it.

Moving a case to another desk has no way in yet: the wrap must be sealed for that desk in an
officer's browser, and a status that nothing keeps is a promise that nothing holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.models import Case
from staff.models import Membership

Status = Case.Status
Role = Membership.Role
EVERY_OFFICER = frozenset({Role.OFFICER, Role.LEAD})
LEADS = frozenset({Role.LEAD})
SYSTEM: frozenset[Membership.Role] = frozenset()  # no person may: a task does it

# what a step can need, beside a field of text
LETTER = "letter"  # a status letter in the thread
CONSENT = "consent"  # the slot of the reporter's answer in which they agree
RETENTION = "retention"  # the time for which a finished case is kept is over
# ISO 37002 asks two questions at assessment; the second is the risk to the reporter
RISK = ("risk", "risk_reason", "risk_measures")
NOT_TYPED = frozenset({LETTER, CONSENT, RETENTION})
# an officer's own words: sealed in their browser, in one note for each step
WORDS = frozenset({"risk_reason", "risk_measures", "reason", "authority"})


@dataclass(frozen=True)
class Transition:
    """One lawful step; `needs` are coded fields, sealed words, a letter, consent."""

    source: Case.Status
    target: Case.Status
    who: frozenset[Membership.Role]
    needs: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(need for need in self.needs if need not in NOT_TYPED | WORDS)

    @property
    def needs_words(self) -> bool:
        return any(need in WORDS for need in self.needs)

    @property
    def needs_letter(self) -> bool:
        return LETTER in self.needs

    @property
    def needs_consent(self) -> bool:
        return CONSENT in self.needs

    @property
    def reopens(self) -> bool:
        return self.source in FINISHED and self.target == Status.ASSESSING


def each(
    sources: Iterable[Case.Status],
    target: Case.Status,
    who: frozenset[Membership.Role],
    *needs: str,
) -> tuple[Transition, ...]:
    """The same step from several places."""
    return tuple(Transition(source, target, who, needs) for source in sources)


FINISHED = frozenset({Status.CONCLUDED, Status.NOT_PROCEEDING, Status.PURGED})
CAN_END = (Status.CONCLUDED, Status.NOT_PROCEEDING)
AT_WORK = (Status.ASSESSING, Status.ADDRESSING)

TRANSITIONS = (
    *each([Status.RECEIVED], Status.ACKNOWLEDGED, EVERY_OFFICER, LETTER),
    *each([Status.ACKNOWLEDGED], Status.ASSESSING, EVERY_OFFICER, *RISK, LETTER),
    *each([Status.ASSESSING], Status.ADDRESSING, EVERY_OFFICER),
    *each([Status.ADDRESSING], Status.CONCLUDED, EVERY_OFFICER, "outcome", LETTER),
    # to an authority, and only with the reporter's consent given in the thread
    *each(AT_WORK, Status.REFERRED, EVERY_OFFICER, "authority", CONSENT, LETTER),
    *each([Status.REFERRED], Status.ADDRESSING, EVERY_OFFICER, "reason"),
    *each([Status.REFERRED], Status.CONCLUDED, EVERY_OFFICER, "outcome", LETTER),
    *each([Status.ASSESSING], Status.NOT_PROCEEDING, EVERY_OFFICER, "outcome", "reason", LETTER),
    # reopening
    *each(CAN_END, Status.ASSESSING, LEADS, "reason", LETTER),
    # erasing: only the end of retention does it
    *each(CAN_END, Status.PURGED, SYSTEM, RETENTION),
)


def allowed_from(status: str, role: Membership.Role | None) -> tuple[Transition, ...]:
    """The steps that somebody of this role may take from here."""
    return tuple(step for step in TRANSITIONS if step.source == status and role in step.who)


def find_step(source: str, target: str, who: frozenset[Membership.Role]) -> Transition | None:
    """The step of exactly these people; of none: the system's."""
    steps = (step for step in TRANSITIONS if (step.source, step.target) == (source, target))
    return next((step for step in steps if step.who == who), None)


def find_transition(source: str, target: str, role: Membership.Role | None) -> Transition | None:
    return next((step for step in allowed_from(source, role) if step.target == target), None)
