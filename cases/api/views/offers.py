"""A case on its way to another desk: offered, taken back, taken over, declined."""

from contextlib import suppress
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.access import access_case, access_offered
from cases.api.asking import body_of, person_of
from cases.api.offer_rows import offered_line, offered_row
from cases.api.offer_shapes import DeclineShape, NewOfferShape, TakeOverShape
from cases.selectors.offers import offers_to
from cases.services.answer_offer import decline, take_over
from cases.services.offer_case import NewOffer, offer_case, take_back
from reporting.problems import Refused
from staff.access import access_desk
from staff.models import Person


def require_known(person: Person, case_id: UUID) -> None:
    """Http404 for who may not know of it; that somebody was quicker is said under the lock."""
    with suppress(Refused):
        access_offered(person, case_id)


class OfferCase(APIView):
    """POST: offer a case of one's own desk to another desk. DELETE: take the offer back."""

    policy = "officer"

    @extend_schema(request=NewOfferShape, responses={201: dict})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, NewOfferShape)
        offer = offer_case(person=person, case_id=case_id, offer=NewOffer(**made))
        return Response({"number": offer.number}, status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, case_id: UUID) -> Response:
        take_back(person=person_of(request), case_id=case_id)
        return Response(status=204)


class Offers(APIView):
    """GET: what other desks have offered to this desk."""

    policy = "officer"

    @extend_schema(responses=dict)
    def get(self, request: Request, desk_id: UUID) -> Response:
        desk = access_desk(person_of(request), desk_id)
        lines, wraps = offers_to(desk)
        return Response({"offers": [offered_line(line, wraps) for line in lines]})


class ShowOffer(APIView):
    """GET: a case that is offered to a desk of this person: what they read before they decide."""

    policy = "officer"

    @extend_schema(responses=dict)
    def get(self, request: Request, case_id: UUID) -> Response:
        case = access_offered(person_of(request), case_id)
        if case.report is None:
            raise Http404
        return Response(offered_row(case, case.report))


class TakeOver(APIView):
    """POST: it is this desk's case now, and the reporter reads so."""

    policy = "officer"

    @extend_schema(request=TakeOverShape, responses={201: dict})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        require_known(person, case_id)
        made = body_of(request, TakeOverShape)
        case = take_over(person=person, case_id=case_id, **made)
        return Response({"case": case.pk}, status=201)


class Decline(APIView):
    """POST: leave it with the desk that offered it."""

    policy = "officer"

    @extend_schema(request=DeclineShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        require_known(person, case_id)
        made = body_of(request, DeclineShape)
        decline(person=person, case_id=case_id, note=made["note"])
        return Response(status=204)
