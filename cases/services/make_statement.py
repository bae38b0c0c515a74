"""A desk's statement on its way: proposed by one officer, signed by others, then accepted."""

from typing import Any
from uuid import UUID

from django.db import transaction

from cases.models import (
    DeskStatement,
    IndexShare,
    OfficerKey,
    Proposal,
    RecoveryShare,
    SeedShare,
)
from cases.selectors.desks import newest_statement, signed_statements
from cases.services.list_desk import list_desk
from cases.services.read_change import Change, read_change
from cases.services.require_shares import require_shares
from reporting.installation import sealing_instance
from reporting.problems import Refused
from reporting.sealing.chain import verify_chain
from reporting.sealing.errors import BadStatement
from reporting.sealing.statements import (
    RECOVERY,
    Signature,
    SignedStatement,
    Statement,
    parse_statement,
    verify_signature,
)
from staff.models import Desk, Person


@transaction.atomic
def propose_statement(  # noqa: PLR0913  all keyword-only, one a field of the request
    *,
    person: Person,
    desk: Desk,
    body: bytes,
    signature: bytes,
    shares: list[dict[str, Any]],
    index_shares: list[dict[str, Any]],
    recovery_shares: list[dict[str, Any]] | None = None,
    by_recovery: bool = False,
) -> Proposal:
    """Keep a statement until it has its signatures; it becomes one at once if it needs no other."""
    change = read_change(desk, body)
    brought = {
        "shares": shares,
        "index_shares": index_shares,
        "recovery_shares": recovery_shares or [],
    }
    require_shares(change, **brought)
    kept = {"number": change.said.number, "body": body, "signatures": [], "proposer": person}
    proposal, is_new = Proposal.objects.get_or_create(desk=desk, defaults=kept | brought)
    if not is_new:
        raise Refused(409, "proposal_exists", "A change of this desk is waiting. Look at it first.")
    add_signature(proposal, change, made_by(change, person, signature, by_recovery=by_recovery))
    return proposal


@transaction.atomic
def sign_proposal(
    *, person: Person, desk: Desk, number: int, signature: bytes, by_recovery: bool = False
) -> None:
    """Add a signature; with it the statement may hold, and then it is the desk's."""
    proposal = find_proposal(desk, number)
    change = read_change(desk, proposal.body)
    add_signature(proposal, change, made_by(change, person, signature, by_recovery=by_recovery))


@transaction.atomic
def withdraw_proposal(*, person: Person, desk: Desk, number: int) -> None:
    """Throw a proposal away: who made it withdraws it, who else holds a key rejects it.

    Whatever has become of it meanwhile: one that nobody may sign any more would otherwise wait for
    ever, and no other change of the desk with it.
    """
    proposal = find_proposal(desk, number)
    if person != proposal.proposer and not holds_key(person, proposal):
        raise Refused(409, "not_named", "Only an officer who holds the desk's key can reject it.")
    proposal.delete()


def holds_key(person: Person, proposal: Proposal) -> bool:
    """By the newest statement; before the first, who is to hold it."""
    newest = newest_statement(proposal.desk)
    named = parse_statement(newest.body if newest else proposal.body).members
    key = OfficerKey.objects.filter(person=person).first()
    return key is not None and key.pk.bytes in {member.officer_id for member in named}


def find_proposal(desk: Desk, number: int) -> Proposal:
    found = Proposal.objects.select_for_update().filter(desk=desk, number=number).first()
    if found is None:
        raise Refused(404, "no_proposal", "There is no such proposal any more. Reload the page.")
    return found


def made_by(change: Change, person: Person, signature: bytes, *, by_recovery: bool) -> Signature:
    """The signature with its signer: a member whose word counts, or the recovery key."""
    if by_recovery:
        recovery = change.before.recovery if change.before else None
        if recovery is None:
            raise Refused(409, "no_recovery_key", "This desk has no recovery key.")
        return Signature(officer=RECOVERY, key=recovery.sign, signature=signature)
    key = OfficerKey.objects.filter(person=person).first()
    if key is None:
        raise Refused(409, "no_key", "Make your own key first.")
    if key.pk.bytes not in {member.officer_id for member in change.signers}:
        raise Refused(
            409, "not_named", "Only who holds the key, and goes on holding it, can sign this."
        )
    return Signature(officer=key.pk.hex, key=key.sign, signature=signature)


def add_signature(proposal: Proposal, change: Change, made: Signature) -> None:
    if not verify_signature(sealing_instance(), proposal.body, made):
        raise Refused(400, "bad_signature", "This signature does not fit the statement.")
    others = [one for one in proposal.signatures if one["officer"] != made.officer]
    entry = {
        "officer": made.officer,
        "key": made.key.hex(),
        "signature": made.signature.hex(),
    }
    proposal.signatures = [*others, entry]
    proposal.save(update_fields=["signatures"])
    accept_if_it_holds(proposal)


def accept_if_it_holds(proposal: Proposal) -> DeskStatement | None:
    """Verify the whole chain with the proposal at its end; keep it as the desk's if it holds."""
    candidate = SignedStatement(proposal.body, tuple(map(signature_of, proposal.signatures)))
    accepted = signed_statements(proposal.desk)
    try:
        chain = verify_chain(
            sealing_instance(),
            proposal.desk.pk.bytes,
            [*accepted, candidate],
            first_hash=accepted[0].hash if accepted else candidate.hash,
        )
    except BadStatement:
        return None  # not enough signatures yet
    return accept_statement(proposal, candidate, chain[-1])


def accept_statement(proposal: Proposal, signed: SignedStatement, said: Statement) -> DeskStatement:
    desk = proposal.desk
    statement = DeskStatement.objects.create(
        hash=signed.hash,
        desk=desk,
        number=said.number,
        epoch=said.epoch,
        key_id=UUID(bytes=said.key.key_id),
        body=proposal.body,
        signatures=proposal.signatures,
    )
    keep_shares(proposal)
    forget_shares_of_leavers(desk, said)
    proposal.delete()
    list_desk(desk=desk, statement=statement)
    return statement


def keep_shares(proposal: Proposal) -> None:
    desk = proposal.desk
    for share in proposal.shares:
        SeedShare.objects.update_or_create(
            desk=desk,
            epoch=share["epoch"],
            officer_id=UUID(share["officer"]),
            defaults={"key_id": UUID(share["key_id"]), "share": bytes.fromhex(share["share"])},
        )
    for share in proposal.index_shares:
        IndexShare.objects.update_or_create(
            desk=desk,
            version=share["version"],
            officer_id=UUID(share["officer"]),
            defaults={"share": bytes.fromhex(share["share"])},
        )
    for share in proposal.recovery_shares:
        RecoveryShare.objects.update_or_create(
            desk=desk,
            epoch=share["epoch"],
            defaults={"key_id": UUID(share["key_id"]), "share": bytes.fromhex(share["share"])},
        )


def forget_shares_of_leavers(desk: Desk, said: Statement) -> None:
    """What they have seen they keep; the server gives them nothing more."""
    stay = [UUID(bytes=member.officer_id) for member in said.members]
    for shares in (SeedShare, IndexShare):
        shares.objects.filter(desk=desk).exclude(officer__in=stay).delete()


def signature_of(entry: dict[str, str]) -> Signature:
    return Signature(
        officer=entry["officer"],
        key=bytes.fromhex(entry["key"]),
        signature=bytes.fromhex(entry["signature"]),
    )
