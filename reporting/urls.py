"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("reporting.api_urls")),
    path("", include("reporting.simple.urls")),
    path("", include("reporting.page_urls")),  # last: its addresses begin with any word
]
