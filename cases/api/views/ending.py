"""The end of a case before its time: legal holds, acts of two officers, withdrawals."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.access import access_act, access_case, acts_for
from cases.api.asking import body_of, person_of
from cases.api.ending_shapes import NewActShape, NewHoldShape, SecondShape, WithdrawalShape
from cases.api.rows import act_row
from cases.selectors.acts import with_proposals
from cases.services.place_hold import place_hold
from cases.services.propose_act import drop_act, propose_act, sign_act
from cases.services.withdraw_case import (
    begin_withdrawal,
    carry_out_withdrawal,
    stop_withdrawal,
)


class ActsThatWait(APIView):
    """GET: acts that wait for a second signature which this person may give, or has asked for."""

    policy = "officer"

    @extend_schema(responses=dict)
    def get(self, request: Request) -> Response:
        acts = acts_for(person_of(request)).select_related("case__desk", "proposer")
        return Response({"acts": [act_row(one) for one in with_proposals(acts.order_by("case"))]})


class PlaceHold(APIView):
    """POST: nothing of the case is erased while the hold stands."""

    policy = "officer"

    @extend_schema(request=NewHoldShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, NewHoldShape)
        place_hold(
            person=person,
            case_id=case_id,
            why=made["why"],
            box=made["note"],
            letter=made["letter"],
        )
        return Response(status=204)


class ProposeAct(APIView):
    """POST: a signed proposal; the answer is the number of its event."""

    policy = "officer"

    @extend_schema(request=NewActShape, responses={201: dict})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, NewActShape)
        event = propose_act(person=person, case_id=case_id, box=made.pop("note"), **made)
        return Response({"number": event.number}, status=201)


class SignAct(APIView):
    """POST: the second signature; with it the act is done."""

    policy = "officer"

    @extend_schema(request=SecondShape, responses={204: None})
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        person = person_of(request)
        access_act(person, case_id, number)
        made = body_of(request, SecondShape)
        sign_act(person=person, case_id=case_id, number=number, signature=made["signature"])
        return Response(status=204)


class DropAct(APIView):
    """DELETE: who proposed it withdraws it, somebody else rejects it."""

    policy = "officer"

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request, case_id: UUID, number: int) -> Response:
        drop_act(person=person_of(request), case_id=case_id, number=number)
        return Response(status=204)


class BeginWithdrawal(APIView):
    """POST: the reporter asked; the 14 days begin."""

    policy = "officer"

    @extend_schema(request=WithdrawalShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, WithdrawalShape)
        begin_withdrawal(
            person=person, case_id=case_id, request=made["slot"], letter=made["letter"]
        )
        return Response(status=204)


class StopWithdrawal(APIView):
    """POST: the reporter wrote again; the report is kept."""

    policy = "officer"

    @extend_schema(request=WithdrawalShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, WithdrawalShape)
        stop_withdrawal(person=person, case_id=case_id, reply=made["slot"], letter=made["letter"])
        return Response(status=204)


class CarryOutWithdrawal(APIView):
    """POST: the 14 days are over; what was sealed is erased."""

    policy = "officer"

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        carry_out_withdrawal(person=person_of(request), case_id=case_id)
        return Response(status=204)
