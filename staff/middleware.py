"""Nobody works here with a password alone: without a second factor only its set-up page opens."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class RequireSecondFactor:
    """Placeholder order: replaced by the keyring's own rule in the next commit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
