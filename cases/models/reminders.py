"""Reminders, the days on which a desk was looked through, and mail on its way."""

from django.db import models

from cases.models.cases import Case
from staff.models import Desk, Person


class Watch(models.Model):
    """A desk was looked through for this digest day: in the transaction that made its reminders."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_watch_a_day",
                fields=["desk", "day"],
                violation_error_message="This desk was looked through on this day.",
            )
        ]


class Reminder(models.Model):
    """What one person is reminded of, once: the row is the reminder."""

    class Clock(models.TextChoices):
        UNOWNED = "unowned", "Nobody has this case yet"
        ACKNOWLEDGE = "acknowledge", "Confirm to the reporter"
        FEEDBACK = "feedback", "Tell the reporter the result"
        ASSESS = "assess", "Finish assessing"
        NEXT_ACTION = "next_action", "The next action is planned for today"
        WITHDRAWAL = "withdrawal", "Erase, as the reporter asked"

    class Moment(models.TextChoices):
        HALF = "half", "half of the time is over"
        THREE_QUARTERS = "three_quarters", "three quarters of the time are over"
        LEAD = "lead", "the legal date is near"
        DEADLINE = "deadline", "this is the legal date"
        REACHED = "reached", "the day has come"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminders")
    clock = models.CharField(max_length=12, choices=Clock.choices)
    moment = models.CharField(max_length=14, choices=Moment.choices)
    since = models.DateField()  # when that clock began: a case can be without an owner twice
    due = models.DateField()
    day = models.DateField()  # the digest day on which it was made

    class Meta:
        # a person's own reminders, newest first
        indexes = [models.Index(fields=["person", "-day"], name="reminder_by_person")]
        constraints = [
            models.UniqueConstraint(
                name="one_reminder_a_moment",
                fields=["case", "clock", "moment", "since", "person"],
                violation_error_message="This person was reminded of this.",
            ),
            models.CheckConstraint(
                name="reminder_clock_is_known",
                condition=models.Q(
                    clock__in=[
                        *("unowned", "acknowledge", "feedback", "assess", "next_action"),
                        "withdrawal",
                    ]
                ),
                violation_error_message="Unknown clock.",
            ),
            models.CheckConstraint(
                name="reminder_moment_is_known",
                condition=models.Q(
                    moment__in=["half", "three_quarters", "lead", "deadline", "reached"]
                ),
                violation_error_message="Unknown moment of a clock.",
            ),
        ]


class Mail(models.Model):
    """One mail to an officer: the digest of a day, or word that a ship is alongside now."""

    class Kind(models.TextChoices):
        DIGEST = "digest", "Digest"
        ALONGSIDE = "alongside", "Alongside now"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENDING = "sending", "Given to the mail server, and nothing heard since"
        SENT = "sent", "Taken by the mail server"
        LAPSED = "lapsed", "Overtaken by a newer one"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    day = models.DateField()
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")
    due_soon = models.BooleanField(default=False)
    overdue = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)

    class Meta:
        # what waits for the mail server
        indexes = [
            models.Index(
                fields=["kind"], condition=models.Q(state="waiting"), name="mail_that_waits"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_digest_a_day",
                fields=["person", "day"],
                condition=models.Q(kind="digest"),
                violation_error_message="This person has the digest of this day.",
            ),
            models.UniqueConstraint(
                name="one_mail_a_ship",
                fields=["person", "case"],
                condition=models.Q(kind="alongside"),
                violation_error_message="This person was told of this ship.",
            ),
            models.CheckConstraint(
                name="mail_kind_is_known",
                condition=models.Q(kind="digest", case__isnull=True)
                | models.Q(kind="alongside", case__isnull=False),
                violation_error_message="A digest is of no case, word of a ship is of one.",
            ),
            models.CheckConstraint(
                name="mail_state_is_known",
                condition=models.Q(state__in=["waiting", "sending", "sent", "lapsed"]),
                violation_error_message="Unknown state of a mail.",
            ),
        ]
