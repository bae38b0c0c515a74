"""Error pages of both halves: staff see the desk's, everybody else the door's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reporting.pages import errors as door

STAFF = ("/accounts/", "/desk/", "/live/", "/demo/")


def is_staffs(request: HttpRequest) -> bool:
    return request.path.startswith(STAFF)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_staffs(request):
        return render(request, "staff/403.html", status=403)
    return door.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_staffs(request):
        return render(request, "staff/404.html", status=404)
    return door.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_staffs(request):
        return render(request, "staff/500.html", status=500)
    return door.server_error(request)
