"""A correction that names another desk is set aside."""

from django.db import migrations, models

CHOICES = [
    ("cannot_open", "Does not open with the key that it names"),
    ("not_readable", "Opens, and is not what the protocol says"),
    ("unknown_code", "Names a place, a month or a code that does not exist"),
    ("other_desk", "Corrects a report that was sealed for another desk"),
]
NAME = "set_aside_reason_is_known"


class Migration(migrations.Migration):
    dependencies = [("live", "0003_numbers_behind_tickets")]
    operations = [
        migrations.RemoveConstraint(model_name="setaside", name=NAME),
        migrations.AlterField(
            model_name="setaside",
            name="reason",
            field=models.CharField(choices=CHOICES, max_length=12),
        ),
        migrations.AddConstraint(
            model_name="setaside",
            constraint=models.CheckConstraint(
                condition=models.Q(reason__in=[code for code, _ in CHOICES]),
                name=NAME,
                violation_error_message="Unknown reason.",
            ),
        ),
    ]
