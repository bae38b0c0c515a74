"""A counting worker that is measured: it counts what waits, then rebuilds all tallies."""

import json
import random
import secrets
import sys
import time
from typing import Any
from uuid import UUID, uuid4

import django

django.setup()

from django.core.management import call_command  # noqa: E402  after the setup
from django.db import connection, transaction  # noqa: E402

from config.demo.facts import Invention, facts_and_details  # noqa: E402
from reporting.models import SealedFacets  # noqa: E402
from tests.trends.factories import NOW, Report, current_key, make_places  # noqa: E402
from trends.live.models import Fact, Tally  # noqa: E402
from trends.live.services.count import count_facts  # noqa: E402
from trends.live.services.rebuild import rebuild_tallies  # noqa: E402

PLACES = ("ARROS", "ARSLO", "SNDKR", "EG-suez_canal")
TYPES = ("hold_or_tank_inspection", "pilotage", "customs_ship", "port_health", "canal_transit")
INVENTED = 10_000


def count_what_waits(number: int) -> dict[str, float]:
    """Facts a second from sealed rows to tallies and a rewritten table, and raw rows a second."""
    key = current_key()
    chance = random.Random(number)  # noqa: S311  measured, not protected
    rows = [
        SealedFacets(
            id=uuid4(),
            window_key=key.id,
            sealed=Report(
                place=chance.choice(PLACES),
                inspection_type=chance.choice(TYPES),
                time=f"2026-{chance.randint(1, 10):02}",
            ).sealed(key),
        )
        for _ in range(number)
    ]
    SealedFacets.objects.bulk_create(rows, batch_size=500)
    begun, busy = time.monotonic(), time.process_time()
    counted = count_facts(now=NOW).counted
    spent, busy = time.monotonic() - begun, time.process_time() - busy
    if counted != number:
        raise RuntimeError(f"{counted} of {number} facts were counted.")
    raw = insert_raw(number)
    return {
        "facts_per_second": round(number / spent),
        "facts_per_cpu_second_of_the_worker": round(number / busy),
        "raw_rows_per_second": round(number / raw),
        "ratio": round(raw / spent, 3),
    }


def insert_raw(number: int) -> float:
    """Seconds for as many rows of a fact's size, nothing else, in one transaction."""
    binary = "bytea" if connection.vendor == "postgresql" else "blob"
    values = [(uuid4().hex, secrets.token_bytes(200)) for _ in range(number)]
    begun = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE raw (id char(32) PRIMARY KEY, row {binary})")
        cursor.executemany("INSERT INTO raw VALUES (%s, %s)", values)
    return time.monotonic() - begun


def fill_up(number: int) -> None:
    """Invented facts, copied until there are so many; a copy has calls and months of its own."""
    facts, _ = facts_and_details(Invention(7), desk=UUID(int=1), number=INVENTED)
    Fact.objects.all().delete()
    Fact.objects.bulk_create(facts, batch_size=500)
    on_postgres = connection.vendor == "postgresql"
    new = {
        "id": "gen_random_uuid()" if on_postgres else "lower(hex(randomblob(16)))",
        "ticket_hash": "sha256(gen_random_uuid()::text::bytea)"
        if on_postgres
        else "randomblob(32)",
        "call": "overlay(call::text placing lpad(to_hex(%s), 8, '0') from 1)::uuid"
        if on_postgres
        else "printf('%%08x', %s) || substr(call, 9)",
    }
    columns = [field.column for field in Fact._meta.concrete_fields]
    values = ", ".join(new.get(column, column) for column in columns)
    copy = (
        f"INSERT INTO {Fact._meta.db_table} ({', '.join(columns)}) "  # noqa: S608  our own names
        f"SELECT {values} FROM invented"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        table = Fact._meta.db_table
        cursor.execute(f"CREATE TEMPORARY TABLE invented AS SELECT * FROM {table}")  # noqa: S608
        for nth in range(1, number // INVENTED):
            cursor.execute(copy, [nth])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rebuild() -> dict[str, float]:
    """Seconds to write all tallies from nothing, and to prove them equal."""
    Tally.objects.all().delete()
    spent = {}
    for name in ("rebuild", "proof"):
        begun, busy = time.monotonic(), time.process_time()
        with transaction.atomic():
            done = rebuild_tallies()
        spent[f"{name}_seconds"] = round(time.monotonic() - begun, 2)
        spent[f"{name}_cpu_seconds_of_the_worker"] = round(time.process_time() - busy, 2)
    if done.wrong:
        raise RuntimeError(f"{done.wrong} rebuilt tallies differ from the facts.")
    return spent


def main(facts: int, rebuilt: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    make_places()
    counted = count_what_waits(facts)
    fill_up(rebuilt)
    return {
        **counted,
        **rebuild(),
        "facts": Fact.objects.count(),
        "tallies": Tally.objects.count(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
