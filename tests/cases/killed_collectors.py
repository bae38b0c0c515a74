"""Two collectors at once, killed for good at any statement while reports come in; run by a test.

Prints a JSON object: ids that were acknowledged, how the collectors ended, and what came of it all.
"""

import json
import os
import signal
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402  after the setup
from django.db import connection, connections  # noqa: E402

from cases.models import ArrivalFailure, Case, Event  # noqa: E402
from cases.services.collect import collect_arrivals  # noqa: E402
from reporting.models import Arrival, Report, SealedFacets, Wrap  # noqa: E402
from tests.cases.desk import OpenDesk, open_a_desk  # noqa: E402

ROUNDS = 24
BEFORE, MEANWHILE = 2, 2  # reports that wait when the collectors begin, and that come in then


def collect_and_die_at(statement: int) -> None:
    left = [statement]

    def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(die):
        collect_arrivals()
    os._exit(0)


def start(statement: int) -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        collect_and_die_at(statement)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def file_reports(desk: OpenDesk, number: int) -> list[str]:
    """Ids of reports that the door has acknowledged."""
    return [UUID(bytes=desk.arrive().report_id).hex for _ in range(number)]


def rounds(desk: OpenDesk) -> tuple[list[str], list[int]]:
    acknowledged, endings = [], []
    for number in range(ROUNDS):
        acknowledged += file_reports(desk, BEFORE)
        collectors = [start(3 * number + 1), start(7 * number % 41 + 1)]
        acknowledged += file_reports(desk, MEANWHILE)
        endings += [ended(child) for child in collectors]
    return acknowledged, endings


def outcome(acknowledged: list[str], endings: list[int]) -> dict[str, Any]:
    collect_arrivals()
    return {
        "acknowledged": sorted(acknowledged),
        "endings": endings,
        "reports": sorted(pk.hex for pk in Report.objects.values_list("pk", flat=True)),
        "cases": sorted(pk.hex for pk in Case.objects.values_list("report_id", flat=True)),
        "wraps": sorted(pk.hex for pk in Wrap.objects.values_list("report_id", flat=True)),
        "facets": SealedFacets.objects.count(),
        "events": list(Event.objects.values_list("number", flat=True)),
        "waiting": Arrival.objects.count(),
        "failures": list(ArrivalFailure.objects.values_list("reason", flat=True)),
    }


def main() -> None:
    call_command("migrate", verbosity=0)
    print(json.dumps(outcome(*rounds(open_a_desk()))))  # noqa: T201


main()
