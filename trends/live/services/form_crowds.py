"""Form crowds: words that are counted together, so that each could be any report of its crowd.

A thief with every back-up knows which sealed rows a run took, from which case a correction came,
and of each report its desk, its day, whether it is a record and whether it came in a file. So a
crowd is of one desk, one track, in files or not, corrected or not, with no fact of a month that
begins after any of its reports may have been filed; and a crowd that was counted is only ever cut
into crowds that are large enough themselves (docs/decisions/0007).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count

from trends.live.models import Fact
from trends.live.services.open_waiting import Claim
from trends.live.services.tickets import Ticket, Word, corrected_word, first_word

Crowd = list[Word]
Alike = tuple[UUID, str, bool]  # what a thief sees of a report: desk, track, in a file


@dataclass
class Waiting:
    """The words of the new tickets that look alike, by whether an officer has spoken already."""

    plain: list[Ticket] = field(default_factory=list)
    corrected: list[tuple[Ticket, Claim]] = field(default_factory=list)


def form_crowds(tickets: Collection[Ticket], *, least: int) -> list[Crowd]:
    """Every crowd of at least so many tickets that this run may count."""
    return [*first_counts(tickets, least=least), *later_corrections(tickets, least=least)]


def first_counts(tickets: Iterable[Ticket], *, least: int) -> Iterator[Crowd]:
    """Tickets that were never counted. Where too few have a correction, their facets are counted
    with the rest, and the corrections wait."""
    for waiting in sort_new(tickets).values():
        corrected = [corrected_word(ticket, claim) for ticket, claim in waiting.corrected]
        full = list(crowds_in_time(corrected, least=least))
        yield from full
        taken = {word.claim.ticket_hash for crowd in full for word in crowd}
        late = [ticket for ticket, _ in waiting.corrected if ticket.hash not in taken]
        plain = [first_word(ticket) for ticket in [*waiting.plain, *late] if ticket.facets]
        yield from crowds_in_time(plain, least=least)


def sort_new(tickets: Iterable[Ticket]) -> dict[Alike, Waiting]:
    found: defaultdict[Alike, Waiting] = defaultdict(Waiting)
    for ticket in tickets:
        correction = ticket.correction
        if ticket.fact is not None or not (ticket.facets or correction):
            continue
        seen = ticket.facets[0] if ticket.facets else ticket.corrections[0]
        waiting = found[seen.desk, seen.fact.track, seen.cell is not None or seen.panel]
        if correction is None:
            waiting.plain.append(ticket)
        else:
            waiting.corrected.append((ticket, correction))
    return found


def crowds_in_time(words: Iterable[Word], *, least: int) -> Iterator[Crowd]:
    """Crowds by month of filing, oldest first; too few of a month are filled up with later reports
    of that month or before, so that nobody waits for a month that is over."""
    left = sorted(words, key=lambda word: word.claim.ticket_hash)
    for month in sorted({month_of(word.claim.filed_from) for word in left}):
        crowd = [word for word in left if month_of(word.claim.filed_from) == month]
        later = [word for word in left if month_of(word.claim.filed_from) > month]
        fitting = [word for word in later if word.claim.fact.begins <= month]
        crowd += fitting[: max(0, least - len(crowd))]
        if crowd and len(crowd) >= least:
            yield crowd
            gone = {word.claim.ticket_hash for word in crowd}
            left = [word for word in left if word.claim.ticket_hash not in gone]


def month_of(day: date) -> date:
    return day.replace(day=1)


def later_corrections(tickets: Iterable[Ticket], *, least: int) -> Iterator[Crowd]:
    """Corrections of facts that are counted, crowd by crowd as these were counted."""
    spoken: defaultdict[UUID, list[Word]] = defaultdict(list)
    for ticket in tickets:
        if ticket.fact is not None and ticket.fact.crowd and (claim := ticket.correction):
            spoken[ticket.fact.crowd].append(corrected_word(ticket, claim))
    sizes = dict(
        Fact.objects.filter(crowd__in=spoken).values_list("crowd").annotate(Count("pk")).order_by()
    )
    for crowd, words in spoken.items():
        number = how_many(sizes[crowd], ready=len(words), least=least)
        if number:
            words.sort(key=lambda word: word.claim.ticket_hash)
            yield words[:number]


def how_many(size: int, *, ready: int, least: int) -> int:
    """How many may leave a crowd, so that both who leaves and who stays are enough, or nobody."""
    stays = size - ready
    leaves = ready if stays == 0 or stays >= least else size - least
    return leaves if leaves >= least else 0
