"""Every answer carries the headers of the house and the policy of its page's class."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from config.csp import POLICIES, policies
from config.middleware import HEADERS, SecurityHeaders
from reporting.page_class import page_class
from tests.reporting.pages_factory import add_ports, write_client


def answer(view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    request = RequestFactory().get("/")
    request.resolver_match = ResolverMatch(view, (), {})
    return SecurityHeaders(view)(request)


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("words")


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_it_sends_the_policy_that_the_route_declares(name: str) -> None:
    view = page_class(name)(lambda request: HttpResponse("words"))  # type: ignore[arg-type]
    assert answer(view)["Content-Security-Policy"] == POLICIES[name]


def test_a_route_that_declares_no_class_gets_the_strictest() -> None:
    assert answer(plain)["Content-Security-Policy"] == POLICIES["protected"]


def test_it_sends_every_header() -> None:
    response = answer(plain)
    assert {name: response[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("policy", POLICIES.values())
def test_no_policy_allows_inline_or_foreign_things(policy: str) -> None:
    assert policy.startswith("default-src 'none'; ")
    for word in ("unsafe", "http", "*", "nonce", "sha256", "blob:"):
        assert word not in policy
    directives = [part.strip().split(" ")[0] for part in policy.split(";")]
    assert len(directives) == len(set(directives))


def test_only_staff_pages_read_the_directory_of_a_door_elsewhere() -> None:
    origin = "https://reports.example"
    changed = {name for name, text in policies(origin).items() if text != POLICIES[name]}
    assert changed == {"staff"}
    assert f"connect-src 'self' {origin};" in policies(origin)["staff"]


def test_the_simple_form_has_no_script() -> None:
    assert "script-src" not in POLICIES["simple"]


@pytest.fixture
def built_pages(db: None, tmp_path: Path, settings: Any) -> None:
    write_client(tmp_path / "dist")
    settings.STATICFILES_DIRS = [tmp_path / "dist"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PAGES_DIR = tmp_path / "pages"
    add_ports()
    call_command("build_pages", verbosity=0)


@pytest.mark.usefixtures("built_pages")
def test_static_files_and_missing_pages_carry_them_too(client: Client) -> None:
    response = client.get("/static/nothing.css")
    assert response.status_code == 404
    assert response["Content-Security-Policy"] == POLICIES["protected"]


@pytest.mark.usefixtures("built_pages")
def test_an_error_logs_neither_address_nor_agent(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object, request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(SecurityHeaders, "__call__", fail)
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.DEBUG):
        response = client.get(
            "/en/?words=secret", REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="TellTale/1.0"
        )
    assert response.status_code == 500
    assert "a fault of ours" in caplog.text
    for word in ("203.0.113.77", "TellTale", "secret"):
        assert word not in caplog.text
