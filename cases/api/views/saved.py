"""An officer's own views of a desk's queue."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.asking import body_of, person_of
from cases.api.register_shapes import SavedViewsShape
from cases.models import SavedViews
from staff.access import access_desk


class KeepViews(APIView):
    """GET: my named views of this desk. PUT: keep this list instead."""

    policy = "officer"

    @extend_schema(responses=SavedViewsShape)
    def get(self, request: Request, desk_id: UUID) -> Response:
        person = person_of(request)
        kept = SavedViews.objects.filter(person=person, desk=access_desk(person, desk_id)).first()
        return Response({"views": kept.views if kept else []})

    @extend_schema(request=SavedViewsShape, responses={204: None})
    def put(self, request: Request, desk_id: UUID) -> Response:
        person = person_of(request)
        desk = access_desk(person, desk_id)
        made = body_of(request, SavedViewsShape)
        views = [dict(view) for view in made["views"]]
        SavedViews.objects.update_or_create(person=person, desk=desk, defaults={"views": views})
        return Response(status=204)
