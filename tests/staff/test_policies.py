"""Every staff URL declares who may open it; one that does not fails here."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from staff.middleware import declared_policy

STAFF = ("accounts/", "desk/", "live/", "api/v1/desk/")
KNOWN = {"anybody", "signed_in", "officer", "coordinator", "administrator"}
OPEN_TO_ANYBODY = {"account_login", "mfa_authenticate"}


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        else:
            yield route, entry


def staff_routes() -> list[tuple[str, URLPattern]]:
    return [pair for pair in routes(get_resolver()) if pair[0].startswith(STAFF)]


@pytest.mark.parametrize(("route", "pattern"), staff_routes(), ids=lambda value: str(value)[:60])
def test_every_staff_url_declares_its_policy(route, pattern):
    assert declared_policy(pattern.callback) in KNOWN, f"{route} declares no policy"


def test_only_signing_in_is_open_to_anybody():
    open_names = {
        pattern.name
        for _, pattern in staff_routes()
        if declared_policy(pattern.callback) == "anybody"
    }
    assert open_names == OPEN_TO_ANYBODY


def test_no_reporters_url_declares_one():
    others = [pattern for route, pattern in routes(get_resolver()) if not route.startswith(STAFF)]
    assert others
    assert {declared_policy(pattern.callback) for pattern in others} == {None}
