"""Turn claims into facts, details and tallies, inside the count's transaction."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from reporting.installation import instance_id
from reporting.sealing import derive
from reporting.sealing.instance import Instance
from reporting.vocabulary import FACETS
from trends.live.models import Detail, Fact
from trends.live.models.facts import Status
from trends.live.services.open_waiting import Claim
from trends.live.services.read_fact import DETAILS, LOST_NO_TIME, LOST_TIME, REFUSED_OUTCOME
from trends.live.services.tally import tally_change

ROWS_A_STATEMENT = 500


def apply_claims(claims: Iterable[Claim], *, received_quarter: str) -> int:
    """Write one fact a ticket; returns how many tickets changed.

    The highest correction wins, facets lose to any correction and to a fact that is there already.
    """
    winners = strongest(claims)
    old = {fact.ticket_hash: fact for fact in facts_with(ticket_hash__in=list(winners))}
    winners = {t: claim for t, claim in winners.items() if outweighs(claim, old.get(t))}
    old = {ticket: fact for ticket, fact in old.items() if ticket in winners}
    new = [
        fact_of(claim, old=old.get(ticket), received_quarter=received_quarter)
        for ticket, claim in winners.items()
    ]
    calls = {fact.call for fact in (*old.values(), *new)}
    before = facts_with(call__in=list(calls))
    gone = {fact.pk for fact in old.values()}
    after = [*(fact for fact in before if fact.pk not in gone), *new]
    Fact.objects.filter(pk__in=gone).delete()
    # in the order of their random ids: the order of rows says nothing of the order of reports
    Fact.objects.bulk_create(sorted(new, key=lambda fact: fact.id), batch_size=ROWS_A_STATEMENT)
    write_details(winners.values())
    tally_change(before=before, after=after)
    return len(new)


def facts_with(**condition: object) -> list[Fact]:
    return list(Fact.objects.filter(**condition))


def strongest(claims: Iterable[Claim]) -> dict[bytes, Claim]:
    winners: dict[bytes, Claim] = {}
    for claim in claims:
        held = winners.get(claim.ticket_hash)
        if held is None or claim.rank > held.rank:
            winners[claim.ticket_hash] = claim
    return winners


def outweighs(claim: Claim, fact: Fact | None) -> bool:
    if fact is None:
        return True
    counted = -1 if fact.corrected is None else fact.corrected
    return claim.rank > counted


def fact_of(claim: Claim, *, old: Fact | None, received_quarter: str) -> Fact:
    """The fact that a claim makes; a correction of a counted fact keeps what it cannot know."""
    return Fact(
        ticket_hash=claim.ticket_hash,
        desk=claim.desk,
        place=claim.fact.place,
        inspection_type=claim.fact.inspection_type,
        period=claim.fact.period,
        received_quarter=old.received_quarter if old else received_quarter,
        kind=claim.fact.kind,
        response=claim.fact.response,
        call=claim.call,
        cell=claim.cell,
        panel=claim.panel,
        status=claim.status,
        corrected=claim.number,
    )


def write_details(claims: Iterable[Claim]) -> None:
    """Replace the details of each ticket whose detail secret is known."""
    claims = [claim for claim in claims if claim.detail is not None]
    corrected = [
        ticket for claim in claims if claim.number is not None for ticket in all_tickets(claim)
    ]
    for start in range(0, len(corrected), ROWS_A_STATEMENT):
        Detail.objects.filter(pk__in=corrected[start : start + ROWS_A_STATEMENT]).delete()
    rows = [row for claim in claims for row in details_of(claim)]
    rows.sort(key=lambda row: row.ticket_hash)
    Detail.objects.bulk_create(rows, batch_size=ROWS_A_STATEMENT, ignore_conflicts=True)


def details_of(claim: Claim) -> Iterator[Detail]:
    if claim.status == Status.REJECTED:
        return
    for name, value in claim.fact.details:
        yield Detail(
            ticket_hash=detail_hash(claim, name, value),
            place=claim.fact.place,
            inspection_type=claim.fact.inspection_type,
            year=claim.fact.year,
            name=name,
            value=value,
            status=claim.status,
        )


def all_tickets(claim: Claim) -> Iterator[bytes]:
    """Every detail that this ticket can have had: what an earlier count wrote is among them."""
    for name in DETAILS:
        for code in FACETS[name].codes:
            yield detail_hash(claim, name, code)
    for outcome in (LOST_NO_TIME, LOST_TIME):
        yield detail_hash(claim, REFUSED_OUTCOME, outcome)


def detail_hash(claim: Claim, name: str, value: str) -> bytes:
    ticket = derive.detail_ticket(
        Instance(instance_id()), detail=claim.detail or b"", name=name, value=value
    )
    return sha256(ticket).digest()
