"""A case: reading it, writing letters, taking steps, giving it to somebody."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.access import access_case
from cases.api.asking import body_of, person_of
from cases.api.register_shapes import NewNoteShape
from cases.api.rows import case_row
from cases.api.shapes import (
    NewLetterShape,
    NextActionShape,
    OwnerShape,
    PauseShape,
    ReadShape,
    StepShape,
)
from cases.services.assign_owner import assign_owner, mark_read
from cases.services.send_letter import send_letter, take_step
from cases.services.set_clocks import pause_case, plan_next_action
from cases.services.write_note import write_note
from staff.access import role_in


class ShowCase(APIView):
    """GET: the report as filed (sealed), the thread, the file and what may come next."""

    policy = "officer"

    @extend_schema(responses=dict)
    def get(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        case = access_case(person, case_id)
        return Response(case_row(case, role_in(person, case.desk)))


class SendLetter(APIView):
    """POST: a sealed letter, and with a status letter the step that it tells of."""

    policy = "officer"

    @extend_schema(request=NewLetterShape, responses={201: dict})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, NewLetterShape)
        letter = send_letter(
            person=person,
            case_id=case_id,
            expected_slot=made["expected_slot"],
            box=made["box"],
            step=made["transition"],
        )
        return Response({"slot": letter.slot}, status=201)


class TakeStep(APIView):
    """POST: a step that needs no letter."""

    policy = "officer"

    @extend_schema(request=StepShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, StepShape)
        take_step(person=person, case_id=case_id, step=made)
        return Response(status=204)


class AssignOwner(APIView):
    """POST: give the case to an officer of its desk, or to nobody."""

    policy = "officer"

    @extend_schema(request=OwnerShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, OwnerShape)
        assign_owner(person=person, case_id=case_id, owner_id=made["person"])
        return Response(status=204)


class MarkRead(APIView):
    """POST: letters up to this slot were read."""

    policy = "officer"

    @extend_schema(request=ReadShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, ReadShape)
        mark_read(person=person, case_id=case_id, slot=made["slot"])
        return Response(status=204)


class WriteNote(APIView):
    """POST: a sealed note; the answer is the number of the event that it became."""

    policy = "officer"

    @extend_schema(request=NewNoteShape, responses={201: dict})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, NewNoteShape)
        note = write_note(person=person, case_id=case_id, box=made["box"])
        return Response({"number": note.number}, status=201)


class PauseClocks(APIView):
    """POST: stop or start the desk's own clocks; the law's run on."""

    policy = "officer"

    @extend_schema(request=PauseShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, PauseShape)
        pause_case(person=person, case_id=case_id, paused=made["paused"])
        return Response(status=204)


class PlanNextAction(APIView):
    """POST: the day on which somebody acts next, or none."""

    policy = "officer"

    @extend_schema(request=NextActionShape, responses={204: None})
    def post(self, request: Request, case_id: UUID) -> Response:
        person = person_of(request)
        access_case(person, case_id)
        made = body_of(request, NextActionShape)
        plan_next_action(person=person, case_id=case_id, on=made["on"])
        return Response(status=204)
