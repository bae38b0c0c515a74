"""Acts that one officer has signed and that wait for a second."""

from django.conf import settings
from django.db import migrations, models

ACTS = [("lift_hold", "Lift the legal hold"), ("erase", "Erase before time")]


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0011_holds_and_withdrawals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WaitingAct",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=models.CASCADE,
                        primary_key=True,
                        related_name="waiting_act",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("act", models.CharField(choices=ACTS, max_length=9)),
                ("reason", models.CharField(max_length=16)),
                (
                    "proposer",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(act__in=[act for act, _ in ACTS]),
                        name="waiting_act_is_known",
                        violation_error_message="Unknown act.",
                    )
                ]
            },
        ),
    ]
