"""What was counted: a fact is one service in one call; details cannot be joined to it."""

import uuid

from django.db import models

from reporting.fields import BytesField


class Status(models.TextChoices):
    UNREVIEWED = "unreviewed", "Not read by an officer yet"
    CONFIRMED = "confirmed", "Read and confirmed"
    REJECTED = "rejected", "Read and rejected"


class Source(models.TextChoices):
    REPORTS = "reports", "Reports filed here"
    INVENTED = "invented", "Invented for the demo"


STATUSES = ["unreviewed", "confirmed", "rejected"]


class Fact(models.Model):
    """One service in one call. The ticket is the desk's way to correct it, and nobody else's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ticket_hash = BytesField(max_length=32, unique=True)
    desk = models.UUIDField()
    place = models.CharField(max_length=40)
    inspection_type = models.CharField(max_length=40)
    period = models.CharField(max_length=7)  # YYYY-MM, or YYYY-Qn
    received_quarter = models.CharField(max_length=7)
    kind = models.CharField(max_length=40)
    response = models.CharField(max_length=40, blank=True)
    call = models.UUIDField()
    cell = models.UUIDField(null=True)
    panel = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UNREVIEWED)
    # the number of the correction that was counted, readable only with the ticket; the highest wins
    corrected = BytesField(max_length=16, null=True)
    # facts that nobody can tell apart; null where no report stands behind them
    crowd = models.UUIDField(null=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.REPORTS)

    class Meta:
        indexes = [
            # distinct calls: which facts of these calls were counted before
            models.Index(fields=["call"], name="fact_by_call"),
            # what stands behind a cell of a release: calls and senders of a place and year
            models.Index(fields=["status", "place", "period"], name="fact_by_place"),
            # how large a crowd is, before some of its facts are corrected
            models.Index(fields=["crowd"], name="fact_by_crowd"),
        ]
        constraints = [
            models.CheckConstraint(
                name="fact_status_is_known",
                condition=models.Q(status__in=STATUSES),
                violation_error_message="A fact is unreviewed, confirmed or rejected.",
            ),
            models.CheckConstraint(
                name="fact_source_is_known",
                condition=models.Q(source__in=["reports", "invented"]),
                violation_error_message="A fact comes from reports, or was invented for the demo.",
            ),
            models.CheckConstraint(
                name="fact_period_is_a_month_or_quarter",
                condition=models.Q(period__regex=r"^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$"),
                violation_error_message="A period is YYYY-MM or YYYY-Qn; never a day.",
            ),
            models.CheckConstraint(
                name="fact_is_received_in_a_quarter",
                condition=models.Q(received_quarter__regex=r"^[0-9]{4}-Q[1-4]$"),
                violation_error_message="What was received has its quarter, YYYY-Qn.",
            ),
        ]


class Detail(models.Model):
    """One other attribute of some fact. No key joins details to a fact or to each other:
    a row of twelve attributes is a fingerprint."""

    # SHA-256 of the detail's own ticket: only who holds the case can name it
    ticket_hash = BytesField(max_length=32, primary_key=True)
    place = models.CharField(max_length=40)
    inspection_type = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=24)
    value = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UNREVIEWED)

    class Meta:
        # how refusing went, by place and year
        indexes = [models.Index(fields=["name", "place", "year"], name="detail_by_name")]
        constraints = [
            models.CheckConstraint(
                name="detail_status_is_known",
                condition=models.Q(status__in=STATUSES),
                violation_error_message="A detail is unreviewed, confirmed or rejected.",
            )
        ]
