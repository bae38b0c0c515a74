"""Addresses of the reporter's pages: fixed bytes, language first."""

from django.urls import URLPattern, path

from reporting.contacts import views as contacts
from reporting.pages import serve

urlpatterns: list[URLPattern] = [
    path("", serve.languages, name="languages"),
    path("favicon.ico", serve.favicon, name="favicon"),
    path("<str:lang>/", serve.home, name="home"),
    path("<str:lang>/asking/", contacts.asking, name="asking"),
    path("<str:lang>/words.json", serve.words, name="words"),
    path("<str:lang>/<str:name>", serve.page, name="page"),
]
