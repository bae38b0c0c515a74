"""What the rooms above push down into the directory; every change raises its version.

Door processes look at the version at most five seconds later (reporting.directory.current).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from reporting import clock
from reporting.directory import current
from reporting.directory.build import build_directory
from reporting.directory.weight import require_light
from reporting.models import DirectoryState, ListedDesk, ListedStatement, Route, WindowKey
from reporting.sealing.derive import sha256
from reporting.sealing.statements import Statement, parse_statement
from reporting.sealing.xwing import PublicKey

# How long reports on their way to a key that was replaced are still let in.
PREVIOUS_KEY_DAYS = 2


class NotListed(Exception):  # noqa: N818  what is wrong, as in reporting.sealing
    """What was pushed does not fit what is listed, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class ListedDeskData:
    """A desk as reporters see it; its key and epoch are those of its statement."""

    desk: UUID
    name: str
    country: str
    retention_months: int
    people: int
    organisations: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    duty: dict[str, Any] | None = None  # reporting.directory.duty; None: nobody keeps a rota
    oversight: bool = False
    custodians: list[str] = field(default_factory=list)


@transaction.atomic
def list_desk(
    *, desk: ListedDeskData, statement: bytes, signatures: Sequence[dict[str, Any]]
) -> ListedDesk:
    """List a desk, or list it anew, with its newest statement (whose chain the caller checked)."""
    said = parse_statement(statement)
    if said.desk_id != desk.desk.bytes:
        raise NotListed("This statement is another desk's.")
    _add_statement(desk.desk, said, statement, signatures)
    listed, _ = ListedDesk.objects.update_or_create(
        desk=desk.desk, defaults=_columns(desk, said) | {"statement": sha256(statement)}
    )
    raise_version()
    return listed


@transaction.atomic
def add_statement(*, desk: UUID, statement: bytes, signatures: Sequence[dict[str, Any]]) -> None:
    """Publish a statement of a desk that is not open for reports: the chain must have no gap."""
    said = parse_statement(statement)
    if said.desk_id != desk.bytes:
        raise NotListed("This statement is another desk's.")
    _add_statement(desk, said, statement, signatures)
    raise_version()


@transaction.atomic
def unlist_desk(*, desk: UUID) -> None:
    """Take a desk off the list; its statements stay in the history.

    Its routes wait for it: while it is closed the directory leads them to an oversight desk.
    """
    ListedDesk.objects.filter(desk=desk).delete()
    raise_version()


@transaction.atomic
def set_route(*, place: str, case: UUID, own_side: UUID) -> Route:
    """Say who receives what for a place, a country or `*`; the longest match wins."""
    if ListedDesk.objects.filter(desk__in={case, own_side}).count() != len({case, own_side}):
        raise NotListed("A route leads to listed desks only.")
    route, _ = Route.objects.update_or_create(
        place=place, defaults={"case": case, "own_side": own_side}
    )
    raise_version()
    return route


@transaction.atomic
def remove_route(*, place: str) -> None:
    Route.objects.filter(place=place).delete()
    raise_version()


@transaction.atomic
def turn_window_key(*, key_id: UUID, key: bytes, day: date) -> WindowKey:
    """Publish the window key of a new week; the one of last week stays accepted for this one."""
    if PublicKey(key).key_id != key_id.bytes:
        raise NotListed("The id of a window key is the first half of its SHA-256.")
    status = WindowKey.Status
    WindowKey.objects.filter(status=status.PREVIOUS).update(
        status=status.WITHDRAWN, withdrawn_at=clock.now()
    )
    WindowKey.objects.filter(status=status.CURRENT).update(status=status.PREVIOUS)
    turned = WindowKey.objects.create(id=key_id, key=key, since=day)
    raise_version()
    return turned


@transaction.atomic
def withdraw_window_key(*, key_id: UUID) -> None:
    """Stop accepting a key before its time; reports sealed to it are then refused as stale."""
    WindowKey.objects.filter(pk=key_id, status__in=["current", "previous"]).update(
        status=WindowKey.Status.WITHDRAWN, withdrawn_at=clock.now()
    )
    raise_version()


def _add_statement(
    desk: UUID, said: Statement, statement: bytes, signatures: Sequence[dict[str, Any]]
) -> None:
    newest = ListedStatement.objects.filter(desk=desk).order_by("-number").first()
    if newest is not None and newest.hash == sha256(statement):
        return
    follows = (newest.number, newest.hash) if newest else (0, bytes(32))
    if (said.number - 1, said.prev) != follows:
        raise NotListed("A statement follows the newest one that is listed.")
    ListedStatement.objects.create(
        hash=sha256(statement),
        desk=desk,
        number=said.number,
        statement=statement,
        signatures=list(signatures),
    )


def _columns(desk: ListedDeskData, said: Statement) -> dict[str, Any]:
    return {
        "name": desk.name,
        "epoch": said.epoch,
        "key": said.key.raw,
        "organisations": desk.organisations,
        "people": desk.people,
        "languages": desk.languages,
        "duty": desk.duty,
        "oversight": desk.oversight,
        "retention_months": desk.retention_months,
        "country": desk.country,
        "custodians": desk.custodians,
    } | _replaced_key(desk.desk, said.key)


def _replaced_key(desk: UUID, key: PublicKey) -> dict[str, Any]:
    listed = ListedDesk.objects.filter(desk=desk).first()
    if listed is None or listed.key == key.raw:
        return {}
    until = clock.today() + timedelta(days=PREVIOUS_KEY_DAYS)
    replaced = UUID(bytes=PublicKey(listed.key).key_id)
    return {"previous_key_id": replaced, "previous_key_until": until}


def raise_version() -> None:
    """In the same transaction as the change; a directory too heavy for the link undoes it.

    Every process of the door then looks again at what it shows to everybody.
    """
    DirectoryState.objects.get_or_create(pk=1)
    DirectoryState.objects.filter(pk=1).update(version=F("version") + 1)
    require_light(build_directory(clock.today()))
    current.forget()
