"""Whom somebody who is asked right now can telephone, by country; coordinators fill it."""

import uuid

from django.db import models


class Contact(models.Model):
    """One telephone number of one service in one country."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(max_length=2)
    service = models.CharField(max_length=80)
    number = models.CharField(max_length=24)  # international, spaces where people pause
    hours = models.CharField(max_length=60, blank=True)  # empty: day and night
    languages = models.JSONField(default=list)  # codes, as in the addresses of pages
    checked_on = models.DateField()
    invented = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        # the numbers of one country, in the order in which they should be tried
        indexes = [models.Index(fields=["country", "order"], name="contact_by_country")]
        constraints = [
            models.UniqueConstraint(
                name="one_contact_a_number",
                fields=["country", "number"],
                violation_error_message="This number is in the list of this country already.",
            ),
            models.CheckConstraint(
                name="contact_number_is_international",
                condition=models.Q(number__regex=r"^\+[0-9]+( [0-9]+)*$"),
                violation_error_message="A number begins with + and has digits and spaces only.",
            ),
            models.CheckConstraint(
                name="contact_country_is_a_code",
                condition=models.Q(country__regex=r"^[A-Z]{2}$"),
                violation_error_message="A country is two capital letters.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} ({self.country})"

    @property
    def dial(self) -> str:
        """For a link that a telephone follows."""
        return self.number.replace(" ", "")
