"""Fills the database that the environment names with cases, and times the pages of one queue."""

import json
import os
import random
import statistics
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from tests.bench.process_time import cpu_seconds

TIMES = 30
BATCH = 2000
OTHER_DESKS = 2  # each with a tenth of the cases; the rest are of the desk that is measured
PAGES = {
    "all by clock": {},
    "all by day": {"order": "opened"},
    "all by last event": {"order": "last_event"},
    "mine": {"view": "mine"},
    "nobody's": {"view": "unowned"},
    "due": {"view": "due"},
}


def main(cases: int) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from tests.staff.people import make_desk, make_person, visit

    desks = [make_desk(f"Desk {number}") for number in range(1 + OTHER_DESKS)]
    ines, noor = (make_person(name, ("officer", desks[0])) for name in ("Ines", "Noor"))
    fill(cases, desks, [ines, noor])
    analyse()
    address = f"/api/v1/desk/desks/{desks[0].pk}/cases"
    ask = visit(ines).client.get
    pages = PAGES | {"page 21": {"after": cursor_at(ask, address, pages=20)}}
    figures = {name: timed(partial(ask, address, query)) for name, query in pages.items()}
    trivial = timed(lambda: type(desks[0]).objects.filter(pk=desks[0].pk).exists())
    times = figures["all by clock"]["wall_ms"] / trivial["wall_ms"]
    return figures | {"trivial query": trivial, "page to query": round(times, 1)}


def fill(cases: int, desks: list[Any], owners: list[Any]) -> None:
    from cases.models import Case
    from reporting.models import Letter, Report, Wrap

    chance = random.Random(1)  # noqa: S311  the same rows at each run
    numbers = range(cases)
    for start in range(0, cases, BATCH):
        batch = [one_of(chance, desks, owners) for _ in numbers[start : start + BATCH]]
        Report.objects.bulk_create(report for report, _ in batch)
        Wrap.objects.bulk_create(
            Wrap(report=report, key_id=report.desk_key_id, wrap=bytes(1168)) for report, _ in batch
        )
        Case.objects.bulk_create(case for _, case in batch)
        Letter.objects.bulk_create(
            Letter(
                mailbox_hash=report.mailbox_hash, slot=0, side=0, day=report.day, box=bytes(4202)
            )
            for report, _ in batch[::10]
        )


def one_of(chance: random.Random, desks: list[Any], owners: list[Any]) -> tuple[Any, Any]:
    """A case as a desk of ten years has them: most are finished, a few wait for an owner."""
    from cases.models import Case
    from cases.models.cases import NEVER
    from reporting.models import Report

    filed = date(2026, 11, 25) - timedelta(days=int(chance.triangular(0, 3600, 0)))
    finished = chance.random() < 0.95
    report = Report(
        id=uuid.UUID(int=chance.getrandbits(128)),
        day=filed,
        door="sealed",
        tag=bytes(32),
        mailbox_hash=chance.randbytes(32),
        desk_key_id=uuid.UUID(int=1),
        box=chance.randbytes(1200),  # the queue reads no more than the card of a box
    )
    case = Case(
        report=report,
        desk=desks[0] if chance.random() < 1 - OTHER_DESKS / 10 else chance.choice(desks[1:]),
        status="concluded" if finished else "received",
        owner=owners[1] if finished or chance.random() < 0.9 else chance.choice([owners[0], None]),
        opened=filed,
        acknowledge_by=filed + timedelta(days=7),
        acknowledge_target=filed + timedelta(days=2),
        feedback_by=filed + timedelta(days=97),
        due=NEVER if finished else filed + timedelta(days=7),
        last_event=filed + timedelta(days=chance.randrange(90)),
    )
    return report, case


def analyse() -> None:
    """What autovacuum does by itself on a database that lives longer than this one."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def cursor_at(ask: Callable[..., Any], address: str, *, pages: int) -> str:
    after = None
    for _ in range(pages):
        after = ask(address, {"after": after} if after else {}).json()["next"]
    return str(after)


def timed(call: Callable[[], Any]) -> dict[str, float]:
    """Milliseconds a call: of CPU, web and database together, and on the wall (the median)."""
    call()  # warms what is kept between requests
    before = time.process_time() + database_seconds()
    walls = list(spent(call))
    server = time.process_time() + database_seconds() - before
    return {
        "server_ms": round(server / TIMES * 1000, 2),
        "wall_ms": round(statistics.median(walls) * 1000, 2),
    }


def spent(call: Callable[[], Any]) -> Iterator[float]:
    for _ in range(TIMES):
        start = time.perf_counter()
        call()
        yield time.perf_counter() - start


def database_seconds() -> float:
    """CPU of PostgreSQL's process for this connection; SQLite works inside our own."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cpu_seconds(cursor.fetchone()[0])


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))) + "\n")
