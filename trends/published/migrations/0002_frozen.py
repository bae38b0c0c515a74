"""A frozen release refuses every UPDATE, on both databases."""

from django.db import migrations

TABLES = ("published_release", "published_releasepage")
SENTENCE = "A frozen release is never altered: build a new one."


def refuse_updates(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    if on_postgres:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION published_is_frozen() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$",
            params=None,
        )
    for table in TABLES:
        if on_postgres:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_frozen BEFORE UPDATE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION published_is_frozen()",
                params=None,
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_frozen BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
                params=None,
            )


def allow_updates(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        where = f" ON {table}" if on_postgres else ""
        schema_editor.execute(f"DROP TRIGGER {table}_is_frozen{where}", params=None)
    if on_postgres:
        schema_editor.execute("DROP FUNCTION published_is_frozen()", params=None)


class Migration(migrations.Migration):
    dependencies = [("published", "0001_initial")]
    operations = [migrations.RunPython(refuse_updates, allow_updates)]
