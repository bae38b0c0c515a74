"""What is the same for everybody and made while the door runs: compressed once, then only sent."""

import hashlib
from dataclasses import dataclass

import brotli
from django.http import HttpRequest, HttpResponse

from reporting.directory.weight import compressed
from reporting.problems import answer_bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """One file as it is sent."""

    body: bytes
    gzip: bytes
    br: bytes
    etag: str


def pack(body: bytes) -> Packed:
    return Packed(
        body=body,
        gzip=compressed(body),
        br=brotli.compress(body, quality=9),
        etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
    )


def answer_packed(request: HttpRequest, file: Packed, *, content_type: str) -> HttpResponse:
    """The bytes in the best encoding that is accepted, or the news that they have not changed."""
    if file.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        body, encoding = _encoded(file, request.headers.get("Accept-Encoding", ""))
        response = answer_bytes(body, status=200, content_type=content_type)
        if encoding:
            response.headers["Content-Encoding"] = encoding
    response.headers["Cache-Control"] = "no-store"  # nothing on a shared computer's disk
    response.headers["ETag"] = file.etag
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _encoded(file: Packed, accepted: str) -> tuple[bytes, str]:
    parts = [part.replace(" ", "").partition(";q=") for part in accepted.split(",")]
    offered = {name for name, _, weight in parts if weight.strip("0.") or not weight}
    if "br" in offered:
        return file.br, "br"
    if "gzip" in offered:
        return file.gzip, "gzip"
    return file.body, ""
