"""Logs: what went wrong, and nothing of who asked for what."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.log import log_response


@pytest.mark.parametrize("status", [500, 503])
def test_a_request_that_failed_is_logged_without_its_path(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    request = RequestFactory().post("/ar/simple/file")
    response = HttpResponse(status=status)
    log_response("%s: %s", response.reason_phrase, request.path, request=request, response=response)
    assert caplog.messages == [response.reason_phrase]
