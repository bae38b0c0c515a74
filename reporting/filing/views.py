"""POST /api/v1/reports: the one way in for sealed reports."""

from django.http import HttpResponse

from reporting import clock
from reporting.directory.current import keys
from reporting.filing.receive import receive_filing
from reporting.posts import posted_bytes
from reporting.problems import answer_bytes
from reporting.sealing.filing import LENGTHS

RECEIVED = b'{"v":1,"status":"received"}'.ljust(32)


@posted_bytes(LENGTHS)
def file_report(body: bytes) -> HttpResponse:
    receive_filing(body=body, keys=keys(), day=clock.today())
    return answer_bytes(RECEIVED, status=201, content_type="application/json")
