"""Corrections without a report: counted for reports whose answers could not be read, and for no
more than there are of these. Nothing on the server ties a correction to a case, so their number is
all that can be kept (docs/decisions/0015)."""

from collections.abc import Iterable, Sequence

from reporting.models import SealedFacets
from trends.live.models import CountLock
from trends.live.services.form_crowds import Crowd
from trends.live.services.open_waiting import Claim, Opened
from trends.live.services.tickets import Ticket


def unread_reports(opened: Opened) -> int:
    """Reports whose answers this run or one before it could not read, less the corrections that
    were counted in their place. Where a lost key came back it is nought, never less."""
    known = CountLock.objects.get(pk=1).unread + facets_set_aside(opened)
    return max(0, known + opened.facets_without_key)


def keep_unread(opened: Opened, crowds: Iterable[Crowd], *, unread: int) -> None:
    """What stands for rows that go on waiting for their key is not kept: they are seen again."""
    counted = sum(
        word.old is None and not has_facets(word.rows) for crowd in crowds for word in crowd
    )
    CountLock.objects.filter(pk=1).update(unread=unread - counted - opened.facets_without_key)


def facets_set_aside(opened: Opened) -> int:
    return sum(isinstance(row, SealedFacets) for row, _ in opened.aside)


def has_facets(rows: Iterable[object]) -> bool:
    return any(isinstance(row, SealedFacets) for row in rows)


def refuse_invented(tickets: Sequence[Ticket], *, unread: int) -> tuple[list[Ticket], list[Claim]]:
    """All tickets but those of no report beyond the reports that could not be read."""
    alone = [ticket for ticket in tickets if ticket.is_correction_alone]
    beyond = sorted(alone, key=lambda ticket: ticket.hash)[unread:]
    refused = {ticket.hash for ticket in beyond}
    kept = [ticket for ticket in tickets if ticket.hash not in refused]
    return kept, [claim for ticket in beyond for claim in ticket.corrections]
