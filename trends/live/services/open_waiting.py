"""Open what waits for the count: facets and corrections, with every private half that is held."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from reporting.installation import instance_id
from reporting.models import SealedFacets
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


@dataclass(frozen=True)
class Claim:
    """What one waiting row says about one ticket; `number` is None for facets, which any
    correction outweighs."""

    row: Row
    ticket_hash: bytes
    desk: UUID
    fact: CountableFact
    call: UUID
    cell: UUID | None
    panel: bool
    detail: bytes | None
    status: str = Status.UNREVIEWED
    number: int | None = None

    @property
    def rank(self) -> int:
        return -1 if self.number is None else self.number


@dataclass
class Opened:
    """All waiting rows, sorted into what can be counted, what cannot, and what has no key here."""

    claims: list[Claim] = field(default_factory=list)
    aside: list[tuple[Row, str]] = field(default_factory=list)
    without_key: int = 0


def open_waiting(*, now: datetime) -> Opened:
    """Open every waiting row; one that cannot be read never stops the others."""
    opened, instance = Opened(), Instance(instance_id())
    half = lru_cache(maxsize=None)(private_half)
    for row in waiting_rows():
        key = half(row.window_key)
        if key is None:
            opened.without_key += 1
            continue
        try:
            opened.claims.append(open_row(row, key=key, instance=instance, now=now))
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


def open_row(row: Row, *, key: PrivateKey, instance: Instance, now: datetime) -> Claim:
    open_it: Callable[..., Claim] = (
        open_facets if isinstance(row, SealedFacets) else open_correction
    )
    return open_it(row, key=key, instance=instance, now=now)


def open_facets(row: SealedFacets, *, key: PrivateKey, instance: Instance, now: datetime) -> Claim:
    facets = sealed_facets.open_facets(instance, window=key, sealed=row.sealed)
    return Claim(
        row=row,
        ticket_hash=facets.ticket_hash,
        desk=UUID(bytes=facets.desk_id),
        fact=read_fact(facets.answers, now=now),
        call=UUID(bytes=facets.call) if facets.call else uuid4(),
        cell=UUID(bytes=facets.cell) if facets.cell else None,
        panel=facets.panel,
        detail=facets.detail,
    )


def open_correction(
    row: Correction, *, key: PrivateKey, instance: Instance, now: datetime
) -> Claim:
    """A correction's fact is complete: the answers, and `call`, `cell`, `panel`, `detail`."""
    correction = sealed_facets.open_correction(instance, window=key, sealed=row.sealed)
    answers: dict[str, Any] = dict(correction.fact)
    take = partial(take_hex, answers)
    call, cell, detail = take("call", 16), take("cell", 16), take("detail", 32)
    panel = answers.pop("panel", False)
    if not isinstance(panel, bool):
        raise NotCountable("a panel mark is true or absent")
    return Claim(
        row=row,
        ticket_hash=sha256(correction.ticket).digest(),
        desk=UUID(bytes=correction.desk_id),
        fact=read_fact(answers, now=now),
        call=UUID(bytes=call) if call else uuid4(),
        cell=UUID(bytes=cell) if cell else None,
        panel=panel,
        detail=detail,
        status=correction.status,
        number=correction.number,
    )


def take_hex(answers: dict[str, Any], name: str, length: int) -> bytes | None:
    if name not in answers:
        return None
    return sealed_facets.read_hex(answers.pop(name), length)
