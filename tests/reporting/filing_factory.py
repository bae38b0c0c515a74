"""Makes what a sender needs and what a sender makes: listed desks, window keys, sealed filings."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from reporting.directory.services import ListedDeskData, list_desk, set_route, turn_window_key
from reporting.installation import sealing_instance
from reporting.sealing import derive
from reporting.sealing.filing import Account, Destination, Filing, seal_filing
from reporting.sealing.instance import ZERO_HASH
from reporting.sealing.officer import SigningPair, officer_key
from reporting.sealing.seals import desk_key
from reporting.sealing.statements import Member, SignedStatement, Statement, sign_statement
from reporting.sealing.xwing import PrivateKey, PublicKey

DAY = date(2026, 11, 24)
ANSWERS = {
    "place": "ARROS",
    "time": "2026-10",
    "kind": "demand",
    "track": "case",
    "inspection_type": "hold_or_tank_inspection",
    "actor": "inspector",
}
CARD_FIELDS = ("place", "time", "kind", "inspection_type", "actor")


@dataclass(frozen=True)
class Roster:
    """The secrets of an invented desk: its seed, and its two officers' seeds and keys."""

    desk: UUID = field(default_factory=uuid4)
    desk_seed: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    officers: tuple[bytes, ...] = field(
        default_factory=lambda: (secrets.token_bytes(16), secrets.token_bytes(16))
    )
    officer_seeds: tuple[bytes, ...] = field(
        default_factory=lambda: (secrets.token_bytes(32), secrets.token_bytes(32))
    )

    def key(self, epoch: int = 1) -> PrivateKey:
        return desk_key(
            sealing_instance(), desk_seed=self.desk_seed, desk_id=self.desk.bytes, epoch=epoch
        )

    def pairs(self) -> list[SigningPair]:
        instance = sealing_instance()
        return [
            officer_key(instance, officer_seed=seed, officer_id=officer)
            for officer, seed in zip(self.officers, self.officer_seeds, strict=True)
        ]

    def statement(
        self, *, number: int = 1, epoch: int = 1, prev: bytes = ZERO_HASH
    ) -> SignedStatement:
        """A statement signed by both officers."""
        pairs = self.pairs()
        members = tuple(
            Member.of(officer, pair.public)
            for officer, pair in zip(self.officers, pairs, strict=True)
        )
        said = Statement(
            instance=sealing_instance(),
            desk_id=self.desk.bytes,
            number=number,
            epoch=epoch,
            key=self.key(epoch).public,
            members=members,
            recovery=None,
            prev=prev,
            day=DAY.isoformat(),
        )
        signatures = tuple(
            sign_statement(said, officer=officer.hex(), key=pair.sign)
            for officer, pair in zip(self.officers, pairs, strict=True)
        )
        return SignedStatement(said.to_bytes(), signatures)


@dataclass(frozen=True)
class Secrets:
    """What the sender of one filing knows and the server must never learn."""

    report_id: bytes
    root: bytes
    filing_key: bytes
    mailbox_id: bytes
    thread: bytes
    filing: Filing


def list_desk_of(
    roster: Roster, signed: SignedStatement | None = None, **columns: Any
) -> SignedStatement:
    """List the desk with this statement, or with its first."""
    signed = signed or roster.statement()
    described = {
        "name": "Team Test",
        "country": "AR",
        "retention_months": 36,
        "people": 2,
        "organisations": ["Test Council (invented)"],
        "languages": ["en", "es"],
    }
    entry = signed.to_json()
    list_desk(
        desk=ListedDeskData(desk=roster.desk, **(described | columns)),
        statement=signed.statement,
        signatures=entry["signatures"],
    )
    return signed


def publish_window_key(day: date = DAY) -> PrivateKey:
    key = PrivateKey(secrets.token_bytes(32))
    turn_window_key(key_id=UUID(bytes=key.public.key_id), key=key.public.raw, day=day)
    return key


def open_door() -> tuple[Roster, PrivateKey]:
    """A directory with one desk that receives everything, and a window key."""
    roster = Roster()
    list_desk_of(roster)
    set_route(place="*", case=roster.desk, own_side=roster.desk)
    return roster, publish_window_key()


def make_filing(
    *,
    desk_id: UUID,
    desk_key: PublicKey,
    window_key: PublicKey,
    account: str = "The inspector asked for cigarettes.",
    answers: Mapping[str, Any] = ANSWERS,
    report_id: bytes | None = None,
    root: bytes | None = None,
    filing_key: bytes | None = None,
    alongside_now: bool = False,
    record: bool = False,
    container_id: bytes | None = None,
    excluded: Sequence[UUID] = (),
) -> tuple[bytes, Secrets]:
    """The body of POST /api/v1/reports, sealed as a sender seals it, and what the sender knows."""
    instance = sealing_instance()
    root = root or secrets.token_bytes(16)
    filing_key = filing_key or secrets.token_bytes(32)
    report_id = report_id or secrets.token_bytes(16)
    filing = seal_filing(
        instance,
        report_id=report_id,
        root=root,
        filing_key=filing_key,
        to=Destination(desk_id=desk_id.bytes, desk=desk_key, window=window_key),
        account=say(account, answers, record=record, excluded=excluded),
        alongside_now=alongside_now,
        record=record,
        container_id=container_id,
    )
    known = Secrets(
        report_id=report_id,
        root=root,
        filing_key=filing_key,
        mailbox_id=derive.mailbox_id(instance, root=root),
        thread=derive.thread_key(instance, root=root),
        filing=filing,
    )
    return filing.to_bytes(), known


def say(
    account: str, answers: Mapping[str, Any], *, record: bool, excluded: Sequence[UUID] = ()
) -> Account:
    card = {"v": 1, "schema": 1} | {name: answers.get(name) for name in CARD_FIELDS}
    report = {
        "v": 1,
        "schema": 1,
        "answers": dict(answers),
        "account": account,
        "who_started": None,
        "reported_elsewhere": [],
        "container": None,
        "excluded_desks": [desk.hex for desk in excluded],
    }
    return Account(
        card=card | {"language": "en", "record": record}, report=report, answers=dict(answers)
    )
