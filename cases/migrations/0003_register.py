"""What officers write for themselves, sealed: index rows, notes, words on records."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import reporting.clock
import reporting.fields


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0002_guard_events"),
        ("reporting", "0003_record_by_desk_key"),
        ("staff", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IndexRow",
            fields=[
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="index_row", serialize=False, to="cases.case")),
                ("version", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("box", reporting.fields.BytesField(max_length=618)),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("box", reporting.fields.BytesField(max_length=16490)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="cases.case")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="one_note_an_event", violation_error_message="This event has a note."),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordReview",
            fields=[
                ("report", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="reporting.report")),
                ("at", models.DateTimeField(default=reporting.clock.now)),
                ("box", reporting.fields.BytesField(max_length=1130)),
                ("desk", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.desk")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
