"""Sums of facts by month: what every series is read from."""

from django.db import models

from trends.live.models.facts import STATUSES, Status


class Level(models.TextChoices):
    COMPLEX = "complex", "Port complex"
    COUNTRY = "country", "Country"
    REGION = "region", "Region of the World Bank"
    WORLD = "world", "World"


class Tally(models.Model):
    """Facts and distinct calls of one place, type (empty: all), month, kind class and status."""

    level = models.CharField(max_length=8, choices=Level.choices)
    place = models.CharField(max_length=40)
    inspection_type = models.CharField(max_length=40, blank=True)
    month = models.CharField(max_length=7)  # YYYY-MM; YYYY-Qn of facts known by quarter only
    kind_class = models.CharField(max_length=12)
    status = models.CharField(max_length=10, choices=Status.choices)
    facts = models.PositiveIntegerField()
    calls = models.PositiveIntegerField()

    class Meta:
        # the unique key also serves every series: level, place, type, then months in order
        constraints = [
            models.UniqueConstraint(
                name="one_tally_a_key",
                fields=["level", "place", "inspection_type", "month", "kind_class", "status"],
                violation_error_message="This sum exists already.",
            ),
            models.CheckConstraint(
                name="tally_level_is_known",
                condition=models.Q(level__in=["complex", "country", "region", "world"]),
                violation_error_message="Unknown level of a tally.",
            ),
            models.CheckConstraint(
                name="tally_status_is_known",
                condition=models.Q(status__in=STATUSES),
                violation_error_message="Unknown status of a tally.",
            ),
            models.CheckConstraint(
                name="tally_class_is_known",
                condition=models.Q(kind_class__in=["solicitation", "clean", "offer", "incident"]),
                violation_error_message="Unknown class of a tally.",
            ),
            models.CheckConstraint(
                name="tally_has_no_more_calls_than_facts",
                condition=models.Q(calls__lte=models.F("facts")),
                violation_error_message="Every call has a fact.",
            ),
        ]
