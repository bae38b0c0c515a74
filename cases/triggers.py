"""Events and the audit's rows are append-only: the database itself refuses to change one."""

from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS = ("cases_event",)
AUDIT = ("cases_auditday", "cases_audithead")
REFUSAL = "events are append-only"
TRIGGERS = 2  # against changing and against removing, on both databases


class Editor(Protocol):
    """What is asked of a schema editor."""

    connection: BaseDatabaseWrapper

    def execute(self, sql: str) -> None: ...


def guard_events(_apps: object, editor: Editor) -> None:
    """Make the triggers; a migration calls this, and a test that wants them."""
    guard_tables(editor, EVENTS)


def unguard_events(_apps: object, editor: Editor) -> None:
    """Drop the triggers: migrations down, and tests whose flush deletes every row."""
    unguard_tables(editor, EVENTS)


def guard_audit(_apps: object, editor: Editor) -> None:
    guard_tables(editor, AUDIT)


def unguard_audit(_apps: object, editor: Editor) -> None:
    unguard_tables(editor, AUDIT)


def guard_tables(editor: Editor, tables: tuple[str, ...]) -> None:
    for table in tables:
        for statement in made(editor.connection.vendor, table):
            editor.execute(statement)


def unguard_tables(editor: Editor, tables: tuple[str, ...]) -> None:
    for table in tables:
        for statement in dropped(editor.connection.vendor, table):
            editor.execute(statement)


def made(vendor: str, table: str) -> list[str]:
    if vendor != "postgresql":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ]


def dropped(vendor: str, table: str) -> list[str]:
    if vendor != "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete")]
    return [
        f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
        f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        f"DROP FUNCTION IF EXISTS {table}_refuse()",
    ]


def events_are_guarded(connection: BaseDatabaseWrapper) -> bool:
    """Do the triggers stand? SQLite loses them whenever a migration makes the table anew."""
    return tables_are_guarded(connection, EVENTS)


def tables_are_guarded(connection: BaseDatabaseWrapper, tables: tuple[str, ...]) -> bool:
    ask = {
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass"
        " AND NOT tgisinternal AND tgenabled <> 'D'",
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(ask, [table])
            if cursor.fetchone()[0] < TRIGGERS:
                return False
    return True
