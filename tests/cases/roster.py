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
from reporting.sealing.officer import SigningPair, officer_key, recovery_key
from reporting.sealing.seals import SEALED_SECRET_BYTES, desk_key
from reporting.sealing.statements import (
    RECOVERY,
    Member,
    Recovery,
    Statement,
    sign_statement,
)
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
    newcomers: tuple[Member, ...] = ()
    epochs: tuple[int, ...] = ()  # older epochs whose keys newcomers are given
    versions: tuple[int, ...] = (1,)
    recovery: SigningPair | None = None
    may_replace_all: bool = False
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
            recovery=self.recovery and self.said_recovery(self.recovery),
            prev=self.prev,
            day=DAY.isoformat(),
        )

    def signature(self, by: Holder) -> str:
        made = sign_statement(self.statement(), officer=by.officer.id.hex, key=by.officer.pair.sign)
        return made.signature.hex()

    def said_recovery(self, pair: SigningPair) -> Recovery:
        return Recovery(pair.public.hpke, pair.public.sign, self.may_replace_all)

    def recovery_signature(self) -> str:
        made = sign_statement(self.statement(), officer=RECOVERY, key=self.recovery.sign)
        return made.signature.hex()

    @property
    def renewed(self) -> tuple[Member, ...]:
        """Who is given the seed of this very epoch: everybody when it begins."""
        known = DeskStatement.objects.filter(desk=self.desk, epoch=self.epoch)
        return self.newcomers if known.exists() else self.members

    def epoch_share(self, epoch: int) -> dict[str, Any]:
        stated = DeskStatement.objects.filter(desk=self.desk, epoch=epoch).first()
        key_id = stated.key_id.hex if stated else self.statement().key.key_id.hex()
        return {"epoch": epoch, "key_id": key_id, "share": random_share()}

    def shares(self) -> dict[str, Any]:
        """Random bytes of a share's length: the server keeps what it cannot open."""
        has_new_seed = self.recovery and self.renewed == self.members
        older = [(one, epoch) for one in self.newcomers for epoch in self.epochs]
        now = [(one, self.epoch) for one in self.renewed]
        versions = [(one, self.versions[-1]) for one in self.renewed]
        versions += [(one, version) for one in self.newcomers for version in self.versions[:-1]]
        return {
            "shares": [named(one) | self.epoch_share(epoch) for one, epoch in now + older],
            "index_shares": [
                named(one) | {"version": version, "share": random_share()}
                for one, version in versions
            ],
            "recovery_shares": [self.epoch_share(self.epoch)] if has_new_seed else [],
        }

    def request(self, by: Holder) -> dict[str, Any]:
        statement = base64.b64encode(self.statement().to_bytes()).decode()
        return {"statement": statement, "signature": self.signature(by)} | self.shares()


def named(member: Member) -> dict[str, Any]:
    return {"officer": member.officer_id.hex()}


def random_share() -> str:
    return base64.b64encode(secrets.token_bytes(SEALED_SECRET_BYTES)).decode()


def first_change(desk: Desk, *holders: Holder) -> Change:
    return Change(desk=desk, members=tuple(one.member for one in holders))


def next_change(before: Change, *holders: Holder, **more: Any) -> Change:
    """The change that follows the desk's newest statement: it keeps its key, and names these."""
    newest = DeskStatement.objects.filter(desk=before.desk).latest("number")
    members = tuple(one.member for one in holders)
    newcomers = tuple(one for one in members if one not in before.members)
    follows = replace(
        before,
        members=members,
        newcomers=newcomers,
        number=newest.number + 1,
        prev=newest.hash,
    )
    return replace(follows, **more)


def renewing(before: Change, *holders: Holder, **more: Any) -> Change:
    """The same with a new key and a new version of the index, as when somebody leaves."""
    follows = next_change(before, *holders)
    renewed = {"epoch": before.epoch + 1, "seed": secrets.token_bytes(32)}
    versions = (*before.versions, before.versions[-1] + 1)
    return replace(follows, **(renewed | {"versions": versions} | more))


def recovery_pair() -> SigningPair:
    return recovery_key(sealing_instance(), recovery_seed=secrets.token_bytes(32))
