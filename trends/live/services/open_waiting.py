"""Open what waits for the count: facets and corrections, with every private half that is held."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from hashlib import sha256
from typing import Any
from uuid import UUID

from reporting.installation import instance_id
from reporting.models import SealedFacets, WindowKey
from reporting.ports.selectors import is_place
from reporting.sealing import facets as sealed_facets
from reporting.sealing.errors import CannotOpen, SealingError
from reporting.sealing.instance import Instance
from reporting.sealing.xwing import PrivateKey
from trends.live.errors import NotCountable
from trends.live.models import Correction, SetAside
from trends.live.models.facts import Status
from trends.live.services.read_fact import CountableFact, read_fact
from trends.live.window_keys import private_half

Row = SealedFacets | Correction
MOST_EVENTS = 9999


@dataclass(frozen=True)
class Claim:
    """What one waiting row says about one ticket. Facets have no number and no ticket: any
    correction outweighs them, and only who holds the case knows the ticket itself."""

    row: Row
    ticket_hash: bytes
    desk: UUID
    fact: CountableFact
    call: UUID | None
    cell: UUID | None
    panel: bool
    detail: bytes | None
    filed_from: date  # filed on this day or later
    status: str = Status.UNREVIEWED
    number: int | None = None
    ticket: bytes = b""

    @property
    def rank(self) -> int:
        return -1 if self.number is None else self.number


@dataclass(frozen=True)
class Context:
    """What every row of one run is read with."""

    now: datetime
    instance: Instance
    is_place: Callable[[str], bool]
    key_days: Mapping[UUID, date]

    def read(self, answers: Mapping[str, Any]) -> CountableFact:
        return read_fact(answers, now=self.now, is_place=self.is_place)

    def filed_from(self, row: Row, fact: CountableFact) -> date:
        """Nobody seals to a key before it is in the directory, or reports a month to come."""
        return max(fact.begins, self.key_days.get(row.window_key, date.min))


@dataclass
class Opened:
    """All waiting rows, sorted into what can be counted, what cannot, and what has no key here."""

    claims: list[Claim] = field(default_factory=list)
    aside: list[tuple[Row, str]] = field(default_factory=list)
    without_key: int = 0
    facets_without_key: int = 0


def open_waiting(*, now: datetime) -> Opened:
    """Open every waiting row; one that cannot be read never stops the others."""
    opened, instance = Opened(), Instance(instance_id())
    half, context = cache(private_half), Context(now, instance, cache(is_place), key_days())
    for row in waiting_rows():
        key = half(row.window_key)
        if key is None:
            opened.without_key += 1
            opened.facets_without_key += isinstance(row, SealedFacets)
            continue
        try:
            opened.claims.append(open_row(row, key=key, context=context))
        except CannotOpen:
            opened.aside.append((row, SetAside.Reason.CANNOT_OPEN))
        except NotCountable:
            opened.aside.append((row, SetAside.Reason.UNKNOWN_CODE))
        except SealingError:
            opened.aside.append((row, SetAside.Reason.NOT_READABLE))
    return opened


def waiting_rows() -> Iterator[Row]:
    yield from SealedFacets.objects.order_by("id").iterator(chunk_size=1000)
    yield from Correction.objects.order_by("id").iterator(chunk_size=1000)


def key_days() -> dict[UUID, date]:
    """The day since which each window key has been in the directory."""
    return dict(WindowKey.objects.values_list("id", "since"))


def open_row(row: Row, *, key: PrivateKey, context: Context) -> Claim:
    open_it: Callable[..., Claim] = (
        open_facets if isinstance(row, SealedFacets) else open_correction
    )
    return open_it(row, key=key, context=context)


def open_facets(row: SealedFacets, *, key: PrivateKey, context: Context) -> Claim:
    facets = sealed_facets.open_facets(context.instance, window=key, sealed=row.sealed)
    fact = context.read(facets.answers)
    return Claim(
        row=row,
        ticket_hash=facets.ticket_hash,
        desk=UUID(bytes=facets.desk_id),
        fact=fact,
        call=id_or_none(facets.call),
        cell=id_or_none(facets.cell),
        panel=facets.panel,
        detail=facets.detail,
        filed_from=context.filed_from(row, fact),
    )


def open_correction(row: Correction, *, key: PrivateKey, context: Context) -> Claim:
    """A correction's fact is complete: the answers, `detail`, and what else its desk knows of
    `call`, `cell` and `panel`."""
    correction = sealed_facets.open_correction(context.instance, window=key, sealed=row.sealed)
    if correction.number > MOST_EVENTS:
        raise NotCountable("a number that no case reaches")
    answers: dict[str, Any] = dict(correction.fact)
    take = partial(take_hex, answers)
    call, cell, detail = take("call", 16), take("cell", 16), take("detail", 32)
    panel = answers.pop("panel", False)
    if not isinstance(panel, bool):
        raise NotCountable("a panel mark is true or absent")
    fact = context.read(answers)
    return Claim(
        row=row,
        ticket_hash=sha256(correction.ticket).digest(),
        desk=UUID(bytes=correction.desk_id),
        fact=fact,
        call=id_or_none(call),
        cell=id_or_none(cell),
        panel=panel,
        detail=detail,
        filed_from=context.filed_from(row, fact),
        status=correction.status,
        number=correction.number,
        ticket=correction.ticket,
    )


def id_or_none(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value else None


def take_hex(answers: dict[str, Any], name: str, length: int) -> bytes | None:
    if name not in answers:
        return None
    return sealed_facets.read_hex(answers.pop(name), length)
