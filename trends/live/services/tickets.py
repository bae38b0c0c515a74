"""What is known of each ticket: facets and corrections that wait, and the fact counted before."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from trends.live.models import Fact
from trends.live.services.numbers import counted_number
from trends.live.services.open_waiting import Claim, Row

ROWS_A_STATEMENT = 500
Value = TypeVar("Value")


@dataclass
class Ticket:
    """One report, as the count knows it."""

    hash: bytes
    facets: list[Claim] = field(default_factory=list)
    corrections: list[Claim] = field(default_factory=list)
    fact: Fact | None = None

    @property
    def correction(self) -> Claim | None:
        """The correction with the highest number, if it says something that is not counted yet."""
        if not self.corrections:
            return None
        highest = max(self.corrections, key=lambda claim: claim.number or 0)
        counted = self.fact.corrected if self.fact else None
        if counted and (highest.number or 0) <= counted_number(highest.ticket, counted):
            return None
        return highest

    @property
    def is_correction_alone(self) -> bool:
        """Nothing that could be read was filed under this ticket."""
        return self.fact is None and not self.facets

    @property
    def others_words(self) -> list[Claim]:
        """Corrections that name another desk than the report was sealed for: they are refused."""
        known = self.fact.desk if self.fact else self.facets[0].desk if self.facets else None
        return [claim for claim in self.corrections if known is not None and claim.desk != known]

    def without(self, refused: Iterable[Claim]) -> "Ticket":
        gone = {claim.row.pk for claim in refused}
        kept = [claim for claim in self.corrections if claim.row.pk not in gone]
        return replace(self, corrections=kept)


@dataclass(frozen=True)
class Word:
    """What will be counted for one ticket, and the waiting rows that it uses up."""

    claim: Claim
    rows: tuple[Row, ...]
    old: Fact | None = None


def tickets_of(claims: Iterable[Claim]) -> list[Ticket]:
    tickets: dict[bytes, Ticket] = {}
    for claim in claims:
        ticket = tickets.setdefault(claim.ticket_hash, Ticket(claim.ticket_hash))
        (ticket.facets if claim.number is None else ticket.corrections).append(claim)
    for hashes in statements(tickets):
        for fact in Fact.objects.filter(ticket_hash__in=hashes):
            tickets[fact.ticket_hash].fact = fact
    return list(tickets.values())


def statements(values: Collection[Value]) -> Iterator[list[Value]]:
    """So many values as one statement bears."""
    left = iter(values)
    while part := list(islice(left, ROWS_A_STATEMENT)):
        yield part


def rows_of(claims: Iterable[Claim]) -> tuple[Row, ...]:
    return tuple(claim.row for claim in claims)


def first_word(ticket: Ticket) -> Word:
    """The facets alone; a correction goes on waiting."""
    return Word(ticket.facets[0], rows_of(ticket.facets))


def corrected_word(ticket: Ticket, correction: Claim) -> Word:
    """The correction, with what only the facets or the fact can know: call, cell and panel."""
    known: Claim | Fact | None = ticket.fact or (ticket.facets[0] if ticket.facets else None)
    if known is not None:
        detail = correction.detail or (ticket.facets[0].detail if ticket.facets else None)
        correction = replace(
            correction, call=known.call, cell=known.cell, panel=known.panel, detail=detail
        )
    return Word(correction, rows_of([*ticket.facets, *ticket.corrections]), old=ticket.fact)


def spent_rows(tickets: Iterable[Ticket]) -> Iterator[Row]:
    """Rows that say nothing new of a counted ticket: they come again and change nothing."""
    for ticket in tickets:
        if ticket.fact is not None:
            yield from rows_of(ticket.facets)
            if ticket.corrections and ticket.correction is None:
                yield from rows_of(ticket.corrections)
