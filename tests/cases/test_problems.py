"""Every refusal of the desk's API is a problem document: a status, a code and a sentence."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern

from cases.api.errors import first_sentence
from cases.api.urls import urlpatterns
from cases.models import Case
from tests.cases.desk import OpenDesk, refusal, send
from tests.staff.test_mallory import address
from tests.staff.test_policies import staff_routes
from trends.live.api_urls import urlpatterns as live

pytestmark = pytest.mark.django_db
PREFIX = "api/v1/desk/"
ROUTES = {route: pattern for route, pattern in staff_routes() if route.startswith(PREFIX)}
WRITING = {"post", "put", "delete"}
each = pytest.mark.parametrize("route", ROUTES)


def methods_of(pattern: URLPattern) -> set[str]:
    return {
        name for name in ("get", "post", "put", "delete") if hasattr(pattern.callback.cls, name)
    }


def bodies_of(pattern: URLPattern) -> set[str]:
    """Methods that read a body; what some do is said by their address alone."""
    bodiless = {"api-open-record", "api-carry-out-withdrawal"}
    return set() if pattern.name in bodiless else methods_of(pattern) & {"post", "put"}


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def path_of(route: str, rio: OpenDesk, case: Case) -> str:
    return address(route, rio.desk.pk, case.pk)


def ask(client: Client, method: str, path: str, body: Any = None, **more: Any) -> Any:
    client.handler.enforce_csrf_checks = False
    return client.generic(method.upper(), path, body or b"", **more)


def test_there_are_addresses_to_ask():
    assert len(ROUTES) == len(urlpatterns) + len(live) > 12


@each
def test_a_stranger_is_told_to_sign_in(route: str, rio: OpenDesk, case: Case):
    for method in methods_of(ROUTES[route]):
        answer = ask(Client(), method, path_of(route, rio, case), content_type="application/json")
        assert refusal(answer) == (401, "signed_out"), method


@each
def test_without_a_second_factor_nothing_opens(route: str, rio: OpenDesk, case: Case):
    Authenticator.objects.all().delete()
    for method in methods_of(ROUTES[route]):
        answer = ask(rio.ines.client, method, path_of(route, rio, case))
        assert refusal(answer) == (403, "second_factor_missing"), method


@each
def test_a_write_without_its_token_is_refused(route: str, rio: OpenDesk, case: Case):
    for method in methods_of(ROUTES[route]) & WRITING:
        client = Client(enforce_csrf_checks=True)
        client.force_login(rio.ines.person)
        answer = client.generic(method.upper(), path_of(route, rio, case))
        assert refusal(answer) == (403, "refused"), method


@each
def test_what_an_address_does_not_do_is_refused(route: str, rio: OpenDesk, case: Case):
    answer = ask(rio.ines.client, "patch", path_of(route, rio, case))
    assert refusal(answer) == (405, "bad_method")


@each
def test_a_body_that_is_no_json_is_refused(route: str, rio: OpenDesk, case: Case):
    path = path_of(route, rio, case)
    for method in bodies_of(ROUTES[route]):
        for body in (b"{", b"\xff\xfe", b"[" * 5000):
            answer = ask(rio.ines.client, method, path, body, content_type="application/json")
            assert refusal(answer) == (400, "bad_request"), (method, body[:4])


@each
def test_a_body_of_another_kind_is_refused(route: str, rio: OpenDesk, case: Case):
    path = path_of(route, rio, case)
    for method in bodies_of(ROUTES[route]):
        answer = ask(rio.ines.client, method, path, b"a=b", content_type="text/plain")
        assert refusal(answer) == (415, "bad_media_type"), method


@each
def test_a_body_without_its_fields_is_refused(route: str, rio: OpenDesk, case: Case):
    path = path_of(route, rio, case).removeprefix(f"/{PREFIX}")
    for method in bodies_of(ROUTES[route]):
        for body in ({}, {"unknown": 1}, [], 7, None):
            answer = send(rio.ines, method, path, body)
            assert refusal(answer) == (400, "bad_request"), (method, body)


def test_the_sentence_names_the_field_that_it_is_about():
    nested = {"shares": [{}, {"share": ["Expected base64 of 1168 bytes."]}]}
    assert first_sentence(nested) == "shares: share: Expected base64 of 1168 bytes."


def test_a_refusal_is_kept_by_no_cache(rio: OpenDesk):
    answer = rio.ines.get("/api/v1/desk/cases/00000000-0000-0000-0000-000000000000")
    assert refusal(answer) == (404, "not_found")
    assert answer.headers["Cache-Control"] == "no-store"
