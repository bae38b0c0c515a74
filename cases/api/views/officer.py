"""Who is signed in, their key, their pins, and whether this session is unlocked."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.access import access_officer_key
from cases.api.asking import body_of, person_of
from cases.api.shapes import MeShape, NewOfficerShape, PinsShape, SessionUnlockShape
from cases.models import OfficerKey, Pins, SessionUnlock
from cases.services.keep_key import (
    forget_session_unlock,
    keep_officer_key,
    keep_pins,
    keep_session_unlock,
    session_hash,
)
from reporting.installation import instance_id
from staff.access import memberships_of


class Me(APIView):
    """GET: the person, the instance, their key with its boxes, their pins and their desks."""

    policy = "officer"

    @extend_schema(responses=MeShape)
    def get(self, request: Request) -> Response:
        person = person_of(request)
        key = OfficerKey.objects.prefetch_related("boxes").filter(person=person).first()
        held = memberships_of(person).filter(desk__isnull=False).select_related("desk")
        me: dict[str, Any] = {
            "person": person,
            "instance": instance_id(),
            "officer": key and officer_row(key),
            "pins": Pins.objects.filter(officer=key).first() if key else None,
            "memberships": [
                {"desk": one.desk_id, "desk_name": one.desk.name, "role": one.role}
                for one in held.order_by("desk__name")
                if one.desk and one.role != "guest"
            ],
        }
        return Response(MeShape(me).data)


def officer_row(key: OfficerKey) -> dict[str, Any]:
    return {"id": key.pk, "hpke": key.hpke, "sign": key.sign, "boxes": list(key.boxes.all())}


class MakeKey(APIView):
    """POST: keep the key that this person's browser has made; once."""

    policy = "officer"

    @extend_schema(request=NewOfficerShape, responses={201: None})
    def post(self, request: Request) -> Response:
        made = body_of(request, NewOfficerShape)
        keep_officer_key(
            person=person_of(request),
            officer_id=made["id"],
            hpke=made["hpke"],
            sign=made["sign"],
            box=made["box"],
        )
        return Response({}, status=201)


class KeepPins(APIView):
    """PUT: keep newer pins."""

    policy = "officer"

    @extend_schema(request=PinsShape, responses={204: None})
    def put(self, request: Request) -> Response:
        made = body_of(request, PinsShape)
        keep_pins(person=person_of(request), **made)
        return Response(status=204)


class UnlockSession(APIView):
    """POST, GET, DELETE: the server's half of this session's unlocked key."""

    policy = "officer"

    @extend_schema(request=SessionUnlockShape, responses={204: None})
    def post(self, request: Request) -> Response:
        made = body_of(request, SessionUnlockShape)
        session = request.session.session_key
        keep_session_unlock(person=person_of(request), session=session, **made)
        return Response(status=204)

    @extend_schema(responses=SessionUnlockShape)
    def get(self, request: Request) -> Response:
        key = access_officer_key(person_of(request))
        found = SessionUnlock.objects.filter(
            session=session_hash(request.session.session_key), officer=key
        )
        unlocked = found.first()
        if unlocked is None:
            raise Http404
        return Response(SessionUnlockShape(unlocked).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        forget_session_unlock(session=request.session.session_key)
        return Response(status=204)
