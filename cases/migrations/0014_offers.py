"""A case is offered to another desk; the offer is an event, and SQLite makes that table anew."""

import django.db.models.deletion
from django.db import migrations, models

from cases.triggers import guard_events, unguard_events

KINDS = [
    ("opened", "Opened"),
    ("transition", "Transition"),
    ("letter", "Letter"),
    ("owner", "Owner"),
    ("read", "Read"),
    ("note", "Note"),
    ("clock", "Clock"),
    ("hold", "Legal hold"),
    ("proposal", "Act that needs two"),
    ("withdrawal", "Withdrawal"),
    ("offer", "Offer"),
]


class Migration(migrations.Migration):

    dependencies = [("cases", "0013_rota"), ("staff", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="offer",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("key_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="staff.desk",
                    ),
                ),
            ],
        ),
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
