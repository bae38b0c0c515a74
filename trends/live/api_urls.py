"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from trends.live.views.correct import Correct

urlpatterns: list[URLPattern | URLResolver] = [
    path("corrections", Correct.as_view(), name="api-corrections"),
]
