"""A desk's rota: who is on duty, on which day of the week, from when until when."""

import uuid

from django.db import models

from staff.models import Desk, Person


class Shift(models.Model):
    """One person, one day of the week; the hours are those of the desk's time zone."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="shifts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    start = models.TimeField()
    end = models.TimeField()  # at or before the start: on the next day

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_shift_a_beginning",
                fields=["desk", "person", "weekday", "start"],
                violation_error_message="This person has a shift that begins then.",
            ),
            models.CheckConstraint(
                name="shift_is_on_a_day_of_the_week",
                condition=models.Q(weekday__lte=6),
                violation_error_message="A week has seven days, Monday is 0.",
            ),
        ]

    @property
    def span(self) -> tuple[int, int]:
        """Minutes of the week from Monday 00:00; the end may lie after the week."""
        start = self.start.hour * 60 + self.start.minute
        end = self.end.hour * 60 + self.end.minute
        day = self.weekday * 24 * 60
        return day + start, day + (end if end > start else end + 24 * 60)

    @property
    def ends_next_day(self) -> bool:
        return self.end <= self.start
