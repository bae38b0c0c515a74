"""Problem documents: how the door's API says what went wrong (RFC 9457, and a code)."""

import json

from django.http import HttpResponse


class Refused(Exception):  # noqa: N818  what happened, as in reporting.sealing
    """A post that the door does not take; nothing of it was kept."""

    def __init__(self, status: int, code: str, title: str) -> None:
        super().__init__(title)
        self.status, self.code, self.title = status, code, title


def problem(status: int, code: str, title: str) -> HttpResponse:
    """An `application/problem+json` answer; `title` says to a person what to do."""
    document = {"type": "about:blank", "title": title, "status": status, "code": code}
    return answer_bytes(
        json.dumps(document).encode(), status=status, content_type="application/problem+json"
    )


def answer_bytes(body: bytes, *, status: int, content_type: str) -> HttpResponse:
    """An answer that no cache keeps and whose length is said."""
    response = HttpResponse(body, status=status, content_type=content_type)
    response.headers["Content-Length"] = str(len(body))
    response.headers["Cache-Control"] = "no-store"
    return response
