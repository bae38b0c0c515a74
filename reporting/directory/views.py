"""The directory and its history, as fixed bytes of the door."""

from django.http import HttpRequest, HttpResponse

from reporting.directory.current import current
from reporting.packed import Packed, answer_packed
from reporting.problems import problem


def directory(request: HttpRequest) -> HttpResponse:
    return serve(request, current().directory)


def history(request: HttpRequest) -> HttpResponse:
    return serve(request, current().history)


def serve(request: HttpRequest, file: Packed) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        refusal = problem(405, "method_not_allowed", "Fetch this with GET.")
        refusal.headers["Allow"] = "GET, HEAD"
        return refusal
    response = answer_packed(request, file, content_type="application/json")
    # the same bytes for everybody: an officer's browser reads them from the desk's own address
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
