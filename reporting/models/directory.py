"""What the rooms above push down for the door: desks, their statements, routes, window keys.

No foreign key points upward: a desk is known here by its id only.
"""

from django.db import models

from reporting.fields import BytesField


class DirectoryState(models.Model):
    """One row; its version rises with every change, and door processes look at it every 5 s."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_state_is_one_row",
                condition=models.Q(id=1),
                violation_error_message="There is one directory state row, with id 1.",
            )
        ]


class ListedDesk(models.Model):
    """A desk as reporters see it; `key` is the X-Wing public key of its current epoch."""

    desk = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=120)
    epoch = models.PositiveIntegerField()
    key = BytesField(max_length=1216)
    statement = BytesField(max_length=32)  # SHA-256 of the current statement
    organisations = models.JSONField(default=list)
    people = models.PositiveSmallIntegerField(default=0)
    languages = models.JSONField(default=list)
    duty = models.JSONField(null=True)  # reporting.directory.duty; null: no rota
    oversight = models.BooleanField(default=False)
    retention_months = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=2)  # whose holidays move its legal dates
    custodians = models.JSONField(default=list)  # roles, for "if they all stop working here"
    # the key of the epoch before is let in until this day: reports on their way were sealed to it
    previous_key_id = models.UUIDField(null=True)
    previous_key_until = models.DateField(null=True)


class ListedStatement(models.Model):
    """One desk statement with its signatures, as published at /directory/history."""

    hash = BytesField(max_length=32, primary_key=True)
    desk = models.UUIDField()
    number = models.PositiveIntegerField()
    statement = BytesField()
    signatures = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_listed_statement_a_number",
                fields=["desk", "number"],
                violation_error_message="This desk has a statement with this number.",
            )
        ]


class Route(models.Model):
    """Who receives what for a place code, a country or `*` (longest match)."""

    place = models.CharField(max_length=40, primary_key=True)
    case = models.UUIDField()
    own_side = models.UUIDField()


class WindowKey(models.Model):
    """The public half of a weekly window key; its private half is only with the counting worker."""

    class Status(models.TextChoices):
        CURRENT = "current", "Current"
        PREVIOUS = "previous", "Previous"
        WITHDRAWN = "withdrawn", "Withdrawn"
        DESTROYED = "destroyed", "Destroyed"

    id = models.UUIDField(primary_key=True)  # the first 16 bytes of the key's SHA-256
    key = BytesField(max_length=1216)
    since = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CURRENT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="window_key_status_is_known",
                condition=models.Q(status__in=["current", "previous", "withdrawn", "destroyed"]),
                violation_error_message="Unknown status of a window key.",
            ),
            models.UniqueConstraint(
                name="one_current_window_key",
                fields=["status"],
                condition=models.Q(status="current"),
                violation_error_message="There is a current window key already.",
            ),
        ]
