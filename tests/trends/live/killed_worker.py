"""A counting worker that is killed for good at one statement after the other; run by a test.

Prints, for each statement: how the worker ended, rows that wait, facts, and whether tallies agree.
"""

import os
import signal
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402  after the setup
from django.db import connection, connections  # noqa: E402

from reporting.models import SealedFacets  # noqa: E402
from tests.trends.factories import NOW, Report, make_places  # noqa: E402
from trends.live.models import Fact  # noqa: E402
from trends.live.services.count import count_facts  # noqa: E402
from trends.live.services.rebuild import rebuilt, stored  # noqa: E402

REPORTS = 5


def prepare() -> None:
    call_command("migrate", verbosity=0)
    make_places()
    for _ in range(REPORTS):
        Report().file()


def work_and_die_at(statement: int) -> None:
    left = [statement]

    def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(die):
        count_facts(now=NOW)
    os._exit(0)


def in_a_process_of_its_own(statement: int) -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        work_and_die_at(statement)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    prepare()
    statement, ended = 0, -signal.SIGKILL
    while ended:
        statement += 1
        ended = in_a_process_of_its_own(statement)
        waiting, counted = SealedFacets.objects.count(), Fact.objects.count()
        print(ended, waiting, counted, stored() == rebuilt(), flush=True)  # noqa: T201


main()
