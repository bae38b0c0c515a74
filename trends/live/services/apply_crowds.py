"""Turn crowds into facts, details and tallies, inside the count's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from operator import attrgetter
from uuid import UUID, uuid4

from reporting.installation import sealing_instance
from reporting.sealing import derive
from reporting.vocabulary import FACETS
from trends.live.models import Detail, Fact
from trends.live.services.form_crowds import Crowd
from trends.live.services.insert_rows import Row, insert_new_rows, insert_rows
from trends.live.services.numbers import tag_of
from trends.live.services.open_waiting import Claim
from trends.live.services.read_fact import DETAILS, LOST_NO_TIME, LOST_TIME, REFUSED_OUTCOME
from trends.live.services.tally import tally_change
from trends.live.services.tickets import Word, statements

DETAIL_COLUMNS = ("ticket_hash", "place", "inspection_type", "year", "name", "value", "status")


def apply_crowds(crowds: Iterable[Crowd], *, received_quarter: str) -> int:
    """Write one fact a ticket, and a new crowd for each crowd; returns how many tickets changed."""
    words, new = [], []
    for crowd in crowds:
        crowd_id = uuid4()
        words += crowd
        new += [fact_of(word, crowd=crowd_id, received_quarter=received_quarter) for word in crowd]
    old = [word.old for word in words if word.old is not None]
    before = facts_of_calls({fact.call for fact in (*old, *new)})
    gone = {fact.pk for fact in old}
    after = [*(fact for fact in before if fact.pk not in gone), *new]
    for ids in statements(gone):
        Fact.objects.filter(pk__in=ids).delete()
    # in the order of their random ids: the order of rows says nothing of the order of reports
    insert_facts(sorted(new, key=attrgetter("id.int")))
    write_details(words)
    tally_change(before=before, after=after)
    return len(new)


def facts_of_calls(calls: set[UUID]) -> list[Fact]:
    return [fact for ids in statements(calls) for fact in Fact.objects.filter(call__in=ids)]


def fact_of(word: Word, *, crowd: UUID, received_quarter: str) -> Fact:
    """The fact that a word makes; a counted fact keeps the quarter in which it was received."""
    claim = word.claim
    number = claim.number
    return Fact(
        ticket_hash=claim.ticket_hash,
        desk=claim.desk,
        place=claim.fact.place,
        inspection_type=claim.fact.inspection_type,
        period=claim.fact.period,
        received_quarter=word.old.received_quarter if word.old else received_quarter,
        kind=claim.fact.kind,
        response=claim.fact.response,
        call=claim.call or uuid4(),
        cell=claim.cell,
        panel=claim.panel,
        status=claim.status,
        corrected=None if number is None else tag_of(claim.ticket, number),
        crowd=crowd,
    )


def write_details(words: Sequence[Word]) -> None:
    """Replace the details of each ticket whose detail secret is known."""
    known = [word for word in words if word.claim.detail is not None]
    written = [tag for word in known if word.old is not None for tag in all_tickets(word.claim)]
    for tags in statements(written):
        Detail.objects.filter(pk__in=tags).delete()
    rows = sorted(row for word in known for row in details_of(word.claim))
    insert_new_rows(Detail, DETAIL_COLUMNS, rows)  # where two share a secret, one is enough


def insert_facts(facts: Iterable[Fact]) -> None:
    columns = [field.attname for field in Fact._meta.concrete_fields]  # noqa: SLF001  all of them
    insert_rows(Fact, columns, map(attrgetter(*columns), facts))


def details_of(claim: Claim) -> Iterator[Row]:
    """They are confirmed and rejected with their fact."""
    fact = claim.fact
    for name, value in fact.details:
        hashed = detail_hash(claim, name, value)
        yield (hashed, fact.place, fact.inspection_type, fact.year, name, value, claim.status)


def all_tickets(claim: Claim) -> Iterator[bytes]:
    """Every detail that this ticket can have had: what an earlier count wrote is among them."""
    for name in DETAILS:
        for code in FACETS[name].codes:
            yield detail_hash(claim, name, code)
    for outcome in (LOST_NO_TIME, LOST_TIME):
        yield detail_hash(claim, REFUSED_OUTCOME, outcome)


def detail_hash(claim: Claim, name: str, value: str) -> bytes:
    ticket = derive.detail_ticket(
        sealing_instance(), detail=claim.detail or b"", name=name, value=value
    )
    return sha256(ticket).digest()
