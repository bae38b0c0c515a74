"""Every refusal of the API is a problem document: a code, and a sentence that says what to do."""

from typing import Any

from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from reporting.problems import Refused, problem

SENTENCES = {
    "not_authenticated": (401, "signed_out", "You were signed out. Sign in again."),
    "permission_denied": (403, "refused", "This was refused. Reload the page and try again."),
    "parse_error": (400, "bad_request", "This request could not be read. Reload the page."),
    "method_not_allowed": (405, "bad_method", "This address does not do that."),
    "unsupported_media_type": (415, "bad_media_type", "Send JSON to this address."),
}


def answer_problem(error: Exception, _context: dict[str, Any]) -> Response | HttpResponse | None:
    """DRF's exception handler: None lets an unexpected error become a 500, as it should."""
    set_rollback()
    if isinstance(error, Refused):
        return problem(error.status, error.code, error.title)
    if isinstance(error, Http404):
        return problem(404, "not_found", "There is nothing here.")
    if isinstance(error, exceptions.ValidationError):
        return problem(400, "bad_request", f"This cannot be taken: {first_sentence(error.detail)}")
    if isinstance(error, exceptions.APIException):
        code = str(getattr(error, "default_code", "error"))
        refused = (error.status_code, "refused", "This was refused. Reload the page.")
        return problem(*SENTENCES.get(code, refused))
    return None


def first_sentence(detail: Any) -> str:
    """The first of DRF's nested messages, with the field that it is about."""
    if isinstance(detail, dict):
        name, inner = next(iter(detail.items()))
        return f"{name}: {first_sentence(inner)}"
    if isinstance(detail, list):
        return first_sentence(next((item for item in detail if item), ""))
    return str(detail)
