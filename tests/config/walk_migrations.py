"""Applies every migration, puts rows in, walks down one by one, and up again to the same tables.

`python -m tests.config.walk_migrations`, on the empty database that the environment names.
"""

import json
import os
import sys
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# tables with their columns, constraints, indexes and triggers
ON_SQLITE = "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"
ON_POSTGRES = """
SELECT 'column', table_name, column_name, data_type || is_nullable
  FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
  FROM pg_trigger WHERE NOT tgisinternal
"""


def shape() -> list[tuple[str, ...]]:
    """Everything that migrations make, as the database tells it."""
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRES)
        return sorted(tuple(map(str, row)) for row in cursor.fetchall())


def tables() -> set[str]:
    return {row[1] for row in shape()}


def fill() -> int:
    """Rows in every room, made as the rooms make them; the number of tables that have some."""
    from reporting.directory.current import keys
    from reporting.filing.receive import receive_filing
    from reporting.filing.selectors import waiting_arrivals
    from reporting.filing.services import take_apart
    from reporting.models import Arrival
    from staff.models import Person
    from tests.reporting.filing_factory import DAY, make_filing, open_door
    from tests.trends.factories import add_facts, fact, make_places

    make_places()
    roster, window = open_door()
    for _ in range(2):
        body, _ = make_filing(
            desk_id=roster.desk, desk_key=roster.key().public, window_key=window.public
        )
        receive_filing(body=body, keys=keys(), day=DAY)
    arrival = Arrival.objects.get(pk=waiting_arrivals(urgent=None)[0])
    take_apart(arrival)
    arrival.delete()
    add_facts([fact(), fact(place="ARSLO")])
    Person.objects.create_user(email="abel@example.org", name="Abel", password="a long password")
    return sum(model.objects.exists() for model in ours())


def ours() -> list[Any]:
    rooms = ("reporting", "staff", "cases", "live", "published")
    return [model for model in apps.get_models() if model._meta.app_label in rooms]


def walk_down() -> int:
    """Undo our migrations one at a time, the last first; how many."""
    labels = {model._meta.app_label for model in ours()}
    loader = MigrationExecutor(connection).loader
    plan = MigrationExecutor(connection).migration_plan(loader.graph.leaf_nodes(), clean_start=True)
    steps = [(step.app_label, step.name) for step, _ in plan if step.app_label in labels]
    for label, name in reversed(steps):
        before = [other for app, other in steps if app == label and other < name]
        call_command("migrate", label, before[-1] if before else "zero", verbosity=0)
    return len(steps)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    first, filled = shape(), fill()
    steps = walk_down()
    left = [model._meta.db_table for model in ours() if model._meta.db_table in tables()]
    call_command("migrate", verbosity=0)
    json.dump(
        {"filled": filled, "steps": steps, "left": left, "same": shape() == first}, sys.stdout
    )


if __name__ == "__main__":
    main()
