"""What the door answers when something is wrong: a sentence for people, a problem for programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from reporting.pages.serve import error_page

TITLES = {
    400: "The request is not well formed.",
    403: "This is not allowed.",
    404: "Nothing is here.",
    500: "Something broke on our side. Try again.",
}


def answer_error(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        body = {"type": "about:blank", "title": TITLES[status], "status": status, "code": "error"}
        return JsonResponse(body, status=status, content_type="application/problem+json")
    return error_page(request, status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer_error(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer_error(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer_error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return answer_error(request, 500)
