"""Cases, what happened in them, and arrivals that could not be taken apart."""

import uuid
from datetime import date

from django.db import models

from reporting.fields import BytesField
from reporting.models import Report
from staff.models import Desk, Person

NEVER = date(9999, 12, 31)  # no clock runs; sorts after every clock that does


class Case(models.Model):
    """One report on its way through a desk."""

    class Status(models.TextChoices):
        RECEIVED = "received", "Received"
        ACKNOWLEDGED = "acknowledged", "Acknowledged"
        ASSESSING = "assessing", "Assessing"
        ADDRESSING = "addressing", "Addressing"
        CONCLUDED = "concluded", "Concluded"
        REFERRED = "referred", "Referred"
        NOT_PROCEEDING = "not_proceeding", "Not proceeding"
        PURGED = "purged", "Purged"

    class Outcome(models.TextChoices):
        SUPPORTED = "supported", "Supported"
        PARTLY_SUPPORTED = "partly_supported", "Partly supported"
        NOT_SUPPORTED = "not_supported", "Not supported"
        TOO_LITTLE_INFORMATION = "too_little_information", "Too little information"
        OUT_OF_SCOPE = "out_of_scope", "Out of scope"
        DUPLICATE = "duplicate", "Duplicate"
        DEMAND_WITHDRAWN = "demand_withdrawn", "Demand withdrawn"
        RESOLVED_BEFORE_DEPARTURE = "resolved_before_departure", "Resolved before departure"
        REFERRED = "referred", "Referred"
        WITHDRAWN_BY_REPORTER = "withdrawn_by_reporter", "Withdrawn by the reporter"
        NO_ANSWER_FROM_REPORTER = "no_answer_from_reporter", "No answer from the reporter"
        RECORDED_ONLY = "recorded_only", "Recorded only"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField(Report, null=True, on_delete=models.SET_NULL, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="cases")
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.RECEIVED)
    outcome = models.CharField(max_length=32, choices=Outcome.choices, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases"
    )
    opened = models.DateField()  # the day on which the report was filed: the law counts from it
    acknowledge_by = models.DateField()
    acknowledge_target = models.DateField()  # the desk's own, earlier
    feedback_by = models.DateField()
    due = models.DateField(default=NEVER)  # the next legal date that is still open
    acknowledged = models.DateField(null=True)  # the law's second clock counts from here
    answered = models.DateField(null=True)  # the first feedback: the law's clocks are over
    finished = models.DateField(null=True)  # retention counts from here
    # for how long it is kept, where its reporter was told less than its desk says now
    keep_months = models.PositiveSmallIntegerField(null=True)
    unowned_since = models.DateField(null=True)
    # the desk's own clocks; while they are paused neither asks for anything
    assess_by = models.DateField(null=True)
    next_action_on = models.DateField(null=True)
    paused_since = models.DateField(null=True)
    held_since = models.DateField(null=True)  # a legal hold: nothing of it may be erased
    # the reporter asked to withdraw: from this day an officer may carry it out
    withdraw_on = models.DateField(null=True)
    last_event = models.DateField()
    closed = models.BooleanField(default=False)  # written anew when its day was closed
    letters_read = models.PositiveIntegerField(default=0)  # slots below this were read

    class Meta:
        # three orders of the queue, by keyset; filters never remove one
        indexes = [
            models.Index(fields=["desk", "due", "id"], name="case_by_due"),
            models.Index(fields=["desk", "opened", "id"], name="case_by_opened"),
            models.Index(fields=["desk", "last_event", "id"], name="case_by_last_event"),
            # mine and nobody's: a few among very many that are finished. PostgreSQL does not take
            # "owner IS NULL" for one value of an index's column, and would sort
            models.Index(fields=["desk", "owner", "due", "id"], name="case_by_owner"),
            models.Index(
                fields=["desk", "due", "id"],
                name="case_unowned",
                condition=models.Q(owner__isnull=True),
            ),
            # what the next night writes anew
            models.Index(
                fields=["opened"], condition=models.Q(closed=False), name="case_not_closed"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="case_status_is_known",
                condition=models.Q(
                    status__in=[
                        "received",
                        "acknowledged",
                        "assessing",
                        "addressing",
                        "concluded",
                        "referred",
                        "not_proceeding",
                        "purged",
                    ]
                ),
                violation_error_message="Unknown status of a case.",
            ),
            models.CheckConstraint(
                name="a_hold_stops_a_withdrawal",
                condition=models.Q(held_since__isnull=True) | models.Q(withdraw_on__isnull=True),
                violation_error_message="A legal hold comes before a withdrawal.",
            ),
        ]

    @property
    def owner_name(self) -> str | None:
        return self.owner.name if self.owner else None

    @property
    def door(self) -> str | None:
        return self.report.door if self.report else None

    @property
    def urgent(self) -> bool | None:
        return self.report.urgent if self.report else None


class Event(models.Model):
    """One thing that an officer or the system did; append-only, chained inside its case."""

    class Kind(models.TextChoices):
        OPENED = "opened", "Opened"
        TRANSITION = "transition", "Transition"
        LETTER = "letter", "Letter"
        OWNER = "owner", "Owner"
        READ = "read", "Read"
        NOTE = "note", "Note"
        CLOCK = "clock", "Clock"
        HOLD = "hold", "Legal hold"
        PROPOSAL = "proposal", "Act that needs two"
        WITHDRAWAL = "withdrawal", "Withdrawal"
        OFFER = "offer", "Offer"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    actor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)  # the instant, of what an officer did
    day = models.DateField(null=True)  # the day, of what the system did
    data = models.JSONField(default=dict)
    prev = BytesField(max_length=32)
    hash = BytesField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_event_a_number",
                fields=["case", "number"],
                violation_error_message="This case has an event with this number.",
            ),
            models.CheckConstraint(
                name="event_has_an_instant_or_a_day",
                condition=models.Q(actor__isnull=False, at__isnull=False, day__isnull=True)
                | models.Q(actor__isnull=True, at__isnull=True, day__isnull=False),
                violation_error_message="An officer's act has its instant, the system's its day.",
            ),
            models.CheckConstraint(
                name="event_kind_is_known",
                condition=models.Q(
                    kind__in=[
                        *("opened", "transition", "letter", "owner", "read", "note", "clock"),
                        *("hold", "proposal", "withdrawal", "offer"),
                    ]
                ),
                violation_error_message="Unknown kind of event.",
            ),
        ]


class ArrivalFailure(models.Model):
    """An arrival that could not be taken apart; after three times it waits for a person."""

    SET_ASIDE_AT = 3

    arrival = models.UUIDField(primary_key=True)
    count = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=80)  # the kind of error, never what was in the arrival
    day = models.DateField()


class ClosedDay(models.Model):
    """The night in which everything before this day was written anew; in that transaction."""

    day = models.DateField(primary_key=True)
