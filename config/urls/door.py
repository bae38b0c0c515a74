"""Addresses of the door: the reporter's pages, the door's API and the public figures."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("trends.published.urls")),
    path("", include("reporting.urls")),
]

handler400 = "reporting.pages.errors.bad_request"
handler403 = "reporting.pages.errors.permission_denied"
handler404 = "reporting.pages.errors.page_not_found"
handler500 = "reporting.pages.errors.server_error"
