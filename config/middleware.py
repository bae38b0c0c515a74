"""Headers of every answer, in one place."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from config.csp import policies

HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
PRODUCTION_HEADERS = {"Strict-Transport-Security": "max-age=63072000"}


class SecurityHeaders:
    """Send the policy of the page's class; a route that declares none gets the strictest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.headers = HEADERS | (PRODUCTION_HEADERS if settings.PRODUCTION else {})
        self.policies = policies(settings.DOOR_ORIGIN)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        policy = self.policies[declared_class(request.resolver_match)]
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


def declared_class(match: ResolverMatch | None) -> str:
    name = getattr(match.func, "page_class", "protected") if match else "protected"
    return str(name)
