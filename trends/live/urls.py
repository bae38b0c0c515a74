"""Addresses of coordinators."""

from django.urls import URLPattern, URLResolver, path

from trends.live.views.overview import overview
from trends.live.views.port import port

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview, name="live"),
    path("<str:code>/", port, name="live-port"),
]
