"""Officers who hold keys, and the changes of a desk's roster that their browsers would make."""

import base64
import secrets
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from cases.models import DeskStatement
from cases.services.keep_key import keep_officer_key
from config.demo.people import Officer
from reporting.installation import sealing_instance
from reporting.sealing.instance import ZERO_HASH
from reporting.sealing.officer import officer_key
from reporting.sealing.seals import SEALED_SECRET_BYTES, desk_key
from reporting.sealing.statements import Member, Statement, sign_statement
from staff.models import Desk, Person
from tests.reporting.filing_factory import DAY
from tests.staff.people import Visitor, make_person, visit

BOX = bytes(138)  # what a passphrase locks is opened by browsers only, and Argon2id is slow


@dataclass(frozen=True)
class Holder:
    """An officer with a key, signed in."""

    officer: Officer
    visitor: Visitor

    @property
    def id(self) -> str:
        return str(self.officer.id)

    @property
    def person(self) -> Person:
        return self.visitor.person

    @property
    def member(self) -> Member:
        return Member.of(self.officer.id.bytes, self.officer.pair.public)


def hold_key(person: Person) -> Officer:
    """Make a person's key as their browser would, and keep its public half."""
    officer_id = uuid4()
    pair = officer_key(
        sealing_instance(), officer_seed=secrets.token_bytes(32), officer_id=officer_id.bytes
    )
    hpke, sign = pair.public.hpke.raw, pair.public.sign
    keep_officer_key(person=person, officer_id=officer_id, hpke=hpke, sign=sign, box=BOX)
    return Officer(person=person, id=officer_id, pair=pair)


def make_holder(name: str, desk: Desk, role: str = "officer") -> Holder:
    person = make_person(name, (role, desk))
    return Holder(hold_key(person), visit(person))


@dataclass(frozen=True)
class Change:
    """A statement as a browser proposes it; a test changes one field to make it wrong."""

    desk: Desk
    members: tuple[Member, ...]
    number: int = 1
    epoch: int = 1
    prev: bytes = ZERO_HASH
    instance: bytes = field(default_factory=lambda: sealing_instance().id)
    desk_id: bytes | None = None
    seed: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def statement(self) -> Statement:
        desk_id = self.desk_id or self.desk.pk.bytes
        key = desk_key(sealing_instance(), desk_seed=self.seed, desk_id=desk_id, epoch=self.epoch)
        return Statement(
            instance=replace(sealing_instance(), id=self.instance),
            desk_id=desk_id,
            number=self.number,
            epoch=self.epoch,
            key=key.public,
            members=self.members,
            recovery=None,
            prev=self.prev,
            day=DAY.isoformat(),
        )

    def signature(self, by: Holder) -> str:
        made = sign_statement(self.statement(), officer=by.officer.id.hex, key=by.officer.pair.sign)
        return made.signature.hex()

    def share(self, member: Member) -> dict[str, Any]:
        sealed = base64.b64encode(secrets.token_bytes(SEALED_SECRET_BYTES)).decode()
        return {"officer": member.officer_id.hex(), "share": sealed}

    def shares(self) -> dict[str, Any]:
        """Random bytes of a share's length: the server keeps what it cannot open."""
        key_id = self.statement().key.key_id.hex()
        placed = {"epoch": self.epoch, "key_id": key_id}
        return {
            "shares": [self.share(one) | placed for one in self.members],
            "index_shares": [self.share(one) | {"version": 1} for one in self.members],
        }

    def request(self, by: Holder) -> dict[str, Any]:
        statement = base64.b64encode(self.statement().to_bytes()).decode()
        return {"statement": statement, "signature": self.signature(by)} | self.shares()


def first_change(desk: Desk, *holders: Holder) -> Change:
    return Change(desk=desk, members=tuple(one.member for one in holders))


def next_change(before: Change, *holders: Holder) -> Change:
    """A change that follows what is the desk's newest statement, with the same key."""
    newest = DeskStatement.objects.filter(desk=before.desk).latest("number")
    members = tuple(one.member for one in holders)
    return replace(before, members=members, number=newest.number + 1, prev=newest.hash)
