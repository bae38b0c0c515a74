"""Letters of both sides, by mailbox; nothing says to which report they belong."""

from django.db import models

from reporting.fields import BytesField


class Letter(models.Model):
    """One letter box in one slot of a mailbox."""

    class Side(models.IntegerChoices):
        REPORTER = 0, "Reporter"
        DESK = 1, "Desk"

    mailbox_hash = BytesField(max_length=32)
    slot = models.PositiveIntegerField()
    side = models.PositiveSmallIntegerField(choices=Side.choices)
    day = models.DateField()
    box = BytesField(max_length=4202)
    closed = models.BooleanField(default=False)  # written anew when its day was closed

    class Meta:
        # what the next night writes anew
        indexes = [
            models.Index(fields=["day"], condition=models.Q(closed=False), name="letter_not_closed")
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_letter_a_slot",
                fields=["mailbox_hash", "slot"],
                violation_error_message="This slot has a letter already.",
            ),
            models.CheckConstraint(
                name="letter_side_is_known",
                condition=models.Q(side__in=[0, 1]),
                violation_error_message="A letter is the reporter's or the desk's.",
            ),
        ]
