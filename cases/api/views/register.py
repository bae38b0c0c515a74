"""A desk's register: its sealed rows page by page, and rows that a browser has written."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.asking import body_of, person_of, query_of
from cases.api.register_shapes import NewRowsShape, RegisterQueryShape
from cases.api.rows import register_row
from cases.selectors.desks import index_version_of
from cases.selectors.register import register_page
from cases.services.keep_index import NewRow, keep_index_rows
from staff.access import access_desk


class Register(APIView):
    """GET: 500 rows, each with what the server knows of its case. POST: rows, sealed."""

    policy = "officer"

    @extend_schema(parameters=[RegisterQueryShape], responses=dict)
    def get(self, request: Request, desk_id: UUID) -> Response:
        desk = access_desk(person_of(request), desk_id)
        asked = query_of(request, RegisterQueryShape)
        page = register_page(desk=desk, after=asked["after"])
        return Response(
            {
                "version": index_version_of(desk),
                "next": page.next,
                "rows": [register_row(line, page.wraps) for line in page.lines],
            }
        )

    @extend_schema(request=NewRowsShape, responses=dict)
    def post(self, request: Request, desk_id: UUID) -> Response:
        person = person_of(request)
        desk = access_desk(person, desk_id)
        made = body_of(request, NewRowsShape)
        rows = [NewRow(**row) for row in made["rows"]]
        return Response({"changed": keep_index_rows(person=person, desk=desk, rows=rows)})
