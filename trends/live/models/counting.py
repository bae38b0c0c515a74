"""What the count keeps for itself: its lock, and what it could not read."""

import uuid

from django.db import models

from reporting.fields import BytesField


class CountLock(models.Model):
    """One row, locked by a run for as long as it writes: two counting workers take turns,
    because distinct calls can only be told by somebody who sees all facts of a call."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    counted_on = models.DateField(null=True)  # the last run that counted something
    # reports whose answers could not be read, less the corrections counted in their place; below
    # nought while reports whose key is not held here stand for the rest
    unread = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="count_lock_is_one_row",
                condition=models.Q(id=1),
                violation_error_message="There is one count lock, with id 1.",
            )
        ]


class SetAside(models.Model):
    """Sealed facets or a correction that opened to nothing that can be counted.

    It leaves the waiting rows, so that rubbish cannot keep an old window key alive; the sealed
    bytes stay, to be looked into for as long as that key exists.
    """

    class What(models.TextChoices):
        FACETS = "facets", "Facets"
        CORRECTION = "correction", "Correction"

    class Reason(models.TextChoices):
        CANNOT_OPEN = "cannot_open", "Does not open with the key that it names"
        NOT_READABLE = "not_readable", "Opens, and is not what the protocol says"
        UNKNOWN_CODE = "unknown_code", "Names a place, a month or a code that does not exist"
        OTHER_DESK = "other_desk", "Corrects a report that was sealed for another desk"
        NO_REPORT = "no_report", "Corrects no report that was filed here"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    what = models.CharField(max_length=10, choices=What.choices)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    window_key = models.UUIDField()
    sealed = BytesField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="set_aside_what_is_known",
                condition=models.Q(what__in=["facets", "correction"]),
                violation_error_message="Facets or a correction are set aside.",
            ),
            models.CheckConstraint(
                name="set_aside_reason_is_known",
                condition=models.Q(
                    reason__in=[
                        *("cannot_open", "not_readable", "unknown_code", "other_desk"),
                        "no_report",
                    ]
                ),
                violation_error_message="Unknown reason.",
            ),
        ]
