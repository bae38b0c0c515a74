"""A desk's statement on its way: proposed by one officer, signed by others, then accepted."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cases.models import DeskStatement, IndexShare, OfficerKey, Proposal, SeedShare
from cases.selectors.desks import signed_statements
from cases.services.list_desk import FEWEST_KEY_HOLDERS, list_desk
from reporting.installation import sealing_instance
from reporting.problems import Refused
from reporting.sealing.chain import verify_chain
from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadStatement, SealingError
from reporting.sealing.instance import ZERO_HASH
from reporting.sealing.statements import (
    Signature,
    SignedStatement,
    Statement,
    parse_statement,
    verify_signature,
)
from staff.access import desks_of
from staff.models import Desk, Person

FIRST = (0, ZERO_HASH)  # what the first statement follows


@transaction.atomic
def propose_statement(  # noqa: PLR0913  all keyword-only, one a field of the request
    *,
    person: Person,
    desk: Desk,
    body: bytes,
    signature: bytes,
    shares: list[dict[str, Any]],
    index_shares: list[dict[str, Any]],
) -> Proposal:
    """Keep a statement until it has its signatures; it becomes one at once if it needs no other."""
    said = read_statement(desk, body)
    require_members(desk, said)
    require_shares(said, shares)
    require_shares(said, index_shares)
    proposal, is_new = Proposal.objects.get_or_create(
        desk=desk,
        defaults={
            "number": said.number,
            "body": body,
            "signatures": [],
            "shares": shares,
            "index_shares": index_shares,
            "proposer": person,
        },
    )
    if not is_new:
        raise Refused(409, "proposal_exists", "A change of this desk is waiting. Look at it first.")
    add_signature(proposal, person, signature)
    return proposal


@transaction.atomic
def sign_proposal(*, person: Person, desk: Desk, number: int, signature: bytes) -> None:
    """Add a signature; with it the statement may hold, and then it is the desk's."""
    add_signature(find_proposal(desk, number), person, signature)


@transaction.atomic
def withdraw_proposal(*, desk: Desk, number: int) -> None:
    find_proposal(desk, number).delete()


def find_proposal(desk: Desk, number: int) -> Proposal:
    found = Proposal.objects.select_for_update().filter(desk=desk, number=number).first()
    if found is None:
        raise Refused(404, "no_proposal", "There is no such proposal any more. Reload the page.")
    return found


def read_statement(desk: Desk, body: bytes) -> Statement:
    try:
        said = parse_statement(body)
    except SealingError:
        raise Refused(400, "bad_statement", "This is not a statement of a desk.") from None
    if said.desk_id != desk.pk.bytes or said.instance != sealing_instance():
        raise Refused(400, "bad_statement", "This statement is of another desk.")
    newest = DeskStatement.objects.filter(desk=desk).order_by("-number").first()
    if (said.number - 1, said.prev) != ((newest.number, newest.hash) if newest else FIRST):
        raise Refused(409, "statement_stale", "The desk has changed meanwhile. Reload the page.")
    if newest is None and len(said.members) < FEWEST_KEY_HOLDERS:
        raise Refused(400, "two_members", "A desk begins with two officers who hold its key.")
    if settings.FAIRLEAD_MODE == "production" and said.recovery is None:
        raise Refused(409, "no_recovery", "Make the recovery key of this desk first.")
    return said


def require_members(desk: Desk, said: Statement) -> None:
    """Every member named is an officer of the desk, with the keys that their browser sent."""
    for member in said.members:
        key = (
            OfficerKey.objects.select_related("person")
            .filter(pk=UUID(bytes=member.officer_id), sign=member.sign)
            .first()
        )
        if key is None or sha256(key.hpke) != member.hpke_hash or desk not in desks_of(key.person):
            raise Refused(400, "not_a_member", "The statement names a key that is not here.")


def require_shares(said: Statement, shares: list[dict[str, Any]]) -> None:
    if {UUID(share["officer"]).bytes for share in shares} != {m.officer_id for m in said.members}:
        raise Refused(400, "shares_missing", "There must be one share for each member.")


def add_signature(proposal: Proposal, person: Person, signature: bytes) -> None:
    key = OfficerKey.objects.filter(person=person).first()
    if key is None:
        raise Refused(409, "no_key", "Make your own key first.")
    if key.pk.bytes not in {member.officer_id for member in parse_statement(proposal.body).members}:
        raise Refused(409, "not_named", "This statement does not name you, so you cannot sign it.")
    made = Signature(officer=key.pk.hex, key=key.sign, signature=signature)
    if not verify_signature(sealing_instance(), proposal.body, made):
        raise Refused(400, "bad_signature", "This signature does not fit the statement.")
    others = [one for one in proposal.signatures if one["officer"] != made.officer]
    entry = {"officer": made.officer, "key": made.key.hex(), "signature": signature.hex()}
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
    for share in proposal.shares:
        SeedShare.objects.update_or_create(
            desk=desk,
            epoch=said.epoch,
            officer_id=UUID(share["officer"]),
            defaults={"key_id": statement.key_id, "share": bytes.fromhex(share["share"])},
        )
    for share in proposal.index_shares:
        IndexShare.objects.update_or_create(
            desk=desk,
            version=share["version"],
            officer_id=UUID(share["officer"]),
            defaults={"share": bytes.fromhex(share["share"])},
        )
    proposal.delete()
    list_desk(desk=desk, statement=statement, members=len(said.members))
    return statement


def signature_of(entry: dict[str, str]) -> Signature:
    return Signature(
        officer=entry["officer"],
        key=bytes.fromhex(entry["key"]),
        signature=bytes.fromhex(entry["signature"]),
    )
