"""Where an officer's browser posts its sealed word on a count: no case, no person is kept."""

from typing import Any, cast
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.problems import Refused
from reporting.sealing.facets import SEALED_BYTES
from staff.models import Person
from trends.live.access import require_desk
from trends.live.errors import NotACorrection, StaleWindowKey
from trends.live.services.receive_correction import receive_correction

RECEIVED = {"v": 1, "status": "received"}


class CorrectionShape(serializers.Serializer[object]):
    """A correction, the key that it was sealed to, and the desk whose officer sends it."""

    desk = serializers.UUIDField()
    window_key = serializers.UUIDField()
    sealed = serializers.CharField(max_length=2 * SEALED_BYTES)


class Correct(APIView):
    """POST: a sealed correction; the answer is the same whatever is inside."""

    policy = "officer"

    @extend_schema(request=CorrectionShape, responses={202: dict})
    def post(self, request: Request) -> Response:
        shape = CorrectionShape(data=request.data)
        shape.is_valid(raise_exception=True)
        given: dict[str, Any] = shape.validated_data
        require_desk(cast("Person", request.user), given["desk"])
        keep(window_key=given["window_key"], sealed=given["sealed"])
        return Response(RECEIVED, status=202)


def keep(*, window_key: UUID, sealed: str) -> None:
    try:
        receive_correction(window_key=window_key, sealed=bytes.fromhex(sealed))
    except (NotACorrection, ValueError):
        raise Refused(
            400, "bad_correction", "This is no sealed correction. Nothing was kept."
        ) from None
    except StaleWindowKey:
        raise Refused(
            409, "stale_directory", "This week has another key by now. Send it again."
        ) from None
