"""What a post to the door must be before it is read: ours by Origin, binary, of a known length."""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import wraps

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt

from reporting.problems import Refused, problem

OCTETS = "application/octet-stream"
Action = Callable[[bytes], HttpResponse]
View = Callable[[HttpRequest], HttpResponse]


def posted_bytes(lengths: Collection[int]) -> Callable[[Action], View]:
    """Make a view of an action on the posted bytes; it sees them only if all of them are there.

    There is no cookie and so no CSRF token: our own Origin is what a browser must show. The request
    itself is not passed on, so no action can keep anything of who sent it.
    """

    def decorate(action: Action) -> View:
        @csrf_exempt
        @wraps(action)
        def view(request: HttpRequest) -> HttpResponse:
            try:
                require_ours(request)
                return action(read_body(request, lengths))
            except Refused as refused:
                return refusal(refused)

        return view

    return decorate


def require_ours(request: HttpRequest) -> None:
    if request.method != "POST":
        raise Refused(405, "method_not_allowed", "Send this with POST.")
    if not is_ours(request, programs=True):
        raise Refused(403, "foreign_origin", "Send this from a page of this site, or a program.")
    if request.content_type != OCTETS:
        raise Refused(415, "not_octets", f"Send the bytes as {OCTETS}.")


def is_ours(request: HttpRequest, *, programs: bool) -> bool:
    """Programs send no Origin; a browser always does, and `null` when it hides one."""
    origin = request.headers.get("Origin")
    if origin is None:
        return programs
    return origin == f"{request.scheme}://{request.get_host()}"


def read_body(request: HttpRequest, lengths: Collection[int]) -> bytes:
    """The length is checked before a byte is read, and no more than that is ever read."""
    length = stated_length(request)
    if length > max(lengths):
        raise Refused(413, "too_long", "This is longer than anything that is taken here.")
    if length not in lengths:
        raise Refused(400, "bad_length", "This has none of the lengths that are taken here.")
    return read_exactly(request, length)


def read_exactly(request: HttpRequest, length: int) -> bytes:
    body = read_up_to(request, length)
    if len(body) < length:
        raise Refused(400, "cut_short", "The end did not arrive. Send it again.")
    return body


def read_up_to(request: HttpRequest, length: int) -> bytes:
    parts: list[bytes] = []
    missing = length
    with suppress(UnreadablePostError):  # the line was lost: what is there is not all
        while missing and (part := request.read(missing)):
            parts.append(part)
            missing -= len(part)
    return b"".join(parts)


def stated_length(request: HttpRequest) -> int:
    stated = request.META.get("CONTENT_LENGTH") or ""
    if not (stated.isascii() and stated.isdigit()):
        raise Refused(411, "length_required", "Say the length before the bytes (Content-Length).")
    return int(stated[:12])


def refusal(refused: Refused) -> HttpResponse:
    response = problem(refused.status, refused.code, refused.title)
    if refused.status == 405:
        response.headers["Allow"] = "POST"
    return response
