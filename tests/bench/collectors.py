"""Two collectors at work, first left alone, then killed again and again; run by `collect`.

Prints a JSON object of rates and of what came of the arrivals.
"""

import json
import os
import random
import secrets
import signal
import sys
import time
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402  after the setup
from django.db import connections  # noqa: E402
from django.db.models import Count  # noqa: E402

from cases.models import Case  # noqa: E402
from cases.services.collect import collect_arrivals  # noqa: E402
from reporting.models import Arrival, Report  # noqa: E402
from reporting.models.filing import Door  # noqa: E402
from tests.cases.desk import OpenDesk, open_a_desk  # noqa: E402
from tests.reporting.filing_factory import DAY  # noqa: E402

WORKERS = 2
KILL_EVERY = 0.5
# bytes of a filing that differ from report to report: mailbox hash, object id of the box
MAILBOX, OBJECT_ID = slice(40, 72), slice(4472 + 6, 4472 + 22)


def arrive(desk: OpenDesk, number: int) -> None:
    """Arrivals as the door writes them, from one filing, each under an id of its own."""
    body, known = desk.filing()
    rows = []
    for _ in range(number):
        report_id, made = secrets.token_bytes(16), bytearray(body)
        made[MAILBOX], made[OBJECT_ID] = secrets.token_bytes(32), report_id
        rows.append(
            Arrival(
                id=UUID(bytes=report_id),
                day=DAY,
                door=Door.SEALED,
                tag=known.filing.tag,
                body=bytes(made),
            )
        )
    Arrival.objects.bulk_create(rows, batch_size=500)


def start() -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        collect_arrivals()
        os._exit(0)
    return child


def collect_all(*, kill: bool) -> tuple[float, int]:
    """Seconds until nothing waits, and how many workers were killed meanwhile."""
    began, killed = time.monotonic(), 0
    working = {start() for _ in range(WORKERS)}
    next_kill = began + KILL_EVERY
    while working:
        ended, _ = os.waitpid(-1, os.WNOHANG)
        working.discard(ended)
        if kill and time.monotonic() > next_kill and working:
            victim = random.choice(sorted(working))  # noqa: S311  any of them
            os.kill(victim, signal.SIGKILL)
            killed, next_kill = killed + 1, time.monotonic() + KILL_EVERY
        while len(working) < WORKERS and Arrival.objects.exists():
            working.add(start())
        time.sleep(0.005)
    return time.monotonic() - began, killed


def measured(desk: OpenDesk, number: int, *, kill: bool) -> tuple[float, int]:
    arrive(desk, number)
    seconds, killed = collect_all(kill=kill)
    return number / seconds, killed


def main(number: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    desk = open_a_desk()
    alone, _ = measured(desk, number, kill=False)
    under_fire, killed = measured(desk, number, kill=True)
    doubled = Case.objects.values("report").annotate(cases=Count("pk")).filter(cases__gt=1)
    return {
        "alone_per_second": round(alone),
        "killed_per_second": round(under_fire),
        "ratio": round(under_fire / alone, 2),
        "kills": killed,
        "lost": 2 * number - Case.objects.count(),
        "doubled": doubled.count(),
        "waiting": Arrival.objects.count() + Report.objects.filter(wraps=None).count(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
