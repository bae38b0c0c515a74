"""A desk: who holds its key, what changes are proposed, and its queue."""

from typing import Any
from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.asking import body_of, person_of, query_of
from cases.api.rows import queue_row, text
from cases.api.shapes import (
    DeskPersonShape,
    NewProposalShape,
    NewSignatureShape,
    QueueQueryShape,
    ShareShape,
)
from cases.models import DeskStatement, Proposal, RecoveryShare
from cases.selectors.desks import (
    index_shares_for,
    people_of,
    recovery_shares_of,
    rows_under_older_versions,
    shares_for,
    statement_json,
)
from cases.selectors.queue import queue_page
from cases.services.make_statement import propose_statement, sign_proposal, withdraw_proposal
from staff.access import access_desk
from staff.models import Desk


class ShowDesk(APIView):
    """GET: statements, the waiting proposal, people with their public keys, and my shares."""

    policy = "officer"

    @extend_schema(responses=dict)
    def get(self, request: Request, desk_id: UUID) -> Response:
        person = person_of(request)
        desk = access_desk(person, desk_id)
        indexes = [index_row(one.version, one.share) for one in index_shares_for(desk, person)]
        statements = DeskStatement.objects.filter(desk=desk).order_by("number")
        return Response(
            {
                "desk": desk.pk,
                "name": desk.name,
                "kind": desk.kind,
                "statements": [statement_json(row) for row in statements],
                "proposal": proposal_row(desk),
                "people": DeskPersonShape(people_of(desk), many=True).data,
                "shares": ShareShape(shares_for(desk, person), many=True).data,
                "recovery_required": settings.FAIRLEAD_MODE == "production",
                "recovery_shares": [epoch_row(one) for one in recovery_shares_of(desk)],
                "index": indexes[-1] if indexes else None,
                "indexes": indexes,
                "old_rows": rows_under_older_versions(desk),
            }
        )


def epoch_row(share: RecoveryShare) -> dict[str, Any]:
    return {"epoch": share.epoch, "key_id": share.key_id.hex, "share": text(share.share)}


def index_row(version: int, share: bytes) -> dict[str, Any]:
    return {"version": version, "share": text(share)}


def proposal_row(desk: Desk) -> dict[str, Any] | None:
    proposal = Proposal.objects.filter(desk=desk).first()
    if proposal is None:
        return None
    shares = [share_row(share) for share in proposal.shares]
    return {"number": proposal.number, **statement_json(proposal), "shares": shares}


def share_row(share: dict[str, Any]) -> dict[str, Any]:
    return share | {"share": text(bytes.fromhex(share["share"]))}


def stored_share(share: dict[str, Any]) -> dict[str, Any]:
    """A share as a proposal keeps it: JSON, with its bytes in hex."""
    kept = {"share": share["share"].hex()}
    if "officer" in share:
        kept["officer"] = str(share["officer"])
    if "epoch" in share:
        return kept | {"epoch": share["epoch"], "key_id": share["key_id"].hex()}
    return kept | {"version": share["version"]}


class Propose(APIView):
    """POST: propose the desk's next statement, with a share of each seed for each member."""

    policy = "officer"

    @extend_schema(request=NewProposalShape, responses={201: None})
    def post(self, request: Request, desk_id: UUID) -> Response:
        desk = access_desk(person_of(request), desk_id)
        made = body_of(request, NewProposalShape)
        propose_statement(
            person=person_of(request),
            desk=desk,
            body=made["statement"],
            signature=made["signature"],
            shares=[stored_share(share) for share in made["shares"]],
            index_shares=[stored_share(share) for share in made["index_shares"]],
            recovery_shares=[stored_share(share) for share in made["recovery_shares"]],
            by_recovery=made["by_recovery"],
        )
        return Response({}, status=201)


class Sign(APIView):
    """POST: sign a proposal."""

    policy = "officer"

    @extend_schema(request=NewSignatureShape, responses={204: None})
    def post(self, request: Request, desk_id: UUID, number: int) -> Response:
        desk = access_desk(person_of(request), desk_id)
        made = body_of(request, NewSignatureShape)
        person = person_of(request)
        sign_proposal(person=person, desk=desk, number=number, **made)
        return Response(status=204)


class Withdraw(APIView):
    """DELETE: withdraw a proposal."""

    policy = "officer"

    @extend_schema(responses={204: None})
    def delete(self, request: Request, desk_id: UUID, number: int) -> Response:
        person = person_of(request)
        withdraw_proposal(person=person, desk=access_desk(person, desk_id), number=number)
        return Response(status=204)


class Queue(APIView):
    """GET: one page of the desk's cases."""

    policy = "officer"

    @extend_schema(parameters=[QueueQueryShape], responses=dict)
    def get(self, request: Request, desk_id: UUID) -> Response:
        person = person_of(request)
        desk = access_desk(person, desk_id)
        asked = query_of(request, QueueQueryShape)
        page = queue_page(desk=desk, person=person, **asked)
        cases = [queue_row(line, page.wraps) for line in page.lines]
        return Response({"count": page.count, "next": page.next, "cases": cases})
