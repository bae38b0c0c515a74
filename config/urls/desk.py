"""Addresses of the desk: no page of a reporter."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("staff.urls")),
    path("desk/", include("cases.urls")),
    path("api/v1/desk/", include("cases.api.urls")),
    path("live/", include("trends.live.urls")),
    path("api/v1/desk/live/", include("trends.live.api_urls")),
]
if settings.FAIRLEAD_MODE == "demo":
    urlpatterns += [path("demo/", include("config.demo.urls"))]

handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"
