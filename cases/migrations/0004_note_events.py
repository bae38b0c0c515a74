"""A note is an event. SQLite makes the table anew for it, so its triggers are made anew too."""

from django.db import migrations, models

from cases.triggers import guard_events, unguard_events

KINDS = [("opened", "Opened"), ("transition", "Transition"), ("letter", "Letter"), ("owner", "Owner"), ("read", "Read"), ("note", "Note")]


class Migration(migrations.Migration):

    dependencies = [("cases", "0003_register")]

    operations = [
        migrations.RunPython(unguard_events, guard_events),
        migrations.RemoveConstraint(model_name="event", name="event_kind_is_known"),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind, _ in KINDS]),
                name="event_kind_is_known",
                violation_error_message="Unknown kind of event.",
            ),
        ),
        migrations.RunPython(guard_events, unguard_events),
    ]
