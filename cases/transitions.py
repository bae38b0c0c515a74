"""Every step and act of a case: from, to, who may, what it needs; drawn into docs/cases.md."""

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
SECOND = "second"  # another officer of the desk, or of oversight, signs the same
WITHDRAWAL = "withdrawal"  # a colleague began it 14 days ago, and the reporter has not written
REQUEST = "request"  # the slot of the reporter's letter that asks
REPLY = "reply"  # the slot of a later letter of the reporter
WHY = "why"  # a code of a short list: oversight reads it too
DESK = "desk"  # another desk, for whose key an officer's browser has wrapped the content key
# ISO 37002 asks two questions at assessment; the second is the risk to the reporter
RISK = ("risk", "risk_reason", "risk_measures")
NOT_TYPED = frozenset({LETTER, CONSENT, RETENTION, SECOND, WITHDRAWAL})
# an officer's own words: sealed in their browser, in one note for each step
WORDS = frozenset({"risk_reason", "risk_measures", "reason", "authority"})


@dataclass(frozen=True)
class Transition:
    """One lawful step; `needs` are coded fields, sealed words, a letter, consent.

    A step with an `offer` leads to another desk: an officer of its desk gives what the offer needs,
    and `who` takes the case over is at the other desk (services/offer_case, answer_offer).
    """

    source: Case.Status
    target: Case.Status
    who: frozenset[Membership.Role]
    needs: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()

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
    def erases(self) -> bool:
        """Each way of erasing has a service of its own; none is a button among the steps."""
        return self.target == Status.PURGED

    @property
    def moves(self) -> bool:
        return bool(self.offer)

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
KEPT = tuple(status for status in Status if status != Status.PURGED)
AT_WORK = (Status.ASSESSING, Status.ADDRESSING)
CAN_MOVE = (Status.ACKNOWLEDGED, *AT_WORK)  # its reporter knows that somebody has read it

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
    # to another desk, which assesses it anew: the risk depends on who reads
    *(
        Transition(source, Status.ACKNOWLEDGED, EVERY_OFFICER, (LETTER,), offer=(DESK, "reason"))
        for source in CAN_MOVE
    ),
    # reopening
    *each(CAN_END, Status.ASSESSING, LEADS, "reason", LETTER),
    # erasing; a legal hold comes before each of these
    *each(CAN_END, Status.PURGED, SYSTEM, RETENTION),
    *each(KEPT, Status.PURGED, EVERY_OFFICER, WHY, "reason", SECOND),
    *each(KEPT, Status.PURGED, EVERY_OFFICER, WITHDRAWAL),
)


@dataclass(frozen=True)
class Act:
    """What leaves the case where it is; lawful until it is erased."""

    name: str
    who: frozenset[Membership.Role]
    needs: tuple[str, ...]


HOLD, LIFT_HOLD = "hold", "lift_hold"
BEGIN, STOP = "begin", "stop"
ACTS = {
    act.name: act
    for act in (
        Act(HOLD, EVERY_OFFICER, (WHY, "reason")),  # a withdrawal ends with it: then a letter too
        Act(LIFT_HOLD, EVERY_OFFICER, (WHY, "reason", SECOND)),
        Act(BEGIN, EVERY_OFFICER, (REQUEST, LETTER)),
        Act(STOP, EVERY_OFFICER, (REPLY, LETTER)),
    )
}


def allowed_from(status: str, role: Membership.Role | None) -> tuple[Transition, ...]:
    """The steps that somebody of this role at its desk may take from here."""
    steps = (step for step in TRANSITIONS if step.source == status and role in step.who)
    return tuple(step for step in steps if not (step.erases or step.moves))


def erasing_from(status: str, need: str) -> Transition | None:
    """The way of erasing that needs this, from here."""
    steps = (step for step in TRANSITIONS if step.source == status and step.erases)
    return next((step for step in steps if need in step.needs), None)


def find_transition(source: str, target: str, role: Membership.Role | None) -> Transition | None:
    return next((step for step in allowed_from(source, role) if step.target == target), None)


def find_move(source: str, role: Membership.Role | None) -> Transition | None:
    """The step to another desk; `role` is that of somebody at either of the two."""
    moves = (step for step in TRANSITIONS if step.moves and step.source == source)
    return next((step for step in moves if role in step.who), None)
