"""A filing as it came (`Arrival`), and taken apart by the collector."""

from django.db import models

from reporting.fields import BytesField


class Door(models.TextChoices):
    SEALED = "sealed", "Protected form or program"
    SIMPLE = "simple", "Simple form"


class Arrival(models.Model):
    """One filing as it came, byte for byte; the collector's deletion of it is the claim."""

    id = models.UUIDField(primary_key=True)  # the object id of its report box
    day = models.DateField()
    door = models.CharField(max_length=6, choices=Door.choices)
    urgent = models.BooleanField(default=False)
    tag = BytesField(max_length=32)
    body = BytesField(max_length=71122)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="arrival_door_is_known",
                condition=models.Q(door__in=["sealed", "simple"]),
                violation_error_message="Unknown door.",
            )
        ]


class Report(models.Model):
    """A report at rest: what the layout says in clear, and the box."""

    id = models.UUIDField(primary_key=True)
    day = models.DateField()
    door = models.CharField(max_length=6, choices=Door.choices)
    urgent = models.BooleanField(default=False)
    record = models.BooleanField(default=False)
    tag = BytesField(max_length=32)
    mailbox_hash = BytesField(max_length=32)
    container = models.UUIDField(null=True)
    desk_key_id = models.UUIDField()
    box = BytesField(max_length=66650)
    closed = models.BooleanField(default=False)  # written anew when its day was closed

    class Meta:
        # which reports wait behind a mailbox: sweeping letters that belong to none
        indexes = [
            models.Index(fields=["mailbox_hash"], name="report_by_mailbox"),
            # which records wait for the officers of a desk
            models.Index(
                fields=["desk_key_id", "id"],
                name="record_by_desk_key",
                condition=models.Q(record=True),
            ),
            # what the next night writes anew
            models.Index(
                fields=["day"], condition=models.Q(closed=False), name="report_not_closed"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="report_door_is_known",
                condition=models.Q(door__in=["sealed", "simple"]),
                violation_error_message="Unknown door.",
            )
        ]


class Wrap(models.Model):
    """The content key of a report, sealed to one desk key; erasing a report deletes these rows."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="wraps")
    key_id = models.UUIDField()
    wrap = BytesField(max_length=1168)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_wrap_a_key",
                fields=["report", "key_id"],
                violation_error_message="This report is wrapped to this key already.",
            )
        ]


class SealedFacets(models.Model):
    """Facets on their way to the count: no key to the report they came with."""

    id = models.UUIDField(primary_key=True)  # random, not the report's
    window_key = models.UUIDField()
    sealed = BytesField(max_length=3184)

    class Meta:
        # "does a waiting row name this key?" before its private half is destroyed
        indexes = [models.Index(fields=["window_key"], name="facets_by_window_key")]
