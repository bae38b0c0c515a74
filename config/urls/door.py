"""Addresses of the door: the reporter's pages, the door's API and the public figures."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("trends.published.urls")),
    path("", include("reporting.urls")),
]
