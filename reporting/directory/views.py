"""The directory and its history, as fixed bytes of the door."""

from django.http import HttpRequest, HttpResponse

from reporting.directory.current import Served, current
from reporting.problems import answer_bytes, problem


def directory(request: HttpRequest) -> HttpResponse:
    return serve(request, current().directory)


def history(request: HttpRequest) -> HttpResponse:
    return serve(request, current().history)


def serve(request: HttpRequest, file: Served) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        refusal = problem(405, "method_not_allowed", "Fetch this with GET.")
        refusal.headers["Allow"] = "GET, HEAD"
        return refusal
    if file.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        body, encoding = _encoded(file, request.headers.get("Accept-Encoding", ""))
        response = answer_bytes(body, status=200, content_type="application/json")
        if encoding:
            response.headers["Content-Encoding"] = encoding
    response.headers["Cache-Control"] = "no-store"  # nothing on a shared computer's disk
    response.headers["ETag"] = file.etag
    # the same bytes for everybody: an officer's browser reads them from the desk's own address
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _encoded(file: Served, accepted: str) -> tuple[bytes, str]:
    parts = [part.replace(" ", "").partition(";q=") for part in accepted.split(",")]
    offered = {name for name, _, weight in parts if weight.strip("0.") or not weight}
    if "br" in offered:
        return file.br, "br"
    if "gzip" in offered:
        return file.gzip, "gzip"
    return file.body, ""
