"""Addresses of the simple form: fixed pages, and what their forms post to."""

from django.urls import URLPattern, path

from reporting.pages import serve
from reporting.simple.views.begin import begin
from reporting.simple.views.file import file
from reporting.simple.views.letter import letter
from reporting.simple.views.open import open_mailbox

urlpatterns: list[URLPattern] = [
    path("<str:lang>/simple/", serve.simple_page, {"name": "start"}, name="simple"),
    path("<str:lang>/simple/begin", begin, name="simple_begin"),
    path("<str:lang>/simple/file", file, name="simple_file"),
    path(
        "<str:lang>/simple/mailbox/", serve.simple_page, {"name": "mailbox"}, name="simple_mailbox"
    ),
    path("<str:lang>/simple/mailbox/open", open_mailbox, name="simple_open"),
    path("<str:lang>/simple/mailbox/letter", letter, name="simple_letter"),
    path("<str:lang>/simple/<str:name>", serve.simple_page, name="simple_page"),
]
