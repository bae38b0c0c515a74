"""Corrections without a report are counted for no more than the reports that could not be read."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "set_aside_reason_is_known"
REASONS = ["cannot_open", "not_readable", "unknown_code", "other_desk", "no_report"]


def count_what_is_set_aside(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """As far as it is still known: the rows of a destroyed key are gone."""
    unread = apps.get_model("live", "SetAside").objects.filter(what="facets").count()
    apps.get_model("live", "CountLock").objects.update(unread=unread)


def drop_refused(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What the older rule does not know would stand in its way."""
    apps.get_model("live", "SetAside").objects.filter(reason="no_report").delete()


class Migration(migrations.Migration):
    dependencies = [("live", "0005_contact_changes")]
    operations = [
        migrations.AddField(
            model_name="countlock", name="unread", field=models.IntegerField(default=0)
        ),
        migrations.RemoveConstraint(model_name="setaside", name=NAME),
        migrations.AlterField(
            model_name="setaside",
            name="reason",
            field=models.CharField(
                choices=[
                    ("cannot_open", "Does not open with the key that it names"),
                    ("not_readable", "Opens, and is not what the protocol says"),
                    ("unknown_code", "Names a place, a month or a code that does not exist"),
                    ("other_desk", "Corrects a report that was sealed for another desk"),
                    ("no_report", "Corrects no report that was filed here"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="setaside",
            constraint=models.CheckConstraint(
                condition=models.Q(reason__in=REASONS),
                name=NAME,
                violation_error_message="Unknown reason.",
            ),
        ),
        migrations.RunPython(count_what_is_set_aside, drop_refused),
    ]
