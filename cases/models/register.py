"""What officers write for themselves, sealed: the register's rows, notes, and words on records."""

from django.db import models

from cases.models.cases import Case
from reporting import clock
from reporting.fields import BytesField
from reporting.models import Report
from staff.models import Desk, Person


class IndexRow(models.Model):
    """A case's line in its desk's register, sealed to the desk's index key; searched in browsers.

    `revision` counts the writings of the row: who writes says which one they read.
    """

    case = models.OneToOneField(
        Case, primary_key=True, on_delete=models.CASCADE, related_name="index_row"
    )
    version = models.PositiveIntegerField()  # of the index seed; not an epoch
    revision = models.PositiveIntegerField(default=1)
    box = BytesField(max_length=618)


class Note(models.Model):
    """A note of one officer on a case, sealed under the report's content key; never changed."""

    id = models.UUIDField(primary_key=True)  # the object id of its box
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()  # of the event that it is: by whom, and when
    box = BytesField(max_length=16490)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_note_an_event",
                fields=["case", "number"],
                violation_error_message="This event has a note.",
            )
        ]


class RecordReview(models.Model):
    """A record that an officer has judged; what they decided is sealed under its content key."""

    report = models.OneToOneField(
        Report, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    box = BytesField(max_length=1130)
