"""Reading a change of a desk's roster as somebody proposes it, before it is kept."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from cases.models import DeskStatement, OfficerKey
from cases.selectors.desks import newest_statement
from cases.services.list_desk import FEWEST_KEY_HOLDERS
from reporting.installation import sealing_instance
from reporting.problems import Refused
from reporting.sealing.derive import sha256
from reporting.sealing.errors import SealingError
from reporting.sealing.instance import ZERO_HASH
from reporting.sealing.statements import Member, Statement, parse_statement
from staff.access import desks_of
from staff.models import Desk

FIRST = (0, ZERO_HASH)  # what the first statement follows


@dataclass(frozen=True)
class Change:
    """A statement, and the one that it follows; None before the first."""

    desk: Desk
    said: Statement
    before: Statement | None

    @property
    def newcomers(self) -> list[Member]:
        known = self.before.members if self.before else ()
        return [member for member in self.said.members if member not in known]

    @property
    def leavers(self) -> list[Member]:
        known = self.before.members if self.before else ()
        return [member for member in known if member not in self.said.members]

    @property
    def signers(self) -> list[Member]:
        """Whose signature counts: members of both; of a first statement, all whom it names."""
        if self.before is None:
            return list(self.said.members)
        return [member for member in self.said.members if member in self.before.members]

    @property
    def renews_key(self) -> bool:
        return self.before is None or self.said.epoch != self.before.epoch


def read_change(desk: Desk, body: bytes) -> Change:
    """The change that a statement makes; Refused if it cannot follow, whoever signs it."""
    try:
        said = parse_statement(body)
    except SealingError:
        raise Refused(400, "bad_statement", "This is not a statement of a desk.") from None
    if said.desk_id != desk.pk.bytes or said.instance != sealing_instance():
        raise Refused(400, "bad_statement", "This statement is of another desk.")
    newest = newest_statement(desk)
    require_place(said, newest)
    change = Change(desk, said, parse_statement(newest.body) if newest else None)
    require_key(change)
    require_roster(change)
    return change


def require_place(said: Statement, newest: DeskStatement | None) -> None:
    if (said.number - 1, said.prev) != ((newest.number, newest.hash) if newest else FIRST):
        raise Refused(409, "statement_stale", "The desk has changed meanwhile. Reload the page.")


def require_key(change: Change) -> None:
    """The epoch rises exactly when the key changes, and the key changes when somebody leaves."""
    before, said = change.before, change.said
    if before is None:
        return
    if (said.epoch - before.epoch, said.key == before.key) not in ((0, True), (1, False)):
        raise Refused(400, "bad_statement", "The epoch of this statement does not fit its key.")
    if change.leavers and not change.renews_key:
        raise Refused(
            400, "new_key_needed", "Who leaves must not open new reports: make a new key with it."
        )


def require_roster(change: Change) -> None:
    """Every member is an officer of the desk with the keys that their browser sent."""
    if change.before is None and len(change.said.members) < FEWEST_KEY_HOLDERS:
        raise Refused(400, "two_members", "A desk begins with two officers who hold its key.")
    if settings.FAIRLEAD_MODE == "production" and change.said.recovery is None:
        raise Refused(409, "no_recovery", "Make the recovery key of this desk first.")
    for member in change.said.members:
        key = (
            OfficerKey.objects.select_related("person")
            .filter(pk=UUID(bytes=member.officer_id), sign=member.sign)
            .first()
        )
        if key is None or sha256(key.hpke) != member.hpke_hash or not is_officer_at(change, key):
            raise Refused(400, "not_a_member", "The statement names a key that is not here.")


def is_officer_at(change: Change, key: OfficerKey) -> bool:
    return desks_of(key.person).filter(pk=change.desk.pk).exists()
