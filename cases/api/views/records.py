"""Records of a desk: the list that waits, an officer's word on one, a case opened from one."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.asking import body_of, person_of, query_of
from cases.api.register_shapes import NewReviewShape, RecordsQueryShape
from cases.api.rows import record_row
from cases.selectors.records import record_page
from cases.services.review_record import open_record, review_record
from staff.access import access_desk


class Records(APIView):
    """GET: 50 records that nobody has judged, sealed."""

    policy = "officer"

    @extend_schema(parameters=[RecordsQueryShape], responses=dict)
    def get(self, request: Request, desk_id: UUID) -> Response:
        desk = access_desk(person_of(request), desk_id)
        asked = query_of(request, RecordsQueryShape)
        page = record_page(desk=desk, after=asked["after"])
        return Response({"next": page.next, "records": [record_row(row) for row in page.records]})


class ReviewRecord(APIView):
    """POST: the record is judged; how is sealed."""

    policy = "officer"

    @extend_schema(request=NewReviewShape, responses={204: None})
    def post(self, request: Request, desk_id: UUID, report_id: UUID) -> Response:
        person = person_of(request)
        desk = access_desk(person, desk_id)
        made = body_of(request, NewReviewShape)
        review_record(person=person, desk=desk, report_id=report_id, box=made["box"])
        return Response(status=204)


class OpenRecord(APIView):
    """POST: open a case from a record; pressing twice opens one."""

    policy = "officer"

    @extend_schema(request=None, responses={201: dict})
    def post(self, request: Request, desk_id: UUID, report_id: UUID) -> Response:
        person = person_of(request)
        desk = access_desk(person, desk_id)
        case = open_record(person=person, desk=desk, report_id=report_id)
        return Response({"case": case.pk}, status=201)
