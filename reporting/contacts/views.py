"""Somebody is asking right now: a page without a question, and the same numbers for the forms."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reporting.contacts.public import asking_file, asking_page
from reporting.packed import answer_packed
from reporting.page_class import page_class
from reporting.pages.serve import error_page
from reporting.problems import problem

READING = ("GET", "HEAD")


@page_class("protected")
def asking(request: HttpRequest, lang: str) -> HttpResponse:
    if lang not in dict(settings.LANGUAGES):
        return error_page(request, 404)
    if request.method not in READING:
        return error_page(request, 405)
    return answer_packed(request, asking_page(lang), content_type="text/html; charset=utf-8")


def numbers(request: HttpRequest) -> HttpResponse:
    if request.method not in READING:
        return problem(405, "method_not_allowed", "Fetch this with GET.")
    return answer_packed(request, asking_file(), content_type="application/json")
