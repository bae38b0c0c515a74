"""What a post of a simple form must be before it is read, and what becomes of a failure.

Django's own parser never sees these bodies: nothing is spooled, and no report of an error has them.
"""

import gzip
import logging
from collections.abc import Callable
from functools import wraps
from traceback import extract_tb

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from reporting.page_class import page_class
from reporting.pages.serve import error_page
from reporting.posts import is_ours, read_exactly, stated_length
from reporting.problems import Refused
from reporting.simple.fields import Fields, read_fields

log = logging.getLogger(__name__)
FORM = "application/x-www-form-urlencoded"
Action = Callable[[str, Fields], HttpResponse]
View = Callable[[HttpRequest, str], HttpResponse]


def posted_form(longest: int, *, compress: bool = True) -> Callable[[Action], View]:
    """Make a view of an action on a page's language and what was typed into its form.

    There is no cookie and so no CSRF token: our own Origin must be shown. The request itself is not
    passed on, so no action can keep anything of who sent it.
    """

    def decorate(action: Action) -> View:
        @csrf_exempt
        @page_class("simple")
        @wraps(action)
        def view(request: HttpRequest, lang: str) -> HttpResponse:
            if lang not in dict(settings.LANGUAGES):
                return error_page(request, 404)
            try:
                fields = read_form(request, longest)
                with translation.override(lang):
                    answer = action(lang, fields)
            except Refused as refused:
                return error_page(request, refused.status)
            except SuspiciousOperation:  # a host that is not ours
                return error_page(request, 400)
            except Exception as failure:  # it may hold what was typed
                log_without_words(failure)
                return error_page(request, 500)
            return squeezed(request, answer) if compress else answer

        return view

    return decorate


def read_form(request: HttpRequest, longest: int) -> Fields:
    """The length is looked at before a byte is read."""
    if request.method != "POST":
        raise Refused(405, "method_not_allowed", "Send this with POST.")
    if not is_ours(request, programs=False):
        raise Refused(403, "foreign_origin", "Send this from a page of this site.")
    if request.content_type != FORM:  # multipart would bring files, which are not taken here
        raise Refused(400, "not_a_form", "This is not one of our forms.")
    length = stated_length(request)
    if length > longest:
        raise Refused(413, "too_long", "This is longer than anything that is taken here.")
    return read_fields(read_exactly(request, length))


def log_without_words(failure: Exception) -> None:
    """Kind and place only: messages and variables of an exception may hold what was typed."""
    where = extract_tb(failure.__traceback__)[-1]
    log.error("%s in %s, line %s", type(failure).__name__, where.filename, where.lineno)


def squeezed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """A long page in gzip, where the browser takes it: a ship's link is slow."""
    if not answer.content or "gzip" not in request.headers.get("Accept-Encoding", ""):
        return answer
    answer.content = gzip.compress(answer.content, 6, mtime=0)
    answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Content-Length"] = str(len(answer.content))
    return answer
