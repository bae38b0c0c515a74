"""Mallory must never see anything: made from the URLconf, so that no new address is forgotten."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from tests.cases.desk import OpenDesk, open_a_desk
from tests.reporting.contacts.factory import add_contact
from tests.staff.people import Visitor, make_desk, make_person, visit
from tests.staff.test_policies import staff_routes

pytestmark = pytest.mark.django_db
ROUTES = [route for route, _ in staff_routes() if "_id>" in route]
METHODS = ("get", "post", "put", "delete")


@pytest.fixture
def rio() -> OpenDesk:
    return open_a_desk()


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def address(
    route: str, desk: object, case: object, report: object = None, contact: object = None
) -> str:
    ids = {"desk_id": desk, "case_id": case, "number": 1, "report_id": report or uuid.uuid4()}
    ids["contact_id"] = contact or uuid.uuid4()
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(ids[found[1]]), route)


def visitors() -> list[Visitor]:
    other = make_desk("Another desk")
    return [
        visit(make_person("Mallory", ("lead", other))),
        visit(make_person("Carlos", ("coordinator", None), countries=["SN"])),
        visit(make_person("Abel", ("administrator", None))),
    ]


def ask(client: Client, method: str, path: str) -> Any:
    client.handler.enforce_csrf_checks = False  # what is asked here is who, not from where
    return getattr(client, method)(path, content_type="application/json")


def unmasked(page: bytes) -> bytes:
    """A page without its CSRF tokens, which are masked anew each time."""
    return re.sub(rb'"[A-Za-z0-9]{64}"', b"", page)


def test_there_are_addresses_with_ids():
    assert len(ROUTES) >= 12


@pytest.mark.parametrize("route", ROUTES)
def test_mallory_is_told_that_there_is_nothing(route: str, rio: OpenDesk, case: Case):
    contact = add_contact("AR")
    for visitor in visitors():
        for method in METHODS:
            real_address = address(route, rio.desk.pk, case.pk, case.report_id, contact.pk)
            real = ask(visitor.client, method, real_address)
            random = ask(visitor.client, method, address(route, uuid.uuid4(), uuid.uuid4()))
            assert real.status_code == random.status_code, method
            assert real.status_code in (404, 405), method
            assert unmasked(real.content) == unmasked(random.content), method
    case.refresh_from_db()
    assert case.status == Case.Status.RECEIVED
    contact.refresh_from_db()


@pytest.mark.parametrize("route", ROUTES)
def test_a_stranger_is_asked_to_sign_in(route: str, rio: OpenDesk, case: Case):
    answer = Client().get(address(route, rio.desk.pk, case.pk))
    assert answer.status_code in (302, 401, 403, 405)
    assert rio.desk.name.encode() not in answer.content


def test_her_own_desk_shows_none_of_their_cases(rio: OpenDesk, case: Case):
    own = make_desk("Hers")
    mallory = visit(make_person("Mallory", ("lead", own)))
    page = mallory.get(f"/api/v1/desk/desks/{own.pk}/cases").json()
    assert page == {"count": "0", "next": None, "cases": []}
    assert str(case.pk) not in mallory.get("/desk/").content.decode()


def test_a_post_without_its_token_is_refused(rio: OpenDesk, case: Case):
    answer = rio.ines.client.post(
        f"/api/v1/desk/cases/{case.pk}/owner", {"person": None}, content_type="application/json"
    )
    assert answer.status_code == 403
